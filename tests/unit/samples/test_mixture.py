from collections import Counter
from itertools import islice, product

from samples.mixture import mixed

LAYOUTS, LANGUAGES, SCANS = "abcdefgh", "xyz", "1234"


def test_every_combination_comes_once_before_any_comes_again() -> None:
    first = [*islice(mixed(LAYOUTS, LANGUAGES, SCANS), 96)]
    assert sorted(first) == sorted(product(LAYOUTS, LANGUAGES, SCANS))
    assert [*islice(mixed(LAYOUTS, LANGUAGES, SCANS), 96, 100)] == first[:4]


def test_a_short_mixture_is_even() -> None:
    few = [*islice(mixed(LAYOUTS, LANGUAGES, SCANS), 24)]
    for part in range(3):
        counts = Counter(combination[part] for combination in few).values()
        assert max(counts) - min(counts) <= 3
    assert len(few) == len(set(few))
