"""EN 16931, the European standard for invoices: values, field paths, arithmetic rules. Pure: no I/O, no services."""
