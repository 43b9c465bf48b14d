"""EN 16931, the European standard for invoices: values, field paths, rules, e-invoices. Pure: no I/O, no services."""
