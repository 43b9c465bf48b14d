"""Everything about a party but the names of supplier and customer: its address, how to reach it, its registrations."""
