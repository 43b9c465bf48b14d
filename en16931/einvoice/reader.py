"""Reads an e-invoice into a record, and says where in the XML each value stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from lxml import etree

from en16931.einvoice import canonical, mapping
from en16931.einvoice.cii import CII_MAPPING
from en16931.einvoice.locations import Locations, locate
from en16931.einvoice.mapping import Field, Items
from en16931.einvoice.namespaces import CII, UBL
from en16931.einvoice.syntax import Syntax, syntax_of
from en16931.einvoice.ubl import UBL_MAPPING
from en16931.einvoice.xml_document import EInvoiceError, open_xml
from en16931.einvoice.zugferd_1 import rename_to_cii
from en16931.field_value import Kind, kind_of, write
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

_CONVERT = {
    Kind.TEXT: canonical.line,
    Kind.ENUM: canonical.line,
    Kind.BOOL: canonical.line,
    Kind.DECIMAL: canonical.number,
    Kind.DATE: canonical.day,
}


@dataclass(frozen=True)
class Unreadable:
    """A value that stands in the XML but does not fit its field, which stays absent; the message says why."""

    path: str
    source: str
    text: str
    message: str


@dataclass(frozen=True)
class EInvoice:
    """What an e-invoice says. `sources` gives the XPath of each value by its field path."""

    data: InvoiceData
    syntax: Syntax
    sources: Mapping[str, str]
    unreadable: tuple[Unreadable, ...]


def read_einvoice(xml: bytes) -> EInvoice:
    """Read an e-invoice of any known syntax.

    Single values that cannot be understood are left out and listed. Raises EInvoiceError when the file is damaged,
    beyond a limit, no e-invoice, or empty.
    """
    root = open_xml(xml)
    syntax = syntax_of(root)
    if syntax is None:
        raise EInvoiceError(f"The XML is no e-invoice: its root element is {etree.QName(root).localname[:64]}.")
    reading = _Reading(locate(root))
    if syntax is Syntax.ZUGFERD_1:
        rename_to_cii(root)
    reading.read(reading.data, root, _mapping_of(syntax), "")
    if not (reading.data.invoice_number or reading.data.HasField("totals")):
        raise EInvoiceError("The e-invoice holds neither a number nor totals.")
    return EInvoice(reading.data, syntax, reading.sources, tuple(reading.unreadable))


def _mapping_of(syntax: Syntax) -> mapping.Mapping:
    return UBL_MAPPING if syntax in (Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE) else CII_MAPPING


@cache
def _compiled(xpath: str) -> etree.XPath:
    return etree.XPath(xpath, namespaces={**UBL, **CII})


def _find(xpath: str, element: etree._Element) -> list[Any]:
    """Give the elements and attributes that an XPath of the mappings finds."""
    return cast(list[Any], _compiled(xpath)(element))


class _Reading:
    """One pass over a document: the record that comes to be, and where its values stand."""

    def __init__(self, locations: Locations) -> None:
        self.data = InvoiceData()
        self.sources: dict[str, str] = {}
        self.unreadable: list[Unreadable] = []
        self._locations = locations

    def read(self, message: Message, element: etree._Element, members: mapping.Mapping, prefix: str) -> None:
        """Fill a message, whose path is the prefix, from an element."""
        for member in members:
            if isinstance(member, Field):
                self._read_field(message, element, member, prefix)
            else:
                self._read_items(message, element, member, prefix)

    def _read_items(self, message: Message, element: etree._Element, items: Items, prefix: str) -> None:
        owner, descriptor = _owner(message, items.path)
        found = getattr(owner, descriptor.name)
        for node in _find(items.xpath, element):
            item = found.add(id=str(len(found) + 1))
            self.read(item, node, items.members, f"{prefix}{items.path}[{item.id}].")
            if len(item.ListFields()) == 1:  # Nothing but its id.
                del found[-1]

    def _read_field(self, message: Message, element: etree._Element, wanted: Field, prefix: str) -> None:
        owner, descriptor = _owner(message, wanted.path)
        convert = wanted.convert or _CONVERT[kind_of(descriptor)]
        nodes = (node for xpath in wanted.xpaths for node in _find(xpath, element))
        found = ((node, text) for node in nodes if (text := convert(_text_of(node))) is not None)
        node, text = next(found, (None, ""))
        if node is None:
            return
        if wanted.joined:
            text = "\n".join((text, *(further for _, further in found)))
        path, source = prefix + wanted.path, self._source(node)
        try:
            if not wanted.any_currency:
                self._check_currency(node)
            write(owner, descriptor, text)
        except ValueError as error:
            self.unreadable.append(Unreadable(path, source, text[:200], str(error)))
        else:
            self.sources[path] = source

    def _check_currency(self, node: Any) -> None:
        # Amounts share the invoice's one currency; one in another would be a wrong amount.
        currency = node.get("currencyID") if isinstance(node, etree._Element) else None
        if currency and self.data.currency and currency.strip() != self.data.currency:
            raise ValueError(f"The amount is in {currency[:8]}, but the invoice in {self.data.currency}.")

    def _source(self, node: Any) -> str:
        if isinstance(node, etree._Element):
            return self._locations[node]
        return f"{self._locations[node.getparent()]}/@{node.attrname}"


def _owner(message: Message, path: str) -> tuple[Message, FieldDescriptor]:
    """Give the message below another that holds the field of a path, and the field."""
    *groups, name = path.split(".")
    for group in groups:
        message = getattr(message, group)
    return message, cast(FieldDescriptor, message.DESCRIPTOR.fields_by_name[name])


def _text_of(node: Any) -> str:
    return (node.text or "") if isinstance(node, etree._Element) else str(node)
