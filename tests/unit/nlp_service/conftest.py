"""Small pages for the tests: words at positions, as OCR or a text layer would give them."""

from collections.abc import Callable, Iterable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.survey import Survey, survey
from nlp_service.language.lexicon import load_languages
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, Page, PageSource, Segment, Word

# The size of text on the test pages, in fractions of a page of the shape of A4.
HEIGHT = 0.012
LETTER = 0.008
ASPECT = 0.707

Text = tuple[float, float, str]


def words_at(texts: Iterable[Text], page: int = 1) -> list[Word]:
    """The words of `texts`, each given with its left and top edge."""
    words: list[Word] = []
    for left, top, text in texts:
        x = left
        for part in text.split():
            right = x + LETTER * len(part)
            corners = (Point(x, top), Point(right, top), Point(right, top + HEIGHT), Point(x, top + HEIGHT))
            words.append(Word(f"{page}.{len(words)}", part, 1.0, page, corners, Box.around(corners)))
            x = right + LETTER / 2
    return words


@pytest.fixture
def make_words() -> Callable[..., list[Word]]:
    return words_at


@pytest.fixture
def write() -> Callable[..., Document]:
    """Writes texts, each `(left, top, text)`, on pages: one list a page."""

    def write_pages(*pages: list[Text], source: PageSource = PageSource.TEXT_LAYER) -> Document:
        return Document(
            tuple(
                make_page(number, ASPECT, source, words_at(texts, number))
                for number, texts in enumerate(pages, start=1)
            )
        )

    return write_pages


@pytest.fixture
def segment() -> Callable[[str], Segment]:
    """One segment with this text."""
    return lambda text: Segment(tuple(words_at([(0.1, 0.1, text)])))


@pytest.fixture(scope="session")
def finder() -> LabelFinder:
    return LabelFinder(load_languages())


@pytest.fixture
def look_over(write: Callable[..., Document], finder: LabelFinder) -> Callable[..., Survey]:
    """The survey of one page with these texts."""

    def look(*texts: Text, hints: Hints | None = None) -> Survey:
        return survey(write(list(texts)), hints or Hints(), finder)

    return look


@pytest.fixture
def first_page(write: Callable[..., Document]) -> Callable[..., Page]:
    return lambda *texts: write(list(texts)).pages[0]


INVOICE: list[Text] = [
    (0.08, 0.05, "Nordlicht Papier GmbH"),
    (0.08, 0.068, "Hafenstraße 12"),
    (0.08, 0.086, "20457 Hamburg"),
    (0.08, 0.104, "USt-IdNr.: DE136695976"),
    (0.08, 0.18, "Rechnung an"),
    (0.08, 0.198, "Buchhandlung Weber KG"),
    (0.08, 0.216, "Marktplatz 3"),
    (0.08, 0.234, "50667 Köln"),
    (0.6, 0.18, "Rechnungsnummer:"),
    (0.8, 0.18, "RE-2024-0815"),
    (0.6, 0.2, "Rechnungsdatum:"),
    (0.8, 0.2, "14.03.2024"),
    (0.6, 0.22, "Fällig am:"),
    (0.8, 0.22, "13.04.2024"),
    (0.6, 0.24, "Ihre Bestellung:"),
    (0.8, 0.24, "B-4711"),
    (0.08, 0.36, "Beschreibung"),
    (0.45, 0.36, "Menge"),
    (0.58, 0.36, "Einzelpreis"),
    (0.72, 0.36, "MwSt %"),
    (0.85, 0.36, "Betrag"),
    (0.08, 0.39, "Briefpapier A4"),
    (0.45, 0.39, "10 Pack"),
    (0.58, 0.39, "12,50"),
    (0.72, 0.39, "19"),
    (0.85, 0.39, "125,00"),
    (0.08, 0.406, "holzfrei, weiß"),
    (0.08, 0.44, "Umschläge C5"),
    (0.45, 0.44, "1.000 Stück"),
    (0.58, 0.44, "1,10"),
    (0.72, 0.44, "19"),
    (0.85, 0.44, "1.100,00"),
    (0.58, 0.5, "Nettobetrag"),
    (0.85, 0.5, "1.225,00 €"),
    (0.58, 0.52, "MwSt 19 %"),
    (0.85, 0.52, "232,75 €"),
    (0.58, 0.54, "Gesamtbetrag"),
    (0.85, 0.54, "1.457,75 €"),
    (0.08, 0.7, "IBAN: DE89 3704 0044 0532 0130 00"),
]


@pytest.fixture
def invoice() -> list[Text]:
    """A German invoice: two lines, one VAT rate, everything labelled."""
    return list(INVOICE)
