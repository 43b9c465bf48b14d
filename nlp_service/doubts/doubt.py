"""A doubt: a value that a rule says is misread, where it stands, and how to tell what a second look must read."""

from collections.abc import Callable
from dataclasses import dataclass

from nlp_service.reading.page import Word


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value at `path`, read as `printed` in `words`, that the rule `rule_id` doubts.

    `others` are the paths of all values that take part in the rule, of which one is wrong and not several.
    `settled` gives, for the characters that a second look reads, the value in canonical text that satisfies the rule;
    None where they do not. `sentence` says, for such a value, what asks for it.
    """

    path: str
    rule_id: str
    others: frozenset[str]
    printed: str
    words: tuple[Word, ...]
    settled: Callable[[str], str | None]
    sentence: Callable[[str], str]
