"""Measures what the services do and how fast; run by hand, not by the tests."""
