"""Training: what the weights beside `scoring` and `confidence` are learned from, and how. Not used when serving."""
