"""Identifiers whose check digits tell whether they were read right: IBAN, BIC and VAT identifiers."""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from stdnum import bic, iban
from stdnum.util import get_cc_module

_COUNTRY_CODE = re.compile(r"[A-Z]{2}")

# Prefixes of VAT identifiers that are no country of ISO 3166-1, or another one (EN 16931, BR-CO-09).
_COUNTRY_OF_PREFIX = {"EL": "GR", "XI": "GB"}

# The European Union, and neighbours whose identifiers stand on invoices with a prefix.
_COUNTRIES = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK"
_WITH_RULES = frozenset(_COUNTRIES.split())

# What python-stdnum does not take: words for VAT behind the numbers of registers, which many leave out anyway, and
# prefixes. Northern Ireland has the numbers of the United Kingdom.
_NOT_TAKEN = {
    "CH": re.compile("(MWST|TVA|IVA|TPV)$"),
    "NO": re.compile("^NO|MVA$"),
    "GB": re.compile("^XI"),
}
_REGISTERS = {"CH": "uid", "NO": "orgnr"}


def compact(text: str) -> str:
    """The identifier without blanks and punctuation, in capitals: `DE 136.695-976` becomes `DE136695976`."""
    return re.sub(r"[\W_]", "", text).upper()


def is_iban(text: str) -> bool:
    """Whether length and check digits are those of an IBAN. National digits within it are not looked at."""
    return bool(iban.is_valid(text, check_country=False))


def is_bic(text: str) -> bool:
    """Whether it has the form of a BIC (ISO 9362), which has no check digits."""
    return bool(bic.is_valid(text))


def vat_country(vat_id: str) -> str:
    """The country (ISO 3166-1 alpha-2) that the prefix of a VAT identifier names; empty when it has no prefix."""
    prefix = compact(vat_id)[:2]
    return _COUNTRY_OF_PREFIX.get(prefix, prefix) if _COUNTRY_CODE.fullmatch(prefix) else ""


def vat_id_holds(vat_id: str) -> bool | None:
    """Whether form and check digits of a VAT identifier are right; None where its country's rules are not known."""
    country = vat_country(vat_id)
    if country not in _WITH_RULES:
        return None
    number = compact(vat_id)
    return _validator(country)(_NOT_TAKEN[country].sub("", number) if country in _NOT_TAKEN else number)


@cache
def _validator(country: str) -> Callable[[str], bool]:
    rules = get_cc_module(country.lower(), _REGISTERS.get(country, "vat"))
    if rules is None:
        raise LookupError(f"python-stdnum has no rules for {country}.")
    return cast("Callable[[str], bool]", rules.is_valid)
