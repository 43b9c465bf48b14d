"""Makes VAT ids and IBANs that pass their check digits.

The bank codes are invented. A VAT id may by chance be one that a real firm holds: no range is kept free for fiction.
"""

import random
from collections.abc import Callable

from stdnum import iban
from stdnum.at import uid
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat
from stdnum.iso7064 import mod_11_10


def fill(pattern: str, rng: random.Random) -> str:
    """The pattern with a digit for each `#` and a capital letter for each `@`."""
    return "".join(
        rng.choice("0123456789") if mark == "#" else rng.choice("ABCDEFGHKLMNPRTVWX") if mark == "@" else mark
        for mark in pattern
    )


def make_vat_id(country_code: str, rng: random.Random) -> str:
    """A VAT id with its country prefix, without spaces. KeyError for a country that has no rule here."""
    return country_code + _VAT_NUMBERS[country_code](rng)


def make_iban(country_code: str, rng: random.Random) -> str:
    """An IBAN without spaces. KeyError for a country that has no rule here."""
    account = fill(_BANK_ACCOUNTS[country_code], rng)
    return country_code + iban.calc_check_digits(f"{country_code}00{account}") + account


def group_iban(number: str) -> str:
    """The IBAN as people write it, in groups of four."""
    return iban.format(number)


def _german_vat_number(rng: random.Random) -> str:
    number = fill("3#######", rng)
    return number + mod_11_10.calc_check_digit(number)


def _austrian_vat_number(rng: random.Random) -> str:
    number = fill("U#######", rng)
    return number + uid.calc_check_digit(number)


def _irish_vat_number(rng: random.Random) -> str:
    digits = fill("3######", rng)
    return digits + ie_vat.calc_check_digit(f"{digits}H") + "H"


def _british_vat_number(rng: random.Random) -> str:
    digits = fill("4######", rng)
    # The two check digits bring the weighted sum to a multiple of 97; as `00` they add nothing to it.
    return f"{digits}{97 - gb_vat.checksum(f'{digits}00'):02d}"


_VAT_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "AT": _austrian_vat_number,
    "DE": _german_vat_number,
    "GB": _british_vat_number,
    "IE": _irish_vat_number,
}
_BANK_ACCOUNTS = {
    "AT": "99###" + "#" * 11,
    "DE": "9#######" + "#" * 10,  # German bank codes begin with 1 to 8.
    "GB": "MESH" + "#" * 14,
    "IE": "MESH" + "#" * 14,
}
