"""Identifiers, right and wrong, with the oddities of their countries."""

import pytest

from en16931.identifiers import compact, is_bic, is_iban, vat_country, vat_id_holds


@pytest.mark.parametrize("text", ["DE89 3704 0044 0532 0130 00", "GB33BUKB20201555555555", "NO9386011117947"])
def test_an_iban_with_right_check_digits_is_one(text: str) -> None:
    assert is_iban(text)


@pytest.mark.parametrize("text", ["DE88 3704 0044 0532 0130 00", "DE8937040044053201300", "370400440532013000", ""])
def test_an_iban_with_a_wrong_digit_or_length_is_none(text: str) -> None:
    assert not is_iban(text)


@pytest.mark.parametrize(("text", "expected"), [("COBADEFFXXX", True), ("COBADEFF", True), ("COBADEF", False)])
def test_a_bic_has_8_or_11_characters(text: str, *, expected: bool) -> None:
    assert is_bic(text) is expected


@pytest.mark.parametrize(
    ("vat_id", "country"), [("DE136695976", "DE"), ("EL094259216", "GR"), ("xi 434031494", "GB"), ("136695976", "")]
)
def test_the_prefix_of_a_vat_id_names_its_country(vat_id: str, country: str) -> None:
    assert vat_country(vat_id) == country


@pytest.mark.parametrize(
    "vat_id",
    [
        "DE 136.695.976",
        "ATU13585627",
        "FR40303265045",
        "NL4495445B01",
        "GB434031494",
        "XI434031494",
        "EL094259216",
        "CHE-107.787.577",
        "CHE-107.787.577 MWST",
        "NO995525828MVA",
        "NO995525828",
    ],
)
def test_a_vat_id_with_right_check_digits_holds(vat_id: str) -> None:
    assert vat_id_holds(vat_id) is True


@pytest.mark.parametrize("vat_id", ["DE136695977", "DE13669597", "ATU13585628", "CHE-107.787.578", "NO995525829MVA"])
def test_a_vat_id_with_a_wrong_digit_does_not_hold(vat_id: str) -> None:
    assert vat_id_holds(vat_id) is False


@pytest.mark.parametrize("vat_id", ["US123456789", "EU372000041", "12/345/67890", ""])
def test_of_other_countries_nothing_is_said(vat_id: str) -> None:
    assert vat_id_holds(vat_id) is None


def test_blanks_and_punctuation_do_not_count() -> None:
    assert compact("che-107.787.577 mwst") == "CHE107787577MWST"
