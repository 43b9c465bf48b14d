from collections.abc import Callable

import pytest

from nlp_service.candidates.addresses import find_address
from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.parties import CUSTOMER, SUPPLIER, find_party_names
from nlp_service.candidates.party_line import can_be_name
from nlp_service.candidates.survey import Survey

HEAD = [
    (0.1, 0.05, "Acme Tools Ltd"),
    (0.1, 0.066, "(GST NO: 123456)"),
    (0.1, 0.082, "1 High Street"),
    (0.1, 0.098, "London"),
]


def _named(survey: Survey, field: str, value: str) -> Candidate:
    return next(c for c in find_party_names(survey) if (c.field, c.value) == (field, value))


def test_the_line_below_its_label_is_the_customer(look_over: Callable[..., Survey]) -> None:
    found = _named(look_over((0.1, 0.2, "Bill to:"), (0.1, 0.218, "Weber Books")), CUSTOMER, "Weber Books")
    assert found.features.label > 0.7


def test_a_label_parts_a_line_into_names(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.1, "Remit to Harbour Media Advertiser"))
    assert _named(page, SUPPLIER, "Harbour Media").features.label > 0.7


def test_a_section_heading_says_whose_name_it_is(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.3, "Käufer"), (0.1, 0.32, "Nummer: 12345"), (0.1, 0.34, "Name:"), (0.3, 0.34, "Kunden AG"))
    assert _named(page, CUSTOMER, "Kunden AG").features.label > 0.5


def test_a_legal_form_on_the_next_line_belongs_to_the_name(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Golden Hardware"), (0.1, 0.066, "SDN BHD"))
    assert _named(page, SUPPLIER, "Golden Hardware SDN BHD").words[-1].text == "BHD"


def test_a_registration_number_is_no_part_of_the_name(look_over: Callable[..., Survey]) -> None:
    assert _named(look_over((0.1, 0.05, "99 Speedy Mart S/B (519537-X)")), SUPPLIER, "99 Speedy Mart S/B")


def _names(survey: Survey) -> set[str]:
    return {candidate.value for candidate in find_party_names(survey)}


def test_a_weak_label_with_a_colon_parts_the_name_from_itself(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.1, "FROM: Company ABC"), (0.6, 0.1, "TO: John Doe"))
    assert _named(page, SUPPLIER, "Company ABC").features.label > 0.4
    assert _named(page, CUSTOMER, "John Doe").features.label > 0.4


@pytest.mark.parametrize("text", ["Terms: 6 month", "Facture FA-2017", "Règlement", "Adresse de livraison", "PO Box"])
def test_other_fields_and_titles_with_their_number_are_no_names(look_over: Callable[..., Survey], text: str) -> None:
    assert text not in _names(look_over((0.1, 0.1, text), (0.1, 0.118, "Acme Tools Ltd")))


def test_the_place_of_a_letters_date_is_no_name(look_over: Callable[..., Survey]) -> None:
    assert _names(look_over((0.6, 0.07, "Issy les Moulineaux, le 31 octobre 2017"))) == set()


@pytest.mark.parametrize(
    "text", ["SARL", "Tel: 030 12345", "www.acme.com", "12.50", "Page", "DUPLICATE", "03/04/2024", "**"]
)
def test_what_is_never_a_name(text: str) -> None:
    assert not can_be_name(text)


def test_the_address_leaves_out_registrations_and_ends_at_contacts(look_over: Callable[..., Survey]) -> None:
    page = look_over(*HEAD, (0.1, 0.114, "Tel: 020 7946 0000"))
    address = find_address(page, _named(page, SUPPLIER, "Acme Tools Ltd"))
    assert address is not None
    assert address.value == "1 High Street, London"


def test_a_name_without_lines_below_has_no_address(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Acme Tools Ltd"))
    assert find_address(page, _named(page, SUPPLIER, "Acme Tools Ltd")) is None


def test_a_word_that_labels_elsewhere_stays_in_a_name(look_over: Callable[..., Survey]) -> None:
    page = look_over(
        (0.1, 0.05, "PRINT EXPERT SDN BHD"), (0.1, 0.1, "China Mobile Co Ltd"), (0.1, 0.2, "MUSTER-KUNDE AG")
    )
    names = {candidate.value for candidate in find_party_names(page)}
    assert {"PRINT EXPERT SDN BHD", "China Mobile Co Ltd", "MUSTER-KUNDE AG"} <= names


def test_a_legal_name_is_followed_by_its_registration_and_street(look_over: Callable[..., Survey]) -> None:
    page = look_over(
        (0.1, 0.03, "Sushi"), (0.1, 0.1, "Eden Sdn Bhd"), (0.1, 0.116, "(894996-D)"), (0.1, 0.132, "1 High St")
    )
    features = _named(page, SUPPLIER, "Eden Sdn Bhd").features
    assert (features.registered, features.street_below) == (1.0, 1.0)
    assert _named(page, SUPPLIER, "Sushi").features.registered == 0.0
