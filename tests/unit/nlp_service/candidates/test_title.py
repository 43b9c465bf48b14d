from collections.abc import Callable

import pytest

from nlp_service.candidates.day import find_days
from nlp_service.candidates.number import find_document_numbers
from nlp_service.candidates.survey import Survey

VERY_SURE = 0.9


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Handelsrechnung (380) Nr. 471102 vom 05.06.2018", "471102"),
        ("Verzamelfactuur nr 2024-17", "2024-17"),
        ("Invoice No. 103767", "103767"),
    ],
)
def test_a_title_labels_the_number_behind_it(look_over: Callable[..., Survey], title: str, number: str) -> None:
    found = {c.value: c.features for c in find_document_numbers(look_over((0.1, 0.1, title)))}
    assert found[number].label > VERY_SURE


def test_a_code_in_brackets_is_no_number(look_over: Callable[..., Survey]) -> None:
    found = find_document_numbers(look_over((0.1, 0.1, "Abschlagsrechnung (875) Nr. 210112")))
    best = max(found, key=lambda candidate: candidate.features.label)
    assert best.value == "210112"


def test_a_title_dates_the_document(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Version 2.1 vom 24.03.2020"), (0.1, 0.1, "Handelsrechnung Nr. 7 vom 13.06.2018"))
    labels = {c.value: c.features.label for c in find_days(page) if c.field == "issue_date"}
    assert labels["2018-06-13"] > VERY_SURE > labels["2020-03-24"]


def test_a_mere_number_in_the_section_of_a_party_is_not_the_invoice_s(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.2, "Verkäufer"), (0.1, 0.22, "Nummer: 549910"), (0.1, 0.24, "Name: Lieferant GmbH"))
    (found,) = [c for c in find_document_numbers(page) if c.field == "invoice_number"]
    assert found.features.rival > found.features.label
