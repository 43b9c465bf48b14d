from collections.abc import Callable

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.identifiers import SUPPLIER_VAT, find_ibans, find_vat_ids
from nlp_service.candidates.survey import Survey, survey
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.page import Document, PageSource


def test_an_iban_whose_check_digits_hold_is_found(look_over: Callable[..., Survey]) -> None:
    [found] = find_ibans(look_over((0.1, 0.5, "Bank: DE89 3704 0044 0532 0130 00 BIC: COBADEFFXXX")))
    assert found.value == "DE89370400440532013000"


def test_an_iban_whose_check_digits_fail_is_none(look_over: Callable[..., Survey]) -> None:
    assert find_ibans(look_over((0.1, 0.5, "IBAN DE89 3704 0044 0532 0130 01"))) == ()


def test_a_valid_vat_identifier_is_found_without_a_label(look_over: Callable[..., Survey]) -> None:
    found = [c for c in find_vat_ids(look_over((0.1, 0.5, "ATU 123 456 75"))) if c.field == SUPPLIER_VAT]
    assert [(c.value, c.features.check) for c in found] == [("ATU12345675", 1.0)]


def test_an_invalid_one_is_a_candidate_only_beside_its_label(look_over: Callable[..., Survey]) -> None:
    assert not find_vat_ids(look_over((0.1, 0.5, "DE 123456789")))
    assert find_vat_ids(look_over((0.1, 0.5, "USt-IdNr.: DE123456789")))


def test_check_digits_that_fail_say_less_where_nothing_is_misread(
    write: Callable[..., Document], finder: LabelFinder
) -> None:
    for source, check in ((PageSource.OCR, -1.0), (PageSource.TEXT_LAYER, -0.25)):
        page = survey(write([(0.1, 0.5, "USt-IdNr.: DE123456789")], source=source), Hints(), finder)
        assert {c.features.check for c in find_vat_ids(page)} == {check}
