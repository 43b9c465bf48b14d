"""ZUGFeRD 1.0, the forerunner of CII D16B: the same structure, with other names for some elements."""

from lxml import etree

from en16931.einvoice.namespaces import CII, ZUGFERD_1

_NAMESPACES = {uri: CII[prefix] for prefix, uri in ZUGFERD_1.items()}

_NAMES = {
    "CrossIndustryDocument": "CrossIndustryInvoice",
    "SpecifiedExchangedDocumentContext": "ExchangedDocumentContext",
    "HeaderExchangedDocument": "ExchangedDocument",
    "SpecifiedSupplyChainTradeTransaction": "SupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement": "ApplicableHeaderTradeAgreement",
    "ApplicableSupplyChainTradeDelivery": "ApplicableHeaderTradeDelivery",
    "ApplicableSupplyChainTradeSettlement": "ApplicableHeaderTradeSettlement",
    "SpecifiedTradeSettlementMonetarySummation": "SpecifiedTradeSettlementHeaderMonetarySummation",
    "SpecifiedSupplyChainTradeAgreement": "SpecifiedLineTradeAgreement",
    "SpecifiedSupplyChainTradeDelivery": "SpecifiedLineTradeDelivery",
    "SpecifiedSupplyChainTradeSettlement": "SpecifiedLineTradeSettlement",
    "ApplicablePercent": "RateApplicablePercent",
}
_LINE_NAMES = {"SpecifiedTradeSettlementMonetarySummation": "SpecifiedTradeSettlementLineMonetarySummation"}
_REFERENCED_ID = "IssuerAssignedID"


def rename_to_cii(root: etree._Element) -> None:
    """Give the elements of a ZUGFeRD 1.0 document, in place, the names that they have in CII D16B."""
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        namespace = _NAMESPACES.get(name.namespace or "")
        if namespace is None:
            continue
        parent = element.getparent()
        parent_name = "" if parent is None else etree.QName(parent).localname
        local = _NAMES.get(name.localname, name.localname)
        if parent_name == "SpecifiedLineTradeSettlement":  # Parents come first, renamed already.
            local = _LINE_NAMES.get(name.localname, local)
        if local == "ID" and parent_name.endswith("ReferencedDocument"):
            local = _REFERENCED_ID
        element.tag = f"{{{namespace}}}{local}"
