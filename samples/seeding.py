"""Where all chance in the samples comes from: generators that follow from a seed and a purpose."""

import random

import numpy as np


def chance(seed: int, purpose: str) -> random.Random:
    """A generator for one purpose, so that drawing more for one thing does not change another."""
    return random.Random(f"{purpose}/{seed}")  # noqa: S311 - it has to be repeatable, it guards nothing


def noise(seed: int, purpose: str) -> np.random.Generator:
    """As `chance`, for arrays of numbers."""
    return np.random.default_rng(chance(seed, purpose).getrandbits(64))
