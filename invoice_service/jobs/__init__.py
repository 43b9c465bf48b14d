"""Gets invoices processed: who runs what and when, and one run with its lease and its end."""
