"""The rates of VAT that countries levy or levied: what else stands on an invoice as a rate was probably misread."""

from decimal import Decimal
from functools import cache

# Per cent, in force at any time since 2008: invoices are kept, and read, for years. Standard, reduced, parking and
# regional rates and the flat rates of farmers. The rates of today are those of the package `eu-vat-rates-data`, which
# follows the European Commission's database "Taxes in Europe"; this table adds the former and the special ones, which
# that database's file does not have. Compared on 2026-11-26 with eu-vat-rates-data 2026.9.29 (all of its rates) and
# with the histories in der-andy/eu-vat-rates (2008 to 2015) and ibericode/vat-rates (to 2025), both on GitHub; the flat
# rates of farmers and the rates of Iceland, Liechtenstein, Norway, Switzerland, Serbia and Turkey before today stand in
# none of these and were written from general knowledge. A rate that is missing here costs a needless look, and never
# changes a value.
_FORMER = {
    "AT": "20 19 13 12 10 5",
    "BE": "21 12 6",
    "BG": "20 9 7",
    "CH": "8.1 8 7.7 7.6 3.8 3.7 3.6 2.6 2.5 2.4",
    "CY": "19 18 17 15 9 8 5 3",
    "CZ": "21 20 19 15 14 12 10 9 5",
    "DE": "19 16 10.7 9.5 9 8.4 7.8 7 5.5 5",
    "DK": "25",
    "EE": "24 22 20 18 13 9 5",
    "ES": "21 20 18 16 15 13.5 12 10.5 10 9.5 9 8.5 8 7.5 7 6.5 5 4 3 2",
    "FI": "25.5 24 23 22 17 14 13.5 13 12 10 9 8",
    "FR": "20 19.6 13 10 8.5 8 7 5.5 2.1 1.75 1.05 0.9",
    "GB": "20 17.5 15 12.5 5 4",
    "GR": "24 23 21 19 17 16 15 13 11 10 9 8 6.5 6 5.5 5 4.5 4 3",
    "HR": "25 23 22 13 10 5",
    "HU": "27 25 20 18 12 7 5",
    "IE": "23 21.5 21 13.5 9 5.6 5.5 5.4 5.2 5.1 5 4.8 4.5",
    "IS": "25.5 24.5 24 14 11 7",
    "IT": "22 21 20 12.3 10 9.5 8.8 8.5 8.3 8 7.95 7.65 7.5 7.3 7 6.4 5 4",
    "LI": "8.1 8 7.7 7.6 3.8 3.7 3.6 2.6 2.5 2.4",
    "LT": "21 19 18 12 9 6 5",
    "LU": "17 16 15 14 13 12 8 7 6 3",
    "LV": "22 21 18 14 12 10 5",
    "MC": "20 19.6 10 7 5.5 2.1",
    "MT": "18 12 7 5",
    "NL": "21 19 9 6",
    "NO": "25 24 15 14 13 12 11.11 11 10 8 6",
    "PL": "23 22 8 7 6.5 6 5 4 3",
    "PT": "23 22 21 20 18 16 15 14 13 12 10 9 8 6 5 4",
    "RO": "24 21 20 19 11 9 5",
    "RS": "20 18 10 8",
    "SE": "25 12 6",
    "SI": "22 20 9.5 8.5 8 5 4",
    "SK": "23 20 19 10 6 5",
    "TR": "20 18 10 8 1",
}


def vat_rates(country: str) -> frozenset[Decimal] | None:
    """The rates of a country (ISO 3166-1 alpha-2) in per cent, zero among them; None where they are not known here.

    Of a country whose former rates are not known here, no rate is: an old invoice would be doubted for nothing.
    """
    former = _FORMER.get(country)
    return None if former is None else frozenset({Decimal(0), *map(Decimal, former.split()), *_present(country)})


@cache
def _present(country: str) -> frozenset[Decimal]:
    """The rates of today."""
    from eu_vat_rates_data import get_rate  # noqa: PLC0415 - it reads its file when it is imported

    rate = get_rate(country)
    if rate is None:
        return frozenset()
    rates = [rate["standard"], *rate["reduced"], rate["super_reduced"], rate["parking"]]
    return frozenset(Decimal(str(one)) for one in rates if one is not None)
