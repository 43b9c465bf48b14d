"""Engines: the ways to make a record of a document, behind one interface."""
