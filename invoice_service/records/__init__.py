"""What a record is: its values and readings, its states, and how a change of it is kept."""
