"""The e-invoice that a document carries: its XML is the record, and nothing on the page is guessed."""

from collections.abc import Iterable

from en16931 import field_path
from en16931.einvoice.reader import EInvoice, read_einvoice
from en16931.einvoice.xml_document import EInvoiceError
from nlp_service.extraction import Absence, Extraction, Reading, Source

NAME = "embedded-xml"
VERSION = "1"


def read_attachments(contents: Iterable[bytes]) -> Extraction | None:
    """The readings of the first attachment that is an e-invoice; None when none is."""
    for content in contents:
        try:
            return Extraction(tuple(_readings(read_einvoice(content))), NAME, VERSION)
        except EInvoiceError:
            # Documents carry attachments of all kinds; only an e-invoice decides.
            continue
    return None


def _readings(invoice: EInvoice) -> Iterable[Reading]:
    for path, value in field_path.values(invoice.data):
        source = invoice.sources.get(path, "")
        explanation = f"Read from {source} of the embedded e-invoice." if source else ""
        yield Reading(path, value, value, 1.0, Source.EMBEDDED_XML, explanation=explanation)
    for fault in invoice.unreadable:
        yield Reading(
            fault.path, "", fault.text, 0.0, Source.EMBEDDED_XML, absence=Absence.ILLEGIBLE, explanation=fault.message
        )
