"""What a unit of work can do with the rows, one aggregate a file."""
