"""Tests of reading e-invoices, on small files of our own."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from en16931 import field_path
from en16931.einvoice.namespaces import CII, UBL, ZUGFERD_1
from en16931.einvoice.reader import EInvoice, Unreadable, read_einvoice
from en16931.einvoice.syntax import Syntax
from en16931.einvoice.xml_document import EInvoiceError
from en16931.rules.arithmetic import check_arithmetic

FILES = Path(__file__).parent / "files"
NAMES = ("invoice.ubl.xml", "invoice.cii.xml", "credit_note.ubl.xml", "invoice.zugferd_1.xml")


def _xml(name: str) -> bytes:
    return (FILES / name).read_bytes()


def _changed(name: str, old: str, new: str) -> bytes:
    text = _xml(name).decode()
    assert old in text
    return text.replace(old, new).encode()


def _values(invoice: EInvoice) -> dict[str, str]:
    return dict(field_path.values(invoice.data))


@pytest.mark.parametrize("name", ["invoice.ubl.xml", "invoice.cii.xml"])
def test_every_value_of_an_invoice_is_read(name: str) -> None:
    lines = (FILES / "invoice.values.txt").read_text().splitlines()
    expected = dict(line.replace("\\n", "\n").split(": ", maxsplit=1) for line in lines)
    invoice = read_einvoice(_xml(name))
    assert _values(invoice) == expected
    assert invoice.unreadable == ()


def test_the_two_syntaxes_give_the_same_record() -> None:
    assert read_einvoice(_xml("invoice.ubl.xml")).data == read_einvoice(_xml("invoice.cii.xml")).data


def test_a_right_e_invoice_passes_the_arithmetic_rules() -> None:
    assert check_arithmetic(read_einvoice(_xml("invoice.ubl.xml")).data) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_a_source_that_leads_back_to_it(name: str) -> None:
    xml = _xml(name)
    invoice = read_einvoice(xml)
    assert invoice.sources.keys() == _values(invoice).keys()
    root = etree.fromstring(xml)
    namespaces = {**UBL, **(ZUGFERD_1 if invoice.syntax is Syntax.ZUGFERD_1 else CII)}
    for source in invoice.sources.values():
        found = root.xpath(source, namespaces=namespaces)
        assert isinstance(found, list)
        assert len(found) == 1, source


def test_a_source_names_the_element() -> None:
    sources = read_einvoice(_xml("invoice.ubl.xml")).sources
    assert sources["totals.gross"] == "/ubl:Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"
    assert sources["line_items[2].unit_code"] == "/ubl:Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity/@unitCode"


def test_a_credit_note_of_ubl_is_read() -> None:
    invoice = read_einvoice(_xml("credit_note.ubl.xml"))
    values = _values(invoice)
    assert invoice.syntax is Syntax.UBL_CREDIT_NOTE
    assert values["document_type"] == "CREDIT_NOTE"
    assert values["issue_date"] == "2026-05-04"
    assert values["due_date"] == "2026-06-03"
    assert values["references.project"] == "PROJ-5"
    assert values["line_items[1].quantity"] == "1"
    assert values["line_items[1].unit_code"] == "C62"
    assert values["totals.amount_due"] == "125.00"


def test_a_party_without_a_legal_name_goes_by_its_name() -> None:
    values = _values(read_einvoice(_xml("credit_note.ubl.xml")))
    assert values["supplier.name"] == "Sjöbod AB"
    assert "supplier.trading_name" not in values


def test_zugferd_1_is_read() -> None:
    invoice = read_einvoice(_xml("invoice.zugferd_1.xml"))
    values = _values(invoice)
    assert invoice.syntax is Syntax.ZUGFERD_1
    assert values["invoice_number"] == "R-77"
    assert values["issue_date"] == "2014-01-24"
    assert values["references.purchase_order"] == "B-1"
    assert values["tax_lines[1].rate"] == "19.00"
    assert values["totals.gross"] == "59.50"
    assert invoice.sources["totals.gross"].endswith(
        "/ram:SpecifiedTradeSettlementMonetarySummation/ram:GrandTotalAmount"
    )


def test_elements_of_other_namespaces_do_no_harm() -> None:
    xml = _changed(
        "invoice.zugferd_1.xml", "<ram:TypeCode>380", '<ID>no</ID><x:ID xmlns:x="urn:x">no</x:ID><ram:TypeCode>380'
    )
    assert read_einvoice(xml).data == read_einvoice(_xml("invoice.zugferd_1.xml")).data


def test_a_line_that_is_a_mere_comment_is_no_line() -> None:
    invoice = read_einvoice(_xml("invoice.zugferd_1.xml"))
    assert [line.description for line in invoice.data.line_items] == ["Strandkorb"]
    assert "IncludedSupplyChainTradeLineItem[2]" in invoice.sources["line_items[1].description"]


@pytest.mark.parametrize("status", ["GROUP", "INFORMATION"])
def test_a_line_that_only_sums_up_or_informs_is_no_line(status: str) -> None:
    line = "<ram:LineID>2</ram:LineID>"
    xml = _changed("invoice.cii.xml", line, f"{line}<ram:LineStatusReasonCode>{status}</ram:LineStatusReasonCode>")
    assert [item.line_number for item in read_einvoice(xml).data.line_items] == ["1"]


def test_the_date_without_discount_is_the_due_date() -> None:
    discount = """<ram:SpecifiedTradePaymentTerms>
        <ram:Description>2 % Skonto bis 12.03.2026</ram:Description>
        <ram:DueDateDateTime><udt:DateTimeString format="102">20260312</udt:DateTimeString></ram:DueDateDateTime>
        <ram:ApplicableTradePaymentDiscountTerms><ram:CalculationPercent>2</ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms>
      </ram:SpecifiedTradePaymentTerms>"""
    before = "<ram:SpecifiedTradePaymentTerms>"
    values = _values(read_einvoice(_changed("invoice.cii.xml", before, discount + before)))
    assert values["due_date"] == "2026-04-01"
    assert values["payment_terms"] == "2 % Skonto bis 12.03.2026\n30 Tage netto"


def test_one_of_several_price_discounts_is_not_taken_for_all() -> None:
    discount = (
        "<ram:AppliedTradeAllowanceCharge><ram:ActualAmount>0.10</ram:ActualAmount></ram:AppliedTradeAllowanceCharge>"
    )
    before = "</ram:GrossPriceProductTradePrice>"
    data = read_einvoice(_changed("invoice.cii.xml", before, discount + before)).data
    assert field_path.get(data, "line_items[1].price_discount") is None
    assert field_path.get(data, "line_items[1].gross_unit_price") == "45.00"


@pytest.mark.parametrize(
    ("old", "new", "path", "text", "message"),
    [
        ("2026-04-01", "April 1", "due_date", "April 1", "“April 1” is not a date such as 2026-01-31."),
        ("2026-04-01", "2026-02-30", "due_date", "2026-02-30", "There is no day 2026-02-30."),
        (">137.10<", ">137,10<", "totals.gross", "137,10", "“137,10” is not a decimal number such as 1190.00."),
        (
            '<b:TaxInclusiveAmount currencyID="EUR">',
            '<b:TaxInclusiveAmount currencyID="USD">',
            "totals.gross",
            "137.10",
            "The amount is in USD, but the invoice in EUR.",
        ),
        (
            "<b:IdentificationCode>DK<",
            "<b:IdentificationCode>Denmark<",
            "line_items[1].country_of_origin",
            "Denmark",
            "“Denmark” is not a country of ISO 3166-1 such as DE.",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_left_out_and_listed(
    old: str, new: str, path: str, text: str, message: str
) -> None:
    right = read_einvoice(_xml("invoice.ubl.xml"))
    invoice = read_einvoice(_changed("invoice.ubl.xml", old, new))
    assert invoice.unreadable == (Unreadable(path, right.sources[path], text, message),)
    assert _values(right).keys() - _values(invoice).keys() == {path}
    assert path not in invoice.sources


def test_a_card_number_is_never_kept_whole() -> None:
    invoice = read_einvoice(_changed("invoice.cii.xml", "<ram:ID>9010</ram:ID>", "<ram:ID>4000123456789010</ram:ID>"))
    assert invoice.data.payment.card.last_digits == "9010"


def test_what_is_no_e_invoice_is_refused() -> None:
    with pytest.raises(EInvoiceError, match="no e-invoice: its root element is html"):
        read_einvoice(b"<html/>")


def test_an_e_invoice_that_says_nothing_is_refused() -> None:
    with pytest.raises(EInvoiceError, match="neither a number nor totals"):
        read_einvoice(f'<Invoice xmlns="{UBL["ubl"]}"/>'.encode())


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(name: str, data: st.DataObject) -> None:
    xml = _xml(name)
    start = data.draw(st.integers(0, len(xml)))
    end = data.draw(st.integers(start, min(len(xml), start + 40)))
    damaged = xml[:start] + data.draw(st.binary(max_size=20)) + xml[end:]
    with suppress(EInvoiceError):
        invoice = read_einvoice(damaged)
        assert invoice.sources.keys() == _values(invoice).keys()
