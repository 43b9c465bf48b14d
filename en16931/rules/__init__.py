"""The rules of EN 16931 that a record is checked against; each names the fields it fails on."""
