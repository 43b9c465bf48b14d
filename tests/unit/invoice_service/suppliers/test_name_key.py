"""Names that are one company's have one key."""

import pytest

from invoice_service.suppliers.name_key import name_key


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Müller & Söhne GmbH & Co. KG", "MUELLER UND SÖHNE"),
        ("Acme S.p.A.", "ACME SpA"),
        ("Kowalski Sp. z o.o.", "Kowalski"),
        ("Muster UG (haftungsbeschränkt)", "muster"),
        ("The Box Company Ltd", "Box"),
        ("Café Olé, S.L.", "CAFE OLE"),
        ("Ｆｕｌｌ Width AG", "Full Width AG"),
        ("O'Neill Ltd.", "ONeill"),
        ("Mu\u0308ller", "Müller"),
    ],
)
def test_case_accents_punctuation_and_legal_form_do_not_matter(name: str, other: str) -> None:
    assert name_key(name) == name_key(other)


@pytest.mark.parametrize(("name", "other"), [("Müller Bau GmbH", "Müller Bad GmbH"), ("AG Weser", "Weser")])
def test_other_words_are_another_name(name: str, other: str) -> None:
    assert name_key(name) != name_key(other)


def test_a_name_of_nothing_but_a_legal_form_keeps_it() -> None:
    assert name_key("AG") == "ag"


@pytest.mark.parametrize("name", ["", "...", " - "])
def test_no_letters_have_no_key(name: str) -> None:
    assert name_key(name) == ""
