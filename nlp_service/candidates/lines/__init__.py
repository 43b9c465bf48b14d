"""Invoice lines: the rows of tables with and without a header, their columns by arithmetic, their tax."""
