from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import LocalEngine
from nlp_service.reading.page import Document

Text = tuple[float, float, str]


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


@pytest.fixture
def title() -> list[Text]:
    return [(0.08, 0.3, "Rechnung")]


def test_two_invoices_in_one_file_are_two_parts(
    engine: LocalEngine, write: Callable[..., Document], invoice: list[Text], title: list[Text]
) -> None:
    other = [(left, top, text.replace("RE-2024-0815", "RE-2024-0999")) for left, top, text in invoice]
    extraction = engine.extract(write(title + invoice, title + other), Hints())
    assert [(part.first_page, part.last_page, part.number) for part in extraction.parts] == [
        (1, 1, "RE-2024-0815"),
        (2, 2, "RE-2024-0999"),
    ]


def test_an_invoice_with_a_second_page_is_one_document(
    engine: LocalEngine, write: Callable[..., Document], invoice: list[Text], title: list[Text]
) -> None:
    more = [(0.08, 0.05, "Rechnung RE-2024-0815"), (0.6, 0.3, "Gesamtbetrag 1.457,75"), (0.08, 0.9, "Seite 2 von 2")]
    assert engine.extract(write(title + invoice, more), Hints()).parts == ()
