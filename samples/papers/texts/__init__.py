"""The texts of the papers, one file per language."""
