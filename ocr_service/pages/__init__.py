"""Reading one page: its text layer where that is worth using, else its picture; and the picture that people see."""
