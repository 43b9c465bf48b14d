"""Tests of telling the syntaxes apart."""

from pathlib import Path

import pytest

from en16931.einvoice.syntax import Syntax, detect

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("invoice.ubl.xml", Syntax.UBL_INVOICE),
        ("credit_note.ubl.xml", Syntax.UBL_CREDIT_NOTE),
        ("invoice.cii.xml", Syntax.CII),
        ("invoice.zugferd_1.xml", Syntax.ZUGFERD_1),
    ],
)
def test_an_e_invoice_is_told_by_its_root(name: str, syntax: Syntax) -> None:
    xml = (FILES / name).read_bytes()
    assert detect(xml) is syntax
    assert detect(b"\xef\xbb\xbf" + xml) is syntax


def test_a_long_licence_before_the_root_does_no_harm() -> None:
    xml = (FILES / "credit_note.ubl.xml").read_text()
    start = xml.index("<cn:CreditNote")
    licence = f"<!-- {'Lizenz ' * 2000} -->"
    assert detect((xml[:start] + licence + xml[start:]).encode()) is Syntax.UBL_CREDIT_NOTE


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"%PDF-1.7\n", b"\x89PNG\r\n", b"<html/>", b"<Invoice/>", b"not XML", b"<!-- unfinished"),
        b'<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>',
    ],
)
def test_anything_else_is_no_e_invoice(content: bytes) -> None:
    assert detect(content) is None
