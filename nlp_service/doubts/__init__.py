"""Doubts: values that an equation or a check digit says are misread, and what a second look at their place reads."""
