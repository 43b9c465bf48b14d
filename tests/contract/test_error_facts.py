"""Every place that raises a reason of the catalogue gives the facts that its sentence needs."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mesh.error_catalogue import CATALOGUE
from mesh.sentences import needed_facts

_ROOT = Path(__file__).parents[2]
_PACKAGES = ("en16931", "mesh", "ocr_service", "nlp_service", "invoice_service")


@dataclass(frozen=True)
class Raise:
    """A `ServiceError(reason, …)` in the code, or the `super().__init__(reason, …)` of a subclass."""

    place: str
    reason: str
    keywords: frozenset[str | None]

    def missing_facts(self) -> frozenset[str]:
        # A message says all by itself, and ** (a keyword without a name) is beyond reading.
        if self.keywords & {"message", None}:
            return frozenset()
        entry = CATALOGUE[self.reason]
        return frozenset(needed_facts(f"{entry.fault} {entry.remedy}") - self.keywords)


def _raises(source: str, name: str) -> Iterator[Raise]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Name("ServiceError") | ast.Attribute(ast.Call(ast.Name("super")), "__init__"),
                args=[ast.Constant(str(reason)), *_],
                keywords=keywords,
            ) if reason.isupper():
                yield Raise(f"{name}:{node.lineno}", reason, frozenset(keyword.arg for keyword in keywords))


def _all_raises() -> list[Raise]:
    paths = sorted(path for package in _PACKAGES for path in (_ROOT / package).rglob("*.py"))
    return [
        found for path in paths for found in _raises(path.read_text(encoding="utf-8"), str(path.relative_to(_ROOT)))
    ]


@pytest.mark.parametrize("raised", _all_raises(), ids=lambda raised: raised.place)
def test_a_raised_reason_is_known_and_its_facts_are_given(raised: Raise) -> None:
    assert raised.reason in CATALOGUE
    assert not raised.missing_facts()


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ('raise ServiceError("DOCUMENT_TOO_MANY_PAGES", pages=3)', {"limit_pages"}),
        ('super().__init__("PAGE_UNREADABLE")', {"page"}),
        ('raise ServiceError("PAGE_UNREADABLE", message="Page 3 is torn.")', set()),
        ('raise ServiceError("PAGE_UNREADABLE", **facts)', set()),
    ],
)
def test_a_forgotten_fact_is_found(source: str, missing: set[str]) -> None:
    (raised,) = _raises(source, "example.py")
    assert raised.missing_facts() == missing
