"""Opens XML that may be hostile: no document type, no entities, no network, limited in size, elements and depth."""

from xml.etree.ElementTree import ParseError

from defusedxml import DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser
from lxml import etree

MAX_BYTES = 25 * 1024 * 1024
"""The size of a file, attachments in it included."""

MAX_ELEMENTS = 500_000
MAX_DEPTH = 100


class EInvoiceError(ValueError):
    """A file that cannot be read as an e-invoice; the message is a sentence for people."""


class _Screen:
    """Counts elements while a first parser goes through the file and builds nothing."""

    def __init__(self) -> None:
        self._elements = 0
        self._depth = 0

    def start(self, _tag: str, _attributes: dict[str, str], /) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS:
            raise EInvoiceError(f"The XML has more than {MAX_ELEMENTS} elements.")
        if self._depth > MAX_DEPTH:
            raise EInvoiceError(f"The XML is nested more than {MAX_DEPTH} deep.")

    def end(self, _tag: str, /) -> None:
        self._depth -= 1

    def close(self) -> None:
        """Nothing was built."""


def open_xml(xml: bytes) -> etree._Element:
    """Give the root of the document, without comments. Raises EInvoiceError when it is damaged or beyond a limit."""
    if len(xml) > MAX_BYTES:
        raise EInvoiceError(f"The XML has more than {MAX_BYTES // 1024 // 1024} MB.")
    screen = DefusedXMLParser(target=_Screen(), forbid_dtd=True)
    try:
        screen.feed(xml)
        screen.close()
        return etree.fromstring(xml, parser())
    except DTDForbidden as error:
        raise EInvoiceError("The XML declares a document type, which e-invoices do not have.") from error
    except (ParseError, etree.XMLSyntaxError, LookupError) as error:
        # LookupError: an encoding that does not exist.
        raise EInvoiceError(f"The XML is damaged: {error}.") from error


def parser() -> etree.XMLParser:
    """Give a parser that expands and fetches nothing and keeps libxml2's own limits."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
