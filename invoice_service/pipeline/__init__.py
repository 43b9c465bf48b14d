"""The way of a document from its bytes to a checked record: recognize, extract, check, decide."""
