from collections.abc import Callable

import pytest

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.candidates.document_signs import DocumentSigns
from nlp_service.resolve.document_type import choose_document_type

BILL = DocumentSigns(bill=1.0, till=0.0, letter=0.9, prose=0.1, priced=0.3)
SLIP = DocumentSigns(bill=0.8, till=0.9, letter=0.0, prose=0.0, priced=0.4)
PROSE = DocumentSigns(bill=0.0, till=0.0, letter=0.0, prose=0.7, priced=0.05)


@pytest.fixture
def title() -> Callable[..., Scored]:
    return lambda name, score=3.0: Scored(Candidate("document_type", name, name, (), (), Features()), score)


@pytest.mark.parametrize(
    ("signs", "name"), [(BILL, "INVOICE"), (SLIP, "RECEIPT"), (PROSE, "OTHER")], ids=["bill", "slip", "prose"]
)
def test_without_a_title_the_signs_decide_and_say_so(signs: DocumentSigns, name: str) -> None:
    choice = choose_document_type((), signs)
    assert choice.chosen is not None
    assert choice.chosen.candidate.value == name
    assert choice.chosen.candidate.words == ()
    assert choice.reason


@pytest.mark.parametrize("name", ["ORDER", "QUOTE", "REMINDER", "STATEMENT", "CREDIT_NOTE", "PRO_FORMA"])
def test_what_looks_like_a_bill_is_what_its_title_says(name: str, title: Callable[..., Scored]) -> None:
    chosen = choose_document_type((title(name),), BILL).chosen
    assert chosen is not None
    assert chosen.candidate.value == name


def test_a_tax_invoice_from_a_till_is_a_receipt(title: Callable[..., Scored]) -> None:
    chosen = choose_document_type((title("INVOICE", 2.5),), SLIP).chosen
    assert chosen is not None
    assert chosen.candidate.value == "RECEIPT"


def test_a_letter_that_speaks_of_an_invoice_is_none(title: Callable[..., Scored]) -> None:
    chosen = choose_document_type((title("INVOICE", 0.3),), PROSE).chosen
    assert chosen is not None
    assert chosen.candidate.value == "OTHER"


def test_terms_and_conditions_make_no_contract_of_an_invoice(title: Callable[..., Scored]) -> None:
    chosen = choose_document_type((title("INVOICE"), title("OTHER", 2.0)), BILL).chosen
    assert chosen is not None
    assert chosen.candidate.value == "INVOICE"
