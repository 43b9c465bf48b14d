"""The syntaxes of e-invoices, told apart by the root of the XML."""

from enum import Enum
from io import BytesIO

from lxml import etree

from en16931.einvoice.namespaces import CII, UBL, ZUGFERD_1


class Syntax(Enum):
    """A syntax; the value is the name of its root element."""

    UBL_INVOICE = f"{{{UBL['ubl']}}}Invoice"
    UBL_CREDIT_NOTE = f"{{{UBL['cn']}}}CreditNote"
    CII = f"{{{CII['rsm']}}}CrossIndustryInvoice"
    """UN/CEFACT Cross Industry Invoice D16B: XRechnung, Factur-X, ZUGFeRD since 2.0."""
    ZUGFERD_1 = f"{{{ZUGFERD_1['rsm']}}}CrossIndustryDocument"


_HEAD_BYTES = 64 * 1024
"""Where the root element must have begun; licence texts in comments before it can be long."""


def syntax_of(root: etree._Element) -> Syntax | None:
    """Give the syntax of a document; None when it is no e-invoice."""
    return next((syntax for syntax in Syntax if syntax.value == root.tag), None)


def detect(xml: bytes) -> Syntax | None:
    """Give the syntax that a file begins in; None when it is no e-invoice or no XML. Reads the beginning only."""
    head = BytesIO(xml[:_HEAD_BYTES])
    try:
        for _, root in etree.iterparse(head, events=("start",), resolve_entities=False, no_network=True):
            return syntax_of(root)
    except etree.XMLSyntaxError:
        return None
    return None
