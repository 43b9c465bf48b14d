"""What an invoice states beside its parties, lines and totals: references, dates, terms, ways to pay, tax reasons."""
