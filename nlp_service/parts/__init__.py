"""Parts: the documents that a file holds, when it holds several, told by what first and last pages have."""
