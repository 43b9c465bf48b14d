"""Makes VAT ids that pass their check digits.

One may by chance be one that a real firm holds: no range is kept free for fiction.
"""

import random
from collections.abc import Callable

from stdnum import luhn
from stdnum.at import uid as at_uid
from stdnum.ch import uid as ch_uid
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat
from stdnum.iso7064 import mod_11_10
from stdnum.nl import bsn
from stdnum.pt import nif

from samples.filling import fill


def make_vat_id(country_code: str, rng: random.Random) -> str:
    """A VAT id with its country prefix, without spaces. KeyError for a country that has no rule here."""
    return country_code + _VAT_NUMBERS[country_code](rng)


def spell_vat_id(vat_id: str, *, spaced: bool) -> str:
    """The VAT id as it is printed: a Swiss one always with its points, others with spaces if wanted."""
    prefix, number = vat_id[:2], vat_id[2:]
    if prefix == "CH":
        return f"CHE-{number[1:4]}.{number[4:7]}.{number[7:10]} {number[10:]}"
    return f"{prefix} {number}" if spaced else vat_id


def _german(rng: random.Random) -> str:
    number = fill("3#######", rng)
    return number + mod_11_10.calc_check_digit(number)


def _austrian(rng: random.Random) -> str:
    number = fill("U#######", rng)
    return number + at_uid.calc_check_digit(number)


def _swiss(rng: random.Random) -> str:
    while True:
        digits = fill("4#######", rng)
        check = ch_uid.calc_check_digit(digits)
        if len(check) == 1:  # One in eleven has none.
            return f"E{digits}{check}MWST"


def _irish(rng: random.Random) -> str:
    digits = fill("3######", rng)
    return digits + ie_vat.calc_check_digit(f"{digits}H") + "H"


def _british(rng: random.Random) -> str:
    digits = fill("4######", rng)
    # The two check digits bring the weighted sum to a multiple of 97; as `00` they add nothing to it.
    return f"{digits}{97 - gb_vat.checksum(f'{digits}00'):02d}"


def _french(rng: random.Random) -> str:
    digits = fill("4#######", rng)
    siren = digits + luhn.calc_check_digit(digits)
    return f"{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def _belgian(rng: random.Random) -> str:
    digits = fill("0#######", rng)
    return f"{digits}{97 - int(digits) % 97:02d}"


def _spanish(rng: random.Random) -> str:
    digits = fill("8######", rng)
    return f"B{digits}{luhn.calc_check_digit(digits)}"


def _italian(rng: random.Random) -> str:
    digits = fill("0######", rng) + f"{rng.randint(1, 95):03d}"  # The province.
    return digits + luhn.calc_check_digit(digits)


def _dutch(rng: random.Random) -> str:
    while True:
        digits = fill("8#######", rng)
        check = bsn.checksum(f"{digits}0") % 11
        if check < 10:  # One in eleven has none.
            return f"{digits}{check}B01"


def _portuguese(rng: random.Random) -> str:
    digits = fill("5#######", rng)
    return digits + nif.calc_check_digit(digits)


_VAT_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "AT": _austrian,
    "BE": _belgian,
    "CH": _swiss,
    "DE": _german,
    "ES": _spanish,
    "FR": _french,
    "GB": _british,
    "IE": _irish,
    "IT": _italian,
    "NL": _dutch,
    "PT": _portuguese,
}
