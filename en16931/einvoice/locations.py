"""Where the elements of an XML document stand, as XPaths for people and programs."""

from collections import Counter

from lxml import etree

from en16931.einvoice.namespaces import PREFIXES

Locations = dict[etree._Element, str]
"""The XPath of each element, e.g. `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID`."""


def locate(root: etree._Element) -> Locations:
    """Give the XPath of every element below a root; positions count from 1 and stand where there are several alike."""
    found: Locations = {root: f"/{_name(root)}"}
    for parent in root.iter(etree.Element):
        total = Counter(child.tag for child in parent)
        seen: Counter[str] = Counter()
        for child in parent:
            seen[child.tag] += 1
            position = f"[{seen[child.tag]}]" if total[child.tag] > 1 else ""
            found[child] = f"{found[parent]}/{_name(child)}{position}"
    return found


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    prefix = PREFIXES.get(name.namespace or "")
    # Elements of other namespaces are never read.
    return f"{prefix}:{name.localname}" if prefix else name.localname
