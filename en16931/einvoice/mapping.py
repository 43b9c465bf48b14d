"""How a syntax is described: which field of a record is found by which XPath."""

from collections.abc import Callable
from dataclasses import dataclass

Convert = Callable[[str], str | None]
"""Turns what stands in the XML into canonical text; None when it gives this field no value."""


@dataclass(frozen=True)
class Field:
    """A single value.

    `path` is the field's path below the record or the item. The first text that the `xpaths`, relative to the element
    of the record or item and tried in their order, give counts. Texts are converted by the field's type where no
    `convert` is given.
    """

    path: str
    xpaths: tuple[str, ...]
    convert: Convert | None = None
    any_currency: bool = False
    """The amount need not be in the invoice's currency."""
    joined: bool = False
    """All texts that the first XPath gives count, a line each."""


@dataclass(frozen=True)
class Items:
    """A list of items: one for each element that the XPath finds, in document order."""

    path: str
    xpath: str
    members: tuple["Member", ...]


Member = Field | Items
Mapping = tuple[Member, ...]


def field(
    path: str, *xpaths: str, convert: Convert | None = None, any_currency: bool = False, joined: bool = False
) -> Field:
    """Describe a single value."""
    return Field(path, xpaths, convert, any_currency, joined)


def identifier(path: str, xpath: str, scheme: str = "schemeID") -> Mapping:
    """Describe an identifier whose scheme stands in an attribute beside it."""
    return field(f"{path}.value", xpath), field(f"{path}.scheme", f"{xpath}/@{scheme}")
