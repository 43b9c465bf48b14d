from dataclasses import asdict
from string import Formatter

import pytest

from samples.countries import COUNTRIES
from samples.kind import Kind
from samples.seeding import chance
from samples.wording import choices_for

LOCALES = sorted({country.locale for countries in COUNTRIES.values() for country in countries})
PLACES = {
    "page": {"page", "pages"},
    "net_days": {"days"},
    "discount": {"percent"},
    "tax": {"rate"},
    "tax_on_base": {"rate", "base"},
    "tax_included": {"rate"},
    "group": {"number"},
    "pay_by": {"amount", "date"},
    "pay_now": {"amount"},
}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_way_to_say_a_thing_has_its_places_for_values(locale: str) -> None:
    wording, _ = choices_for(locale)
    for entry, choices in asdict(wording).items():
        for choice in choices.split("|"):
            assert choice.strip() == choice != "", entry
            assert {place for _, place, _, _ in Formatter().parse(choice) if place} == PLACES.get(entry, set()), entry


@pytest.mark.parametrize("locale", LOCALES)
def test_every_letter_is_in_the_fonts_that_every_reader_has(locale: str) -> None:
    wording, _ = choices_for(locale)
    "".join(asdict(wording).values()).encode("cp1252")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_document_says_each_thing_in_one_way(locale: str) -> None:
    wording, _ = choices_for(locale)
    picked = [wording.pick(chance(seed, "test")) for seed in range(30)]
    assert not any("|" in text for one in picked for text in asdict(one).values())
    assert len({one.invoice_number for one in picked}) > 3
    assert len({one.gross_total for one in picked}) > 3


def test_each_kind_has_its_own_title_and_labels() -> None:
    wording = choices_for("de")[0].pick(chance(1, "test"))
    assert len({wording.title(kind) for kind in Kind}) == len(Kind)
    assert wording.number_label(Kind.CREDIT_NOTE) == wording.credit_note_number
    assert wording.date_label(Kind.QUOTE) == wording.date
    assert wording.total_label(Kind.CREDIT_NOTE) == wording.credit_total
    assert wording.opening(Kind.REMINDER) == wording.reminder_introduction
