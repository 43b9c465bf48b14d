from collections.abc import Callable

import pytest

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.party.addresses import find_address
from nlp_service.candidates.party.name_text import can_be_name
from nlp_service.candidates.party.parties import find_party_names
from nlp_service.candidates.party.party_links import CUSTOMER, SUPPLIER
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


def test_a_person_below_a_company_is_second_and_the_company_first(look_over: Callable[..., Survey]) -> None:
    page = look_over(
        (0.55, 0.165, "Adresse de livraison"),
        (0.55, 0.181, "Ma belle boutique"),
        (0.55, 0.197, "Anne Dupont"),
        (0.55, 0.213, "35 rue du Port"),
    )
    company = _named(page, CUSTOMER, "Ma belle boutique").features
    person = _named(page, CUSTOMER, "Anne Dupont").features
    assert (company.begins, company.second) == (1.0, 0.0)
    assert (person.begins, person.second) == (0.0, 1.0)


def test_a_name_with_a_label_of_its_own_is_second_to_none(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.4, 0.05, "Harbour Media"), (0.2, 0.066, "Customer:"), (0.4, 0.066, "Weber Books"))
    assert _named(page, CUSTOMER, "Weber Books").features.second == 0
    assert _named(page, SUPPLIER, "Weber Books").features.second == 1


def test_what_is_reached_by_telephone_has_it_in_its_block(look_over: Callable[..., Survey]) -> None:
    page = look_over(
        *HEAD, (0.1, 0.114, "Tel: 020 7946 0000"), (0.6, 0.05, "Weber Books"), (0.6, 0.066, "2 Low Street")
    )
    assert _named(page, SUPPLIER, "Acme Tools Ltd").features.reached == 1
    assert _named(page, SUPPLIER, "Weber Books").features.reached == 0


def test_an_address_follows_the_last_line_of_a_name(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Golden Hardware"), (0.1, 0.066, "SDN BHD"), (0.1, 0.082, "1 High Street"))
    assert _named(page, SUPPLIER, "Golden Hardware SDN BHD").features.street_below == 1


def test_a_word_of_the_name_echoes_where_it_stands_again(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Contoso Ltd"), (0.1, 0.5, "Account of Contoso Billing"))
    assert _named(page, SUPPLIER, "Contoso Ltd").features.echo == 0.5


def test_a_name_without_capitals_is_one_where_a_website_bears_it(look_over: Callable[..., Survey]) -> None:
    assert "meadow" in _names(look_over((0.4, 0.05, "meadow"), (0.4, 0.1, "www.meadow.com")))
    assert "meadow" not in _names(look_over((0.4, 0.05, "meadow"), (0.4, 0.1, "www.other.com")))


def test_a_till_s_customer_stands_behind_a_label(look_over: Callable[..., Survey]) -> None:
    signs = ((0.1, 0.3, "RECEIPT"), (0.1, 0.5, "Cashier"))
    page = look_over((0.1, 0.05, "Corner Shop"), (0.1, 0.2, "Customer: Anne Weber"), *signs)
    assert {c.value for c in find_party_names(page) if c.field == CUSTOMER} == {"Anne Weber"}


def test_one_word_of_tills_makes_no_till_of_a_letter(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Acme Tools Ltd"), (0.1, 0.2, "Weber Books"), (0.1, 0.5, "Change"))
    assert "Weber Books" in {c.value for c in find_party_names(page) if c.field == CUSTOMER}


def test_a_word_that_is_a_label_elsewhere_weighs_less_within_a_text(look_over: Callable[..., Survey]) -> None:
    inside = look_over((0.1, 0.1, "Political Candidate Agency Harbour"), (0.1, 0.2, "Agency Harbour Media"))
    found = {c.value: c.features.label for c in find_party_names(inside) if c.field == CUSTOMER}
    assert found["Harbour"] < 0.7 * found["Harbour Media"]


@pytest.mark.parametrize(
    "text",
    ["Boulevard Station", "Ferrum AG", "99 Speedy Mart S/B", "University of York", "Your Company", "Sports # 7"],
)
def test_names_that_look_like_something_else(look_over: Callable[..., Survey], text: str) -> None:
    assert text in _names(look_over((0.1, 0.05, text)))


@pytest.mark.parametrize("text", ["Order# OY", "Rechnung für", "Adresse de l'installation", "Sdn. Bhd.", "CS-SA 12345"])
def test_codes_and_titles_are_no_names(look_over: Callable[..., Survey], text: str) -> None:
    named = [c for c in find_party_names(look_over((0.1, 0.05, text))) if c.features.legal_form or c.value == text]
    assert named == []


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
