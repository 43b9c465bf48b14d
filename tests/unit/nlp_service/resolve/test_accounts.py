from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import LocalEngine
from nlp_service.extraction import Extraction
from nlp_service.reading.page import Document

STEP = 0.016
IBAN, OTHER = "DE02 1203 0000 0000 2020 51", "DE89 3704 0044 0532 0130 00"


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


@pytest.fixture
def read(write: Callable[..., Document], engine: LocalEngine) -> Callable[..., Extraction]:
    """Reads an invoice with these lines at its foot."""

    def read_foot(*lines: str) -> Extraction:
        head = [(0.1, 0.05, "Nordlicht GmbH"), (0.1, 0.066, "Hafenweg 3"), (0.1, 0.082, "20457 Hamburg")]
        foot = [(0.1, 0.8 + STEP * number, line) for number, line in enumerate(lines)]
        return engine.extract(write([*head, (0.1, 0.3, "Rechnung Nr. 17 vom 09.03.2024"), *foot]), Hints())

    return read_foot


@pytest.mark.parametrize(
    "lines",
    [
        ["Bank: Deutsche Kreditbank", f"IBAN {IBAN}", "BIC BYLADEM1001", "Kontoinhaber: Nordlicht GmbH"],
        [f"Bank: Deutsche Kreditbank, Kontoinhaber: Nordlicht GmbH, IBAN {IBAN}, BIC BYLADEM1001"],
        ["Bank name: Deutsche Kreditbank", "Account name: Nordlicht GmbH", f"IBAN: {IBAN}", "SWIFT: BYLADEM1001"],
        ["Banque : Deutsche Kreditbank", "Titulaire : Nordlicht GmbH", f"IBAN : {IBAN} - BIC : BYLADEM1001"],
    ],
)
def test_what_stands_with_an_iban_belongs_to_its_account(read: Callable[..., Extraction], lines: list[str]) -> None:
    found = read(*lines)
    assert [found.value(f"payment.accounts[1].{name}") for name in ("iban", "bic", "bank_name", "account_name")] == [
        "DE02120300000000202051", "BYLADEM1001", "Deutsche Kreditbank", "Nordlicht GmbH",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["BIC GENODEX", "BIC INGBNL2A", "Gesamtbetrag RECHNUNG", "BIC: siehe oben"])
def test_no_bic_of_another_form_or_country_is_taken(read: Callable[..., Extraction], line: str) -> None:
    assert read(f"IBAN {IBAN}", line).value("payment.accounts[1].bic") is None


def test_each_of_several_accounts_has_its_own_bic(read: Callable[..., Extraction]) -> None:
    found = read(f"IBAN {IBAN} BIC BYLADEM1001", f"IBAN {OTHER} BIC COBADEFFXXX")
    accounts = [(found.value(f"payment.accounts[{n}].iban"), found.value(f"payment.accounts[{n}].bic")) for n in (1, 2)]
    assert sorted(accounts, key=str) == [
        ("DE02120300000000202051", "BYLADEM1001"),
        ("DE89370400440532013000", "COBADEFFXXX"),
    ]


@pytest.mark.parametrize(
    ("lines", "number", "code"),
    [
        (["Account number: 12345678", "Sort code: 20-20-15"], "12345678", "20-20-15"),
        (["Account No. 000123456789", "Routing number 021000021"], "000123456789", "021000021"),
        (["Kontonummer 532013000", "BLZ 370 400 44"], "532013000", "370 400 44"),
        (["BSB: 062-000", "Account number: 1234 5678"], "1234 5678", "062-000"),
    ],
)
def test_an_account_without_an_iban_has_number_and_bank_code(
    read: Callable[..., Extraction], lines: list[str], number: str, code: str
) -> None:
    found = read(*lines)
    assert found.value("payment.accounts[1].account_number") == number
    assert found.value("payment.accounts[1].bank_code") == code


def test_a_number_of_an_account_alone_may_be_the_customers(read: Callable[..., Extraction]) -> None:
    assert read("Account number: 12345678").value("payment.accounts[1].account_number") is None


@pytest.mark.parametrize(
    ("line", "bank"),
    [("Banco Santander", "Banco Santander"), ("Bank: mBank S.A.", "mBank S.A."), ("Bank Havenbank", "Havenbank")],
)
def test_the_word_bank_is_a_label_or_a_part_of_the_name(read: Callable[..., Extraction], line: str, bank: str) -> None:
    assert read(line, f"IBAN {IBAN}").value("payment.accounts[1].bank_name") == bank
