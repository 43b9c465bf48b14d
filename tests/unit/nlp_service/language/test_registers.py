import pytest

from nlp_service.language.registers import load_registers

REGISTERS = {register.key: register for register in load_registers()}


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("siren", "552 100 554", "552 100 555"),
        ("siret", "55210055400013", "55210055400014"),
        ("abn", "51 824 753 556", "51 824 753 557"),
        ("cnpj", "11.222.333/0001-81", "11.222.333/0001-82"),
        ("regon", "192598184", "192598185"),
        ("gln", "4000001123452", "4000001123453"),
        ("nip", "526-10-40-828", "526-10-40-829"),
        ("codice_fiscale", "RCCMNL83S18D969H", "RCCMNL83S18D969A"),
    ],
)
def test_check_digits_are_asked_for(key: str, right: str, wrong: str) -> None:
    assert (REGISTERS[key].verdict(right), REGISTERS[key].verdict(wrong)) == (1.0, -1.0)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("hrb", "HRB 181098"), ("hrb", "HRA 45678 B"), ("rea", "MI-1234567"), ("steuernummer", "201/113/40209"),
        ("company_number", "SC123456"), ("kvk", "32147382"), ("ein", "12-3456789"), ("peppol", "0088:4000001123452"),
        ("mersis", "0123456789012345"), ("fn", "FN 123456a"),
    ],
)  # fmt: skip
def test_numbers_are_known_by_their_form(key: str, text: str) -> None:
    assert REGISTERS[key].number.fullmatch(text)
    assert REGISTERS[key].verdict(text) in (0.0, 1.0)


def test_schemes_are_codes_of_iso_6523() -> None:
    assert {register.scheme for register in load_registers() if register.scheme} == {
        "0002", "0007", "0009", "0060", "0088", "0106", "0151", "0183", "0184", "0192", "0195", "0199", "0208", "0212",
    }  # fmt: skip
