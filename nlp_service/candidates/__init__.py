"""Candidates: for each field the values that it might have, with the evidence for each."""
