"""Reading: from the words of a page to segments, rows, blocks and tables."""
