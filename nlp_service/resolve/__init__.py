"""Resolving: which candidate each field takes, alone or together with others; none rather than a wrong one."""
