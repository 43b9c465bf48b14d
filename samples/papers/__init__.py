"""Papers that come with the mail and are no invoices: letters, contracts, statements of a bank and the like."""
