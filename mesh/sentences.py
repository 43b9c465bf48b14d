"""Sentence templates: facts stand in braces, parts that are said only when their facts are known in square brackets."""

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any


def fill(template: str, facts: Mapping[str, str | int]) -> str:
    """The template with its facts; `{limit_bytes:size}` gives megabytes, other numbers take Python's format codes.

    A fact that is needed and missing reads "unknown": that spoils a word, never the answer.
    """

    def said_if_known(part: re.Match[str]) -> str:
        return part[1] if _names(part[1]) <= facts.keys() else ""

    return _FORMATTER.vformat(_OPTIONAL.sub(said_if_known, template), (), facts)


def needed_facts(template: str) -> frozenset[str]:
    """The names of the facts that stand outside square brackets."""
    return _names(_OPTIONAL.sub("", template))


def _names(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(template) if name is not None)


class _FactFormatter(string.Formatter):
    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), "unknown")

    def format_field(self, value: Any, format_spec: str) -> str:
        if not isinstance(value, int):
            return str(value)
        if format_spec == "size":
            return f"{value / 2**20:.4g} MB"
        return format(value, format_spec)


_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_FORMATTER = _FactFormatter()
