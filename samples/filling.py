"""Patterns of numbers, and how chance fills them."""

import random


def fill(pattern: str, rng: random.Random) -> str:
    """The pattern with a digit for each `#` and a capital letter for each `@`."""
    return "".join(
        rng.choice("0123456789") if mark == "#" else rng.choice("ABCDEFGHKLMNPRTVWX") if mark == "@" else mark
        for mark in pattern
    )
