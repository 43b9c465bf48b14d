"""The countries of the samples, by the language of the invoices that are written there.

Rates, legal forms and number ranges are written down to the best of knowledge: they make documents plausible, and are
no statement of the law.
"""

from dataclasses import replace

from samples.country import Country, Rates

_POSTCODE_FIRST = "{postcode} {city}"

GERMANY = Country(
    code="DE",
    locale="de",
    currency="EUR",
    rates=Rates.parse("19 7 7"),
    vat_id_label="USt-IdNr.",
    legal_forms=("GmbH", "GmbH & Co. KG", "KG", "e.K.", "AG"),
    registration="Amtsgericht {city}, HRB {number}",
    phone="+49 30 23125 ###",  # Bundesnetzagentur, numbers for use in films
    place=_POSTCODE_FIRST,
    postcode="00###",
)
AUSTRIA = Country(
    code="AT",
    locale="de",
    currency="EUR",
    rates=Rates.parse("20 10 10"),
    vat_id_label="UID-Nr.",
    legal_forms=("GmbH", "KG", "OG", "e.U."),
    registration="Firmenbuch {city}, FN {number}p",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="0###",
)
SWITZERLAND = Country(
    code="CH",
    locale="de_CH",
    currency="CHF",
    rates=Rates.parse("8.1 2.6 2.6"),
    vat_id_label="MWST-Nr.",
    legal_forms=("AG", "GmbH", "& Co."),
    registration="Handelsregister {city}, Nr. {number}",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="0###",
)
ROMANDY = replace(
    SWITZERLAND,
    locale="fr_CH",
    vat_id_label="N° TVA",
    legal_forms=("SA", "Sàrl"),
    registration="Registre du commerce {city}, n° {number}",
)
TICINO = replace(
    SWITZERLAND,
    locale="it_CH",
    vat_id_label="N. IVA",
    legal_forms=("SA", "Sagl"),
    registration="Registro di commercio {city}, n. {number}",
)
IRELAND = Country(
    code="IE",
    locale="en",
    currency="EUR",
    rates=Rates.parse("23 0 0"),
    vat_id_label="VAT No.",
    legal_forms=("Ltd", "DAC", "Teoranta"),
    registration="Registered in Ireland, No. {number}",
    phone="+353 20 91# ####",  # ComReg, numbers for use in drama
    place="{city} {postcode}",
    postcode="Z## @#@#",
)
UNITED_KINGDOM = Country(
    code="GB",
    locale="en",
    currency="GBP",
    rates=Rates.parse("20 0 0"),
    vat_id_label="VAT Reg. No.",
    legal_forms=("Ltd", "LLP", "plc"),
    registration="Registered in England and Wales, No. {number}",
    phone="+44 1632 960###",  # Ofcom, numbers for use in drama
    place="{city} {postcode}",
    postcode="ZZ# #@@",
)
TEXAS = Country(
    code="US",
    locale="en_US",
    currency="USD",
    rates=Rates.parse("8.25 8.25 0"),
    vat_id_label=None,
    legal_forms=("Inc.", "LLC", "Corp.", "Co."),
    registration="EIN 00-{number}",
    phone="(###) 555-01##",  # North American Numbering Plan, numbers for use in fiction
    place="{city}, {postcode}",
    postcode="TX 000##",
)
NEW_YORK = replace(TEXAS, rates=Rates.parse("8.875 8.875 0"), postcode="NY 000##")
OREGON = replace(TEXAS, rates=Rates.parse("0 0 0"), postcode="OR 000##")  # Knows no sales tax.
FRANCE = Country(
    code="FR",
    locale="fr",
    currency="EUR",
    rates=Rates.parse("20 5.5 5.5"),
    vat_id_label="N° TVA intracom.",
    legal_forms=("SARL", "SAS", "SA", "EURL"),
    registration="RCS {city} {number}",
    phone="01 99 00 ## ##",  # Arcep, numbers for use in drama
    place=_POSTCODE_FIRST,
    postcode="00###",
)
WALLONIA = Country(
    code="BE",
    locale="fr",
    currency="EUR",
    rates=Rates.parse("21 6 6"),
    vat_id_label="TVA",
    legal_forms=("SRL", "SA", "SNC"),
    registration="RPM {city}",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="0###",
)
FLANDERS = replace(
    WALLONIA, locale="nl", vat_id_label="BTW", legal_forms=("BV", "NV", "VOF"), registration="RPR {city}"
)
SPAIN = Country(
    code="ES",
    locale="es",
    currency="EUR",
    rates=Rates.parse("21 4 10"),
    vat_id_label="NIF-IVA",
    legal_forms=("S.L.", "S.A.", "S.L.U."),
    registration="Registro Mercantil de {city}, hoja {number}",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="00###",
)
ITALY = Country(
    code="IT",
    locale="it",
    currency="EUR",
    rates=Rates.parse("22 4 10"),
    vat_id_label="Partita IVA",
    legal_forms=("S.r.l.", "S.p.A.", "S.n.c.", "S.a.s."),
    registration="REA {city} {number}",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="000##",
)
NETHERLANDS = Country(
    code="NL",
    locale="nl",
    currency="EUR",
    rates=Rates.parse("21 9 9"),
    vat_id_label="Btw-nr.",
    legal_forms=("B.V.", "N.V.", "V.O.F."),
    registration="KvK 00{number}",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="0### @@",
)
PORTUGAL = Country(
    code="PT",
    locale="pt",
    currency="EUR",
    rates=Rates.parse("23 6 6"),
    vat_id_label="NIF",
    legal_forms=("Lda.", "S.A.", "Unipessoal Lda."),
    registration="C.R.C. {city} n.º {number}",
    phone=None,
    place=_POSTCODE_FIRST,
    postcode="0###-###",
)

# A country that stands twice is drawn twice as often.
COUNTRIES: dict[str, tuple[Country, ...]] = {
    "de": (GERMANY, GERMANY, AUSTRIA, SWITZERLAND),
    "en": (IRELAND, UNITED_KINGDOM, UNITED_KINGDOM, TEXAS, NEW_YORK, OREGON),
    "es": (SPAIN,),
    "fr": (FRANCE, FRANCE, WALLONIA, ROMANDY),
    "it": (ITALY, ITALY, TICINO),
    "nl": (NETHERLANDS, FLANDERS),
    "pt": (PORTUGAL,),
}
LANGUAGES = tuple(sorted(COUNTRIES))
