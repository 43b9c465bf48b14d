"""The currencies of ISO 4217 and their minor units."""

from functools import cache

from babel.numbers import list_currencies

# ISO 4217, list one: the currencies whose minor unit is not a hundredth. CLDR, which babel reads, counts the digits in
# daily use instead (none for RSD or ALL, whose invoices do print hundredths), so its figures are of no use here.
_MINOR_UNITS = {
    **dict.fromkeys(
        (
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


def is_currency(code: str) -> bool:
    """Whether `code` is a currency of ISO 4217, of today or of old documents (`EUR`, `DEM`); capitals only."""
    return code in _codes()


def minor_unit(code: str) -> int:
    """The decimals that amounts of the currency have: 2 for `EUR`, 0 for `JPY`; 2 where the code is not known."""
    return _MINOR_UNITS.get(code, 2)
