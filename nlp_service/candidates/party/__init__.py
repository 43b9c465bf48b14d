"""Everything about a party: names of supplier and customer, and for all parties address, contact, registrations."""
