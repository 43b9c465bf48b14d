"""How firms number their documents and orders."""

import random

from samples.filling import fill
from samples.kind import Kind

_INVOICES = {
    "de": ("RE-{year}-#####", "{year}/0###", "{year}####", "R-######-##", "RG#######", "9########"),
    "en": ("INV-{year}-####", "SI/00####", "{year}-1###", "#######", "INV######", "@@-####"),
    "es": ("F{year}/####", "FV-{year}-###", "A-######", "{year}/####", "F-#####"),
    "fr": ("FA{year}-####", "F-{year}-####", "{year}-####", "FAC######", "######"),
    "it": ("{year}/####", "FT ####/{year}", "###/A", "F######", "####"),
    "nl": ("{year}####", "F{year}-####", "VF-#######", "######", "{year}-0###"),
    "pt": ("FT {year}/####", "FT A/####", "FAC {year}A1/###", "######", "{year}/####"),
}
_ORDERS = {
    "de": ("45000#####", "B-{year}-###", "EK ######"),
    "en": ("PO-#####", "45000#####", "{year}/PO/###"),
    "es": ("PED-#####", "45000#####", "OC/{year}/###"),
    "fr": ("CDE-#####", "45000#####", "BC{year}-###"),
    "it": ("ODA #####", "45000#####", "{year}-OR-###"),
    "nl": ("IO-#####", "45000#####", "{year}.B.###"),
    "pt": ("ENC-#####", "45000#####", "NE {year}/###"),
}
_OTHERS = {
    Kind.CREDIT_NOTE: ("GS-{year}-####", "CN######", "NC {year}/####", "AV-####"),
    Kind.PRO_FORMA: ("PF-{year}-###", "PRO#####"),
    Kind.QUOTE: ("AN-{year}-###", "Q-#####", "{year}-Q-###"),
    Kind.ORDER: ("AB-{year}-###", "SO######", "{year}/ORD/###"),
    Kind.STATEMENT: ("ST-{year}-##", "{year}-##"),
    Kind.REMINDER: ("M-{year}-###", "R#####"),
    Kind.RECEIPT: ("####", "######", "##-####", "{year}####/##"),
}


def document_number(kind: Kind, language: str, year: int, rng: random.Random) -> str:
    """A number for a document of that kind and year; KeyError for a language without data."""
    patterns = _INVOICES[language] if kind is Kind.INVOICE else _OTHERS[kind]
    return fill(rng.choice(patterns).format(year=year), rng)


def order_number(language: str, year: int, rng: random.Random) -> str:
    """A number for a customer's order; KeyError for a language without data."""
    return fill(rng.choice(_ORDERS[language]).format(year=year), rng)
