"""Keeps invoices: takes documents in, has them read and checked, and lets people correct and archive the records."""
