"""The accounts that payments go to: IBANs that pass their check digits, and American account numbers.

The bank codes are invented.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from stdnum import iban
from stdnum.es import ccc

from samples.filling import fill


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account at a bank. Either it has an IBAN and a BIC, or a routing number."""

    bank: str
    number: str  # the IBAN without spaces, or the domestic number
    bic: str | None
    routing: str | None

    @property
    def iban(self) -> str | None:
        """The IBAN without spaces; None for an American account."""
        return None if self.bic is None else self.number


def make_account(country_code: str, bank: str, rng: random.Random) -> BankAccount:
    """An account in that country. KeyError for a country that has no rule here."""
    if country_code == "US":
        return BankAccount(bank, fill("00########", rng), None, fill("000######", rng))
    bic = f"MESH{country_code}{fill('@@', rng)}XXX"
    return BankAccount(bank, make_iban(country_code, rng), bic, None)


def make_iban(country_code: str, rng: random.Random) -> str:
    """An IBAN without spaces. KeyError for a country that has no rule here."""
    account = _ACCOUNTS[country_code](rng)
    return country_code + iban.calc_check_digits(f"{country_code}00{account}") + account


def spell_iban(number: str, *, grouped: bool) -> str:
    """The IBAN as people write it, in groups of four, or as machines do."""
    return str(iban.format(number)) if grouped else number


def _plain(pattern: str) -> Callable[[random.Random], str]:
    return lambda rng: fill(pattern, rng)


def _belgian(rng: random.Random) -> str:
    digits = fill("99########", rng)  # A range that stands for cheques, not for accounts.
    return f"{digits}{int(digits) % 97 or 97:02d}"


def _spanish(rng: random.Random) -> str:
    bank, account = fill("9999####", rng), fill("#" * 10, rng)
    return bank + str(ccc.calc_check_digits(f"{bank}00{account}")) + account


_ACCOUNTS: dict[str, Callable[[random.Random], str]] = {
    "AT": _plain("99###" + "#" * 11),
    "BE": _belgian,
    "CH": _plain("99###" + "#" * 12),
    "DE": _plain("9#######" + "#" * 10),  # German bank codes begin with 1 to 8.
    "ES": _spanish,
    "FR": _plain("99999" + "#" * 18),
    "GB": _plain("MESH" + "#" * 14),
    "IE": _plain("MESH" + "#" * 14),
    "IT": _plain("X99999" + "#" * 17),
    "NL": _plain("MESH" + "#" * 10),
    "PT": _plain("9999" + "#" * 17),
}
