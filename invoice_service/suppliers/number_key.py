"""The form under which invoice numbers are compared: separators, case and leading zeros of the whole do not matter."""

import re

# Characters that are easily read as one another, each with the one that stands for both.
_CONFUSED = str.maketrans("OQILSBZG", "00115826")


def number_key(number: str) -> str:
    """The key of an invoice number: `RE-2024/0017` and `re 2024 0017` have the same. Empty for no letters or digits."""
    return re.sub(r"[\W_]", "", number).upper().lstrip("0")


def may_be_misread(number: str, other: str) -> bool:
    """Whether two numbers with different keys may be the same one, of which letters were taken for digits."""
    return number_key(number).translate(_CONFUSED) == number_key(other).translate(_CONFUSED)
