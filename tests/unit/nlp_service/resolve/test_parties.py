"""What belongs to a party, read of whole small pages by the engine: this is where all of its finders meet."""

from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import LocalEngine
from nlp_service.extraction import Extraction
from nlp_service.reading.page import Document

Read = Callable[..., Extraction]
STEP = 0.016


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


@pytest.fixture
def read(write: Callable[..., Document], engine: LocalEngine) -> Read:
    """Reads a page of blocks, each `(left, top, lines)`."""

    def read_blocks(*blocks: tuple[float, float, list[str]]) -> Extraction:
        texts = [(x, y + STEP * number, text) for x, y, lines in blocks for number, text in enumerate(lines)]
        return engine.extract(write(texts), Hints())

    return read_blocks


SUPPLIER = (0.6, 0.05, ["Nordlicht Bürobedarf GmbH", "Hafenweg 3", "D-20457 Hamburg"])
CUSTOMER = (
    0.1,
    0.2,
    ["Rechnungsadresse", "Südwind Handel AG", "z. Hd. Frau Petra Muster", "Seestr. 8", "8001 Zürich", "Schweiz"],
)
TITLE = (0.1, 0.4, ["Rechnung Nr. 2024-17", "Datum 09.03.2024"])


def test_the_addresses_of_both_are_taken_apart(read: Read) -> None:
    found = read(SUPPLIER, CUSTOMER, TITLE)
    assert [found.value(f"supplier.address.{part}") for part in ("line1", "postcode", "city", "country")] == [
        "Hafenweg 3", "20457", "Hamburg", "DE",
    ]  # fmt: skip
    assert [found.value(f"customer.address.{part}") for part in ("line1", "postcode", "city", "country")] == [
        "Seestr. 8", "8001", "Zürich", "CH",
    ]  # fmt: skip
    assert found.value("customer.address.full") == "Seestr. 8, 8001 Zürich, Schweiz"


def test_a_value_names_its_place_and_what_was_looked_for_in_vain_says_so(read: Read) -> None:
    readings = {reading.path: reading for reading in read(SUPPLIER, CUSTOMER, TITLE).readings}
    assert len(readings["customer.address.city"].value_regions) == 1
    assert readings["supplier.contact.phone"].value == ""
    assert readings["supplier.contact.phone"].absence is not None


def test_a_person_for_whose_attention_it_is_is_asked_at_the_customer(read: Read) -> None:
    found = read(SUPPLIER, CUSTOMER, TITLE)
    assert found.value("customer.contact.name") == "Frau Petra Muster"
    assert found.value("supplier.contact.name") is None


@pytest.mark.parametrize(
    ("lines", "name", "phone"),
    [
        (["Ansprechpartner: Jana Klein", "Tel.: +49 40 1234567"], "Jana Klein", "+49 40 1234567"),
        (["Your contact: John Smith", "Phone +44 20 7946 0018"], "John Smith", "+44 20 7946 0018"),
        (["Interlocuteur : Marie Dupont", "Tél. 01 42 68 53 00"], "Marie Dupont", "01 42 68 53 00"),
        (["Persona de contacto: Ana Ruiz", "Teléfono: 912 345 678"], "Ana Ruiz", "912 345 678"),
        (["Referente: Luca Rossi", "Tel. 02 1234567"], "Luca Rossi", "02 1234567"),
        (["Contactpersoon: Jan de Vries", "Telefoon: 020 123 4567"], "Jan de Vries", "020 123 4567"),
        (["Osoba kontaktowa: Anna Nowak", "Telefon: 22 123 45 67"], "Anna Nowak", "22 123 45 67"),
        (["Pessoa de contacto: Rui Costa", "Telefone: 213 456 789"], "Rui Costa", "213 456 789"),
        (["İlgili kişi: Ayşe Demir", "Telefon: 0212 123 45 67"], "Ayşe Demir", "0212 123 45 67"),
    ],
)
def test_contacts_are_found_in_all_languages(read: Read, lines: list[str], name: str, phone: str) -> None:
    found = read((0.1, 0.05, ["Nordlicht GmbH", "Hafenweg 3", "20457 Hamburg", *lines]), TITLE)
    assert found.value("supplier.contact.name") == name
    assert found.value("supplier.contact.phone") == phone


def test_mail_and_website_belong_to_whom_their_domain_names(read: Read) -> None:
    found = read(SUPPLIER, CUSTOMER, TITLE, (0.1, 0.9, ["info@nordlicht.de · www.nordlicht.de", "einkauf@suedwind.ch"]))
    assert found.value("supplier.contact.email") == "info@nordlicht.de"
    assert found.value("supplier.website") == "www.nordlicht.de"
    assert found.value("customer.contact.email") is None


@pytest.mark.parametrize("line", ["Fax: +49 40 1234567", "Rechnung 2015738820", "IBAN DE02 1203 0000 0000 2020 51"])
def test_other_numbers_are_no_telephone(read: Read, line: str) -> None:
    block = (0.6, 0.05, [*SUPPLIER[2], line])
    assert read(block, CUSTOMER, TITLE).value("supplier.contact.phone") is None


@pytest.mark.parametrize(
    ("line", "field", "value", "scheme"),
    [
        ("Amtsgericht Hamburg HRB 181098", "registration.value", "HRB 181098", None),
        ("SIRET : 552 100 554 00013 - APE 4778C", "registration.value", "55210055400013", "0009"),
        ("RCS Paris 552 100 554", "registration.value", "552100554", "0002"),
        ("KvK-nummer: 32147382", "registration.value", "32147382", "0106"),
        ("Company No. 01234567", "registration.value", "01234567", None),
        ("KRS 0000012345", "registration.value", "0000012345", None),
        ("Steuernummer: 201/113/40209", "tax_id", "201/113/40209", None),
        ("Codice fiscale RCCMNL83S18D969H", "tax_id", "RCCMNL83S18D969H", None),
    ],
)
def test_registrations_stand_behind_the_name_of_their_register(
    read: Read, line: str, field: str, value: str, scheme: str | None
) -> None:
    found = read(SUPPLIER, CUSTOMER, TITLE, (0.1, 0.92, [line]))
    assert found.value(f"supplier.{field}") == value
    assert found.value("supplier.registration.scheme") == scheme
    assert found.value(f"customer.{field}") is None


def test_a_number_without_the_name_of_a_register_is_none(read: Read) -> None:
    found = read(SUPPLIER, CUSTOMER, TITLE, (0.1, 0.92, ["552 100 554", "4711/2024"]))
    assert found.value("supplier.registration.value") is None
    assert found.value("supplier.tax_id") is None


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Lieferadresse", "ship_to"), ("Ship To:", "ship_to"), ("Adresse de livraison", "ship_to"),
        ("Dirección de entrega", "ship_to"), ("Afleveradres", "ship_to"), ("Remit To:", "remit_to"),
        ("Zahlungsempfänger", "payee"), ("Fiscal representative", "tax_representative"),
    ],
)  # fmt: skip
def test_labels_name_other_parties(read: Read, label: str, role: str) -> None:
    block = (0.55, 0.2, [label, "Lager Ost GmbH", "Industriestr. 7", "DE 01067 Dresden"])
    found = read(SUPPLIER, CUSTOMER, block, TITLE)
    assert found.value(f"{role}.name") == "Lager Ost GmbH"
    assert found.value(f"{role}.address.full") == "Industriestr. 7, DE 01067 Dresden"
    assert found.value(f"{role}.address.city") == "Dresden"
    assert found.value("customer.address.city") == "Zürich"


def test_without_a_label_there_is_no_other_party(read: Read) -> None:
    paths = {reading.path for reading in read(SUPPLIER, CUSTOMER, TITLE).readings}
    assert not any(path.startswith(("ship_to", "remit_to", "payee", "tax_representative")) for path in paths)


def test_the_sections_of_a_form_keep_numbers_apart(read: Read) -> None:
    labels, values = 0.1, 0.45
    found = read(
        (labels, 0.05, ["Rechnung 17 vom 09.03.2024"]),
        (labels, 0.1, ["Verkäufer", "Nummer:", "Globale Nummer:", "Name:", "Anschrift:"]),
        (values, 0.1 + STEP, ["549910", "4000001123452 (GLN)", "Lieferant GmbH", "Lieferweg 20", "DE 80333 München"]),
        (labels, 0.25, ["Käufer", "Nummer:", "Name:", "Anschrift:"]),
        (values, 0.25 + STEP, ["GE2020211", "Kunden AG Mitte", "Kundenstraße 15", "DE 69876 Frankfurt"]),
    )
    identifiers = {path: found.value(f"supplier.identifiers[{path}].value") for path in ("1", "2", "3")}
    assert set(identifiers.values()) == {"549910", "4000001123452", None}
    assert found.value("customer.identifiers[1].value") == "GE2020211"
    assert found.value("customer.address.postcode") == "69876"


def test_a_vat_identifier_in_the_customers_block_is_the_customers(read: Read) -> None:
    customer = (
        0.1,
        0.2,
        ["Rechnungsadresse", "Südwind Handel GmbH", "Seestr. 8", "10115 Berlin", "USt-IdNr. DE136695976"],
    )
    supplier = (0.6, 0.05, [*SUPPLIER[2], "USt-IdNr. DE811569869"])
    found = read(supplier, customer, TITLE)
    assert found.value("supplier.vat_id") == "DE811569869"
    assert found.value("customer.vat_id") == "DE136695976"


def test_the_vat_identifier_tells_the_country_where_the_address_does_not(read: Read) -> None:
    found = read(
        (0.6, 0.05, ["Nordlicht GmbH", "Hafenweg 3", "20457 Hamburg", "USt-IdNr. DE811569869"]), CUSTOMER, TITLE
    )
    (country,) = (reading for reading in found.readings if reading.path == "supplier.address.country")
    assert country.value == "DE"
    assert country.explanation


def test_an_address_at_peppol_has_scheme_and_value(read: Read) -> None:
    found = read((0.6, 0.05, [*SUPPLIER[2], "Peppol ID: 0088:4000001123452"]), CUSTOMER, TITLE)
    assert found.value("supplier.electronic_address.value") == "4000001123452"
    assert found.value("supplier.electronic_address.scheme") == "0088"


def test_a_town_in_the_address_of_a_shop_is_no_customer(read: Read) -> None:
    lines = [
        "KEDAI BUKU MAJU SDN BHD",
        "379, JALAN PERMAS SATU",
        "BANDAR BARU PERMAS JAYA",
        "81750 JOHOR",
        "TEL: 07-3874904",
    ]
    found = read((0.1, 0.05, lines), (0.1, 0.3, ["RECEIPT 17", "TOTAL 10.00", "CASH 20.00", "CHANGE 10.00"]))
    assert found.value("supplier.contact.phone") == "07-3874904"
    assert found.value("customer.contact.phone") is None


@pytest.mark.parametrize("line", ["kontakt@nordlicht.de", "contact@nordlicht.de"])
def test_a_mailbox_is_no_label_of_a_person(read: Read, line: str) -> None:
    found = read((0.6, 0.05, [*SUPPLIER[2], line]), CUSTOMER, TITLE)
    assert found.value("supplier.contact.name") is None
    assert found.value("supplier.contact.email") == line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Geschäftsführer: Uwe Nord, Ida Süd · Sitz der Gesellschaft: Hamburg", "Geschäftsführer: Uwe Nord, Ida Süd"),
        ("SARL au capital de 50 000 Euros - APE 4778C", "SARL au capital de 50 000 Euros"),
        ("Capitale sociale € 10.000,00 i.v.", "Capitale sociale € 10.000,00 i.v."),
    ],
)
def test_capital_and_managers_are_legal_information(read: Read, line: str, said: str) -> None:
    found = read(SUPPLIER, CUSTOMER, TITLE, (0.1, 0.92, [line])).value("supplier.legal_information")
    assert found is not None
    assert found.split("\n")[0] == said


def test_a_heading_without_a_name_is_none(read: Read) -> None:
    assert read(SUPPLIER, CUSTOMER, TITLE, (0.1, 0.92, ["Vorstand"])).value("supplier.legal_information") is None


@pytest.mark.parametrize("label", ["trading as", "Handelsnaam:", "Nom commercial :"])
def test_the_name_it_trades_under_stands_behind_its_label(read: Read, label: str) -> None:
    found = read((0.6, 0.05, [*SUPPLIER[2], f"{label} Nordlicht Papier"]), CUSTOMER, TITLE)
    assert found.value("supplier.trading_name") == "Nordlicht Papier"


def test_half_of_a_torn_mail_address_is_none(read: Read) -> None:
    found = read((0.6, 0.05, [*SUPPLIER[2], "anna.mit ter@nordlicht.de"]), CUSTOMER, TITLE)
    assert found.value("supplier.contact.email") is None


@pytest.mark.parametrize(
    ("line", "value"), [("NIF: A58818501", "A58818501"), ("NIF: A58818502", None), ("NIF: pendiente", None)]
)
def test_a_national_identifier_in_the_customers_block_needs_its_check_digits(
    read: Read, line: str, value: str | None
) -> None:
    supplier = (0.6, 0.05, ["Papelería Norte S.L.", "Calle Mayor, 5", "28013 Madrid", "CIF: B83525659"])
    customer = (0.1, 0.2, ["Cliente", "Comercial Sur S.A.", "Avda. del Puerto 12", "46021 Valencia", line])
    assert read(supplier, customer, (0.1, 0.4, ["Factura 17", "Fecha 09/03/2024"])).value("customer.vat_id") == value
