"""Invoices as files for other programs. Each format is a small encoder that takes invoices and gives bytes."""
