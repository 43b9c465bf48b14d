"""Finds how a page must be turned, straightened and flattened so that people see it upright, from the lines on it."""
