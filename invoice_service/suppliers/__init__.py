"""Who an invoice is from: what it shows of its supplier, and which known supplier that is. Pure."""
