"""The countries whose firms the samples know, with what their law decides: VAT rates, currency, legal forms."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class TaxClass(Enum):
    """How the law taxes a thing, in whichever country."""

    STANDARD = "standard"
    READING = "reading"  # Printed books, which every one of these countries taxes less or not at all.


@dataclass(frozen=True, slots=True)
class Country:
    """A country as its invoices show it."""

    code: str  # ISO 3166-1 alpha-2
    currency: str  # ISO 4217
    standard_rate: Decimal  # per cent
    reading_rate: Decimal  # per cent
    vat_id_label: str
    legal_forms: tuple[str, ...]
    registration: str  # with a place for `{number}` and for `{city}`
    phone: str | None  # a number kept free for fiction, `#` standing for any digit; None where none is known
    postcode_first: bool  # before the city
    postcode: str  # of a range that is not in use; `#` stands for any digit, `@` for any letter

    def tax_rate(self, tax_class: TaxClass) -> Decimal:
        """The rate in per cent for things of that class."""
        return self.reading_rate if tax_class is TaxClass.READING else self.standard_rate


GERMANY = Country(
    code="DE",
    currency="EUR",
    standard_rate=Decimal(19),
    reading_rate=Decimal(7),
    vat_id_label="USt-IdNr.",
    legal_forms=("GmbH", "GmbH & Co. KG", "KG", "e.K.", "AG"),
    registration="Amtsgericht {city}, HRB {number}",
    phone="+49 30 23125 ###",  # Bundesnetzagentur, numbers for use in films
    postcode_first=True,
    postcode="00###",
)
AUSTRIA = Country(
    code="AT",
    currency="EUR",
    standard_rate=Decimal(20),
    reading_rate=Decimal(10),
    vat_id_label="UID-Nr.",
    legal_forms=("GmbH", "KG", "OG", "e.U."),
    registration="Firmenbuch {city}, FN {number}p",
    phone=None,
    postcode_first=True,
    postcode="0###",
)
IRELAND = Country(
    code="IE",
    currency="EUR",
    standard_rate=Decimal(23),
    reading_rate=Decimal(0),
    vat_id_label="VAT No.",
    legal_forms=("Ltd", "DAC", "Teoranta"),
    registration="Registered in Ireland, No. {number}",
    phone="+353 20 91# ####",  # ComReg, numbers for use in drama
    postcode_first=False,
    postcode="Z## @#@#",
)
UNITED_KINGDOM = Country(
    code="GB",
    currency="GBP",
    standard_rate=Decimal(20),
    reading_rate=Decimal(0),
    vat_id_label="VAT Reg. No.",
    legal_forms=("Ltd", "LLP", "plc"),
    registration="Registered in England and Wales, No. {number}",
    phone="+44 1632 960###",  # Ofcom, numbers for use in drama
    postcode_first=False,
    postcode="ZZ# #@@",
)
