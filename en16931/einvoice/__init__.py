"""E-invoices: XML of the standard's two syntaxes, UBL and UN/CEFACT CII, read into records."""
