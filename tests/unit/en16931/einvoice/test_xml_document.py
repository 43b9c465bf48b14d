"""Tests of opening hostile XML."""

import pytest
from lxml import etree

from en16931.einvoice import xml_document
from en16931.einvoice.xml_document import MAX_DEPTH, EInvoiceError, open_xml


def test_comments_and_instructions_are_left_out() -> None:
    root = open_xml(b"<?xml version='1.0'?><a><!-- no --><b>on<!-- no -->e</b><?no no?></a>")
    assert etree.tostring(root) == b"<a><b>one</b></a>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_usual_encodings_are_understood(encoding: str) -> None:
    xml = f"<?xml version='1.0' encoding='{encoding}'?><a>Förde</a>".encode(encoding)
    assert open_xml(xml).text == "Förde"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
        "<!DOCTYPE a [<!ENTITY b 'bbb'><!ENTITY c '&b;&b;&b;'>]>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:9/'> %b;]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(doctype: str, encoding: str) -> None:
    with pytest.raises(EInvoiceError, match="document type"):
        open_xml(f"<?xml version='1.0' encoding='{encoding}'?>{doctype}<a>x</a>".encode(encoding))


@pytest.mark.parametrize(
    "xml",
    [
        *(b"", b"   ", b"%PDF-1.7", b"<a>", b"<a></b>", b"<a/><b/>", b"<a>&undefined;</a>", b"\xff\xfe\x00"),
        *(b"<a>\xff</a>", b"<?xml version='1.0' encoding='nonsense'?><a/>", b"<a>\x00</a>", b"<p:a/>"),
    ],
)
def test_damaged_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(EInvoiceError, match=r"The XML is damaged: .*\.$"):
        open_xml(xml)


def test_xml_may_be_as_deep_as_the_limit_and_no_deeper() -> None:
    assert open_xml(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH).tag == "a"
    with pytest.raises(EInvoiceError, match="nested more than 100 deep"):
        open_xml(b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1))


def test_xml_with_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_document, "MAX_ELEMENTS", 3)
    assert len(open_xml(b"<a><b/><b/></a>")) == 2
    with pytest.raises(EInvoiceError, match="more than 3 elements"):
        open_xml(b"<a><b/><b/><b/></a>")


def test_too_large_a_file_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_document, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(EInvoiceError, match="more than 1 MB"):
        open_xml(b" " * (1024 * 1024 + 1))
