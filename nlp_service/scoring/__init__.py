"""Scoring: how well the evidence of a candidate speaks for its field."""
