from collections.abc import Callable

import pytest

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.document_type import find_document_types
from nlp_service.candidates.survey import Survey
from nlp_service.scoring.weighted import WeightedScorer

LETTER = ((0.1, 0.3, "VAT invoice SI/008499"), (0.6, 0.1, "Despatched:"), (0.1, 0.7, "Thank you for your business!"))


def _best(candidates: tuple[Candidate, ...]) -> str:
    scores = WeightedScorer().scores(candidates)
    return max(zip(scores, candidates, strict=True), key=lambda pair: pair[0])[1].value


def test_thanks_make_no_receipt_of_an_invoice(look_over: Callable[..., Survey]) -> None:
    assert _best(find_document_types(look_over(*LETTER))) == "INVOICE"


def test_the_label_of_an_order_number_is_no_title(look_over: Callable[..., Survey]) -> None:
    page = look_over(
        (0.5, 0.1, "Facture de vente 985036"),
        (0.1, 0.2, "Bon de commande"),
        (0.1, 0.23, "CDE-40206"),
    )
    order, *_ = [found for found in find_document_types(page) if found.value == "ORDER"]
    invoice, *_ = [found for found in find_document_types(page) if found.value == "INVOICE"]
    assert order.features.form < invoice.features.form


def test_what_only_receipts_say_makes_a_receipt_likelier(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.5, "Cashier"), (0.1, 0.7, "Change"), (0.1, 0.9, "Thank you"))
    assert {found.value for found in find_document_types(page)} == {"RECEIPT"}


def test_a_title_in_a_row_with_an_amount_is_no_title(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.1, "Extracto de cuenta"), (0.1, 0.3, "Recibo de la luz"), (0.7, 0.3, "45,20 EUR"))
    statement, *_ = [found for found in find_document_types(page) if found.value == "STATEMENT"]
    receipt, *_ = [found for found in find_document_types(page) if found.value == "RECEIPT"]
    assert receipt.features.form < statement.features.form


@pytest.mark.parametrize(
    ("text", "name"),
    [("Handelsrechnung (380) Nr. R18-31 vom 03.10.2018", "INVOICE"), ("Sammelgutschrift 77", "CREDIT_NOTE")],
)
def test_a_compound_says_what_the_document_is(look_over: Callable[..., Survey], text: str, name: str) -> None:
    page = look_over((0.1, 0.1, text), (0.1, 0.3, "Bestellung:"), (0.3, 0.3, "2018092011804"))
    assert _best(find_document_types(page)) == name


@pytest.mark.parametrize(
    "text", ["Nebenkostenabrechnung 2023", "Berechnung der Miete", "Die Handelsrechnung liegt bei"]
)
def test_words_that_only_end_like_a_title_are_none(look_over: Callable[..., Survey], text: str) -> None:
    assert all(found.raw_text not in text.split() for found in find_document_types(look_over((0.1, 0.1, text))))
