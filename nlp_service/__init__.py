"""NlpService: turns pages of words into an invoice record in which every value names its origin."""
