"""A paper: what is written on it, filled with names, dates and amounts by chance."""

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from samples.seeding import chance

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr")
# The kinds of paper, and what each is in the flat result.
KINDS = {
    "letter": "other",
    "contract": "other",
    "cv": "other",
    "minutes": "other",
    "bank_statement": "statement",
    "delivery_note": "delivery_note",
}
_CURRENCIES = {"en": "GBP", "pl": "PLN", "tr": "TRY"}
_FIRST_DAY = date(2021, 1, 4)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it is printed. `table` are rows of cells, `sender` and `recipient` lines of an address."""

    document_type: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    closing: str


def make_paper(seed: int, language: str, kind: str) -> Paper:
    """The paper of that seed. KeyError for a kind that there is not, FileNotFoundError for a language without texts."""
    rng = chance(seed, f"paper/{language}/{kind}")
    texts = _texts(language)
    words = _words(rng, texts, language)
    text: Mapping[str, Any] = texts[kind]
    table = [tuple(cell.format_map(words) for cell in row.split(" | ")) for row in text.get("rows", ())]
    if kind == "bank_statement":
        table += _transactions(rng, text, texts["decimal"], words)
    if kind == "delivery_note":
        table += _deliveries(rng, text, texts["goods"])
    return Paper(
        document_type=KINDS[kind],
        sender=(words["company"], words["street"], words["town"]),
        recipient=(words["person"], rng.choice(texts["streets"]), rng.choice(texts["towns"])),
        title=text["title"],
        paragraphs=tuple(paragraph.format_map(words) for paragraph in text["paragraphs"]),
        table=tuple(table),
        closing=text.get("closing", ""),
    )


@cache
def _texts(language: str) -> Mapping[str, Any]:
    return tomllib.loads(files("samples.papers.texts").joinpath(f"{language}.toml").read_text("utf-8"))


def _words(rng: random.Random, texts: Mapping[str, Any], language: str) -> Mapping[str, str]:
    company, company2 = rng.sample(texts["companies"], 2)
    person, other = rng.sample(texts["people"], 2)
    day = _FIRST_DAY + timedelta(days=rng.randrange(1400))
    return {
        "company": company,
        "company2": company2,
        "person": person,
        "other": other,
        "street": rng.choice(texts["streets"]),
        "town": rng.choice(texts["towns"]),
        "number": f"{rng.choice(('', 'RE-', 'F'))}{rng.randrange(1000, 99999)}",
        "date": day.strftime("%d/%m/%Y" if language in ("en", "fr", "es", "pt", "it") else "%d.%m.%Y"),
        "time": f"{rng.randrange(8, 20)}:{rng.choice(('00', '15', '30'))}",
        "amount": _amount(Decimal(rng.randrange(10_000, 900_000)) / 100, texts["decimal"]),
        "amount2": _amount(Decimal(rng.randrange(10_000, 900_000)) / 100, texts["decimal"]),
        "currency": _CURRENCIES.get(language, "EUR"),
    }


def _amount(value: Decimal, decimal: str) -> str:
    text = f"{value:,.2f}"
    return text if decimal == "." else text.translate(str.maketrans(",.", ".,"))


def _transactions(
    rng: random.Random, text: Mapping[str, Any], decimal: str, words: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    yield tuple(text["header"])
    balance = Decimal(rng.randrange(100_000, 900_000)) / 100
    for _ in range(rng.randrange(5, 14)):
        change = Decimal(rng.randrange(-50_000, 60_000)) / 100
        balance += change
        entry = rng.choice(text["entries"]).format_map(words)
        yield (
            f"{rng.randrange(1, 28):02}.{rng.randrange(1, 12):02}.",
            entry,
            _amount(change, decimal),
            _amount(balance, decimal),
        )
    yield ("", text["total"], "", _amount(balance, decimal))


def _deliveries(rng: random.Random, text: Mapping[str, Any], goods: list[str]) -> Iterator[tuple[str, ...]]:
    yield tuple(text["header"])
    for number, item in enumerate(rng.sample(goods, rng.randrange(2, len(goods) + 1)), start=1):
        yield (str(number), item, str(rng.randrange(1, 40)), text["unit"])
