"""The lexicon: which phrases name which field, and other words that documents use, read from one file per language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_service.reading.folding import fold

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names a field. `weight` is 1 for a label that means this field, less for one that only may."""

    text: str
    field: str
    weight: float
    language: str


@dataclass(frozen=True)
class Language:
    """What documents in one language say. All words are folded (see `fold`).

    `particulars` are the phrases that name what an invoice states beside its parties, lines and totals.
    """

    code: str
    phrases: tuple[Phrase, ...]
    particulars: tuple[Phrase, ...]
    months: Mapping[str, int]
    common: frozenset[str]
    table_end: tuple[str, ...]
    carried_forward: tuple[str, ...]
    page: tuple[str, ...]
    units: frozenset[str]
    organisation: frozenset[str]
    bank: tuple[str, ...]
    legal: tuple[str, ...]
    contact: tuple[str, ...]
    street: tuple[str, ...]
    street_first: tuple[str, ...]
    street_last: tuple[str, ...]
    speech: tuple[str, ...]
    person_titles: tuple[str, ...]
    not_names: tuple[str, ...]
    registration: tuple[str, ...]
    period_bounds: tuple[str, ...]
    title_heads: tuple[str, ...]


WEAK_LABEL = 0.5


@cache
def load_language(code: str) -> Language:
    """The language file of this code. Raises FileNotFoundError when there is none."""
    data: dict[str, Any] = tomllib.loads(files("nlp_service.language").joinpath(f"{code}.toml").read_text("utf-8"))
    words: dict[str, list[str]] = data["words"]

    def folded(name: str) -> tuple[str, ...]:
        return tuple(fold(word) for word in words[name])

    return Language(
        code=code,
        phrases=tuple(_phrases(code, data)),
        particulars=tuple(
            Phrase(spelled, field, 1.0, code)
            for field, texts in data["particulars"].items()
            for text in texts
            for spelled in _spellings(text)
        ),
        months={
            fold(name): number for number, names in enumerate(words["months"], start=1) for name in names.split("|")
        },
        common=frozenset(folded("common")),
        table_end=folded("table_end"),
        carried_forward=folded("carried_forward"),
        page=folded("page"),
        units=frozenset(folded("units")),
        organisation=frozenset(folded("organisation")),
        bank=folded("bank"),
        legal=folded("legal"),
        contact=folded("contact"),
        street=folded("street"),
        street_first=folded("street_first") if "street_first" in words else (),
        street_last=folded("street_last") if "street_last" in words else (),
        speech=folded("speech"),
        person_titles=folded("person_titles"),
        not_names=folded("not_names"),
        registration=folded("registration"),
        period_bounds=folded("period_bounds"),
        title_heads=folded("title_heads") if "title_heads" in words else (),
    )


def _spellings(text: str) -> tuple[str, ...]:
    """`text`, and with `n` for `number` in it as `Nº` and `N.º` are folded."""
    words = text.split(" ")
    if "n" not in words:
        return (text,)
    return tuple(" ".join(sign if word == "n" else word for word in words) for sign in ("n", "no", "n o"))


_NUMBERED_TYPES = ("invoice", "credit_note", "corrected_invoice", "debit_note")


def _phrases(code: str, data: dict[str, Any]) -> list[Phrase]:
    tables = (
        (data["labels"], 1.0, ""),
        (data["weak_labels"], WEAK_LABEL, ""),
        (data["document_types"], 1.0, "document_type."),
    )
    phrases = [
        Phrase(text, prefix + field, weight, code)
        for table, weight, prefix in tables
        for field, texts in table.items()
        for text in texts
    ]
    # A title labels the number that follows it, as in `VAT invoice SI/008499`.
    known = {phrase.text for phrase in phrases if phrase.field == "invoice_number"}
    titles = {text for kind in _NUMBERED_TYPES for text in data["document_types"].get(kind, ())}
    return [*phrases, *(Phrase(text, "invoice_number", WEAK_LABEL, code) for text in sorted(titles - known))]


@cache
def load_languages() -> tuple[Language, ...]:
    """All languages that there is a file for."""
    return tuple(load_language(code) for code in LANGUAGES)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind (an attribute of `Language` that holds words) in all languages together."""
    return frozenset(word for language in load_languages() for word in getattr(language, kind))
