"""Tells who follows invoices that they changed, within a process and across all of them."""
