"""What people do with invoices: correct, approve, annotate, throw away, one by one or many at a time."""
