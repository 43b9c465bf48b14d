"""Takes documents in: spools and proves the bytes, stores them, and writes the invoice."""
