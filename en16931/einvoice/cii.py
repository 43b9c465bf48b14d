"""Where invoices of UN/CEFACT CII D16B hold the fields of a record: XRechnung, Factur-X and ZUGFeRD."""

from en16931.document_types import document_type_of
from en16931.einvoice import canonical
from en16931.einvoice.mapping import Field, Items, Mapping, field, identifier

_DOCUMENT = "rsm:ExchangedDocument"
_CONTEXT = "rsm:ExchangedDocumentContext"
_AGREEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement"
_DELIVERY = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery"
_SETTLEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
_SUMMATION = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
_MEANS = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans"
_TERMS = f"{_SETTLEMENT}/ram:SpecifiedTradePaymentTerms"
_DISCOUNT = "ram:ApplicableTradePaymentDiscountTerms"
_TAX = f"{_SETTLEMENT}/ram:ApplicableTradeTax"

_CURRENCY = f"normalize-space(/*/{_SETTLEMENT}/ram:InvoiceCurrencyCode)"
_TAX_CURRENCY = f"normalize-space(/*/{_SETTLEMENT}/ram:TaxCurrencyCode)"
_CHARGE = "normalize-space(ram:ChargeIndicator/udt:Indicator)"


def _address(path: str, xpath: str) -> Mapping:
    return (
        field(f"{path}.line1", f"{xpath}/ram:LineOne"),
        field(f"{path}.line2", f"{xpath}/ram:LineTwo"),
        field(f"{path}.line3", f"{xpath}/ram:LineThree"),
        field(f"{path}.city", f"{xpath}/ram:CityName"),
        field(f"{path}.postcode", f"{xpath}/ram:PostcodeCode"),
        field(f"{path}.subdivision", f"{xpath}/ram:CountrySubDivisionName"),
        field(f"{path}.country", f"{xpath}/ram:CountryID"),
    )


def _party(path: str, xpath: str) -> Mapping:
    legal = f"{xpath}/ram:SpecifiedLegalOrganization"
    contact = f"{xpath}/ram:DefinedTradeContact"
    registration = f"{xpath}/ram:SpecifiedTaxRegistration/ram:ID"
    return (
        field(f"{path}.name", f"{xpath}/ram:Name"),
        field(f"{path}.trading_name", f"{legal}/ram:TradingBusinessName"),
        field(f"{path}.vat_id", f"{registration}[@schemeID='VA']", convert=canonical.compact),
        field(f"{path}.tax_id", f"{registration}[@schemeID='FC']"),
        *identifier(f"{path}.registration", f"{legal}/ram:ID"),
        Items(
            f"{path}.identifiers",
            f"{xpath}/ram:ID | {xpath}/ram:GlobalID",
            (field("value", "."), field("scheme", "@schemeID")),
        ),
        *identifier(f"{path}.electronic_address", f"{xpath}/ram:URIUniversalCommunication/ram:URIID"),
        field(f"{path}.legal_information", f"{xpath}/ram:Description", convert=canonical.prose),
        *_address(f"{path}.address", f"{xpath}/ram:PostalTradeAddress"),
        field(f"{path}.contact.name", f"{contact}/ram:PersonName", f"{contact}/ram:DepartmentName"),
        field(f"{path}.contact.phone", f"{contact}/ram:TelephoneUniversalCommunication/ram:CompleteNumber"),
        field(f"{path}.contact.email", f"{contact}/ram:EmailURIUniversalCommunication/ram:URIID"),
    )


def _date(path: str, *xpaths: str) -> Field:
    forms = ("udt:DateTimeString", "udt:DateTime", "qdt:DateTimeString")
    return field(path, *(f"{xpath}/{form}" for xpath in xpaths for form in forms))


def _period(path: str, xpath: str) -> Mapping:
    return _date(f"{path}.start", f"{xpath}/ram:StartDateTime"), _date(f"{path}.end", f"{xpath}/ram:EndDateTime")


def _allowances_and_charges(settlement: str) -> Mapping:
    xpath = f"{settlement}/ram:SpecifiedTradeAllowanceCharge"
    # Freight is an element of its own in ZUGFeRD's extended profile, and a part of the sum of charges.
    freight = f"{settlement}/ram:SpecifiedLogisticsServiceCharge"
    members: Mapping = (
        field("amount", "ram:ActualAmount", "ram:AppliedAmount"),
        field("base_amount", "ram:BasisAmount"),
        field("percent", "ram:CalculationPercent"),
        field("tax_category", "ram:CategoryTradeTax/ram:CategoryCode", "ram:AppliedTradeTax/ram:CategoryCode"),
        field(
            "tax_rate",
            "ram:CategoryTradeTax/ram:RateApplicablePercent",
            "ram:AppliedTradeTax/ram:RateApplicablePercent",
        ),
        field("reason", "ram:Reason", "ram:Description"),
        field("reason_code", "ram:ReasonCode"),
    )
    return (
        Items("allowances", f"{xpath}[{_CHARGE}='false' or {_CHARGE}='0']", members),
        Items("charges", f"{xpath}[{_CHARGE}='true' or {_CHARGE}='1'] | {freight}", members),
    )


def _referenced(type_code: str) -> str:
    return f"ram:AdditionalReferencedDocument[normalize-space(ram:TypeCode)='{type_code}']"


_REFERENCES: Mapping = (
    field("references.purchase_order", f"{_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
    field("references.sales_order", f"{_AGREEMENT}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID"),
    field("references.buyer_reference", f"{_AGREEMENT}/ram:BuyerReference"),
    field("references.project", f"{_AGREEMENT}/ram:SpecifiedProcuringProject/ram:ID"),
    field("references.contract", f"{_AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID"),
    field("references.receiving_advice", f"{_DELIVERY}/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID"),
    field(
        "references.despatch_advice",
        f"{_DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID",
        f"{_DELIVERY}/ram:DeliveryNoteReferencedDocument/ram:IssuerAssignedID",
    ),
    field("references.tender_or_lot", f"{_AGREEMENT}/{_referenced('50')}/ram:IssuerAssignedID"),
    field("references.invoiced_object.value", f"{_AGREEMENT}/{_referenced('130')}/ram:IssuerAssignedID"),
    field("references.invoiced_object.scheme", f"{_AGREEMENT}/{_referenced('130')}/ram:ReferenceTypeCode"),
    field(
        "references.buyer_accounting_reference",
        f"{_SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID",
    ),
    Items(
        "references.preceding_invoices",
        f"{_SETTLEMENT}/ram:InvoiceReferencedDocument",
        (field("number", "ram:IssuerAssignedID"), _date("issue_date", "ram:FormattedIssueDateTime")),
    ),
)

_PAYMENT: Mapping = (
    field("payment.means_code", f"{_MEANS}/ram:TypeCode"),
    field("payment.means_text", f"{_MEANS}/ram:Information"),
    field("payment.reference", f"{_SETTLEMENT}/ram:PaymentReference"),
    Items(
        "payment.accounts",
        f"{_MEANS}/ram:PayeePartyCreditorFinancialAccount",
        (
            field("iban", "ram:IBANID", "ram:ProprietaryID", convert=canonical.iban),
            field("account_number", "ram:ProprietaryID", "ram:IBANID", convert=canonical.account_number),
            field("account_name", "ram:AccountName"),
            field("bic", "../ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID", convert=canonical.compact),
        ),
    ),
    field(
        "payment.card.last_digits",
        f"{_MEANS}/ram:ApplicableTradeSettlementFinancialCard/ram:ID",
        convert=canonical.last_digits,
    ),
    field("payment.card.holder", f"{_MEANS}/ram:ApplicableTradeSettlementFinancialCard/ram:CardholderName"),
    field("payment.direct_debit.mandate_id", f"{_TERMS}/ram:DirectDebitMandateID"),
    field("payment.direct_debit.creditor_id", f"{_SETTLEMENT}/ram:CreditorReferenceID"),
    field(
        "payment.direct_debit.debited_iban",
        f"{_MEANS}/ram:PayerPartyDebtorFinancialAccount/ram:IBANID",
        convert=canonical.compact,
    ),
)

_TOTALS: Mapping = (
    field("totals.sum_of_lines", f"{_SUMMATION}/ram:LineTotalAmount"),
    field("totals.allowances", f"{_SUMMATION}/ram:AllowanceTotalAmount"),
    field("totals.charges", f"{_SUMMATION}/ram:ChargeTotalAmount"),
    field("totals.net", f"{_SUMMATION}/ram:TaxBasisTotalAmount"),
    field("totals.tax", f"{_SUMMATION}/ram:TaxTotalAmount[not(@currencyID) or @currencyID={_CURRENCY}]"),
    field(
        "totals.tax_in_tax_currency",
        f"{_SUMMATION}/ram:TaxTotalAmount[@currencyID={_TAX_CURRENCY} and @currencyID!={_CURRENCY}]",
        any_currency=True,
    ),
    field("totals.gross", f"{_SUMMATION}/ram:GrandTotalAmount"),
    field("totals.paid", f"{_SUMMATION}/ram:TotalPrepaidAmount"),
    field("totals.rounding", f"{_SUMMATION}/ram:RoundingAmount"),
    field("totals.amount_due", f"{_SUMMATION}/ram:DuePayableAmount"),
    Items(
        "tax_lines",
        _TAX,
        (
            field("category", "ram:CategoryCode"),
            field("rate", "ram:RateApplicablePercent"),
            field("base_amount", "ram:BasisAmount"),
            field("tax_amount", "ram:CalculatedAmount"),
            field("exemption_reason", "ram:ExemptionReason", convert=canonical.prose),
            field("exemption_reason_code", "ram:ExemptionReasonCode"),
        ),
    ),
    field("reverse_charge", f"{_TAX}/ram:CategoryCode[normalize-space()='AE']", convert=canonical.yes),
)

_LINE_AGREEMENT = "ram:SpecifiedLineTradeAgreement"
_LINE_SETTLEMENT = "ram:SpecifiedLineTradeSettlement"
_PRODUCT = "ram:SpecifiedTradeProduct"
_GROSS_PRICE = f"{_LINE_AGREEMENT}/ram:GrossPriceProductTradePrice"
_NET_PRICE = f"{_LINE_AGREEMENT}/ram:NetPriceProductTradePrice"
_QUANTITY = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"
_LINE_TOTAL = f"{_LINE_SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
_STATUS = "normalize-space(ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode)"

# ZUGFeRD's extended profile has lines that only sum up others or inform, and 1.0 has lines that are mere comments.
_IS_LINE = f"{_STATUS}!='GROUP' and {_STATUS}!='INFORMATION' and ({_LINE_TOTAL} or {_PRODUCT}/ram:Name)"

# The record holds one discount; which of several is meant would be a guess.
_PRICE_DISCOUNT = f"{_GROSS_PRICE}/ram:AppliedTradeAllowanceCharge[count(../ram:AppliedTradeAllowanceCharge)=1]"

_LINE: Mapping = (
    field("line_number", "ram:AssociatedDocumentLineDocument/ram:LineID"),
    field("description", f"{_PRODUCT}/ram:Name"),
    field("details", f"{_PRODUCT}/ram:Description", convert=canonical.prose),
    field(
        "note",
        "ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content",
        convert=canonical.prose,
        joined=True,
    ),
    field("invoiced_object.value", f"{_LINE_SETTLEMENT}/{_referenced('130')}/ram:IssuerAssignedID"),
    field("invoiced_object.scheme", f"{_LINE_SETTLEMENT}/{_referenced('130')}/ram:ReferenceTypeCode"),
    field("product_code", f"{_PRODUCT}/ram:SellerAssignedID"),
    field("buyer_product_code", f"{_PRODUCT}/ram:BuyerAssignedID"),
    *identifier("standard_product_code", f"{_PRODUCT}/ram:GlobalID"),
    Items(
        "classifications",
        f"{_PRODUCT}/ram:DesignatedProductClassification/ram:ClassCode",
        (field("value", "."), field("scheme", "@listID")),
    ),
    field("country_of_origin", f"{_PRODUCT}/ram:OriginTradeCountry/ram:ID"),
    Items(
        "attributes",
        f"{_PRODUCT}/ram:ApplicableProductCharacteristic",
        (field("name", "ram:Description"), field("value", "ram:Value")),
    ),
    field("quantity", _QUANTITY),
    field("unit_code", f"{_QUANTITY}/@unitCode"),
    field("unit_price", f"{_NET_PRICE}/ram:ChargeAmount"),
    field(
        "price_discount",
        f"{_PRICE_DISCOUNT}[{_CHARGE}='false' or {_CHARGE}='0']/ram:ActualAmount",
    ),
    field("gross_unit_price", f"{_GROSS_PRICE}/ram:ChargeAmount"),
    field("base_quantity", f"{_NET_PRICE}/ram:BasisQuantity", f"{_GROSS_PRICE}/ram:BasisQuantity"),
    field(
        "base_quantity_unit_code",
        f"{_NET_PRICE}/ram:BasisQuantity/@unitCode",
        f"{_GROSS_PRICE}/ram:BasisQuantity/@unitCode",
    ),
    *_allowances_and_charges(_LINE_SETTLEMENT),
    field("net_amount", _LINE_TOTAL),
    field("tax_category", f"{_LINE_SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode"),
    field("tax_rate", f"{_LINE_SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent"),
    *_period("period", f"{_LINE_SETTLEMENT}/ram:BillingSpecifiedPeriod"),
    field("purchase_order_line", f"{_LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:LineID"),
    field("purchase_order", f"{_LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
    field("buyer_accounting_reference", f"{_LINE_SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID"),
)

CII_MAPPING: Mapping = (
    # First, since the currency of every amount is compared with it.
    field("currency", f"{_SETTLEMENT}/ram:InvoiceCurrencyCode"),
    field("document_type", f"{_DOCUMENT}/ram:TypeCode", convert=document_type_of),
    field("document_type_code", f"{_DOCUMENT}/ram:TypeCode"),
    field("invoice_number", f"{_DOCUMENT}/ram:ID"),
    _date("issue_date", f"{_DOCUMENT}/ram:IssueDateTime"),
    # Terms with a discount are due earlier than the whole amount.
    _date("due_date", f"{_TERMS}[not({_DISCOUNT})]/ram:DueDateDateTime", f"{_TERMS}/ram:DueDateDateTime"),
    field("tax_currency", f"{_SETTLEMENT}/ram:TaxCurrencyCode"),
    field("tax_point_date", f"{_TAX}/ram:TaxPointDate/udt:DateString"),
    field("tax_point_code", f"{_TAX}/ram:DueDateTypeCode", convert=canonical.tax_point_code),
    _date("delivery_date", f"{_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime"),
    *_period("service_period", f"{_SETTLEMENT}/ram:BillingSpecifiedPeriod"),
    _date("order_date", f"{_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:FormattedIssueDateTime"),
    field("payment_terms", f"{_TERMS}/ram:Description", convert=canonical.prose, joined=True),
    Items(
        "notes",
        f"{_DOCUMENT}/ram:IncludedNote",
        (field("subject_code", "ram:SubjectCode"), field("text", "ram:Content", convert=canonical.prose)),
    ),
    field("business_process", f"{_CONTEXT}/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"),
    field("specification", f"{_CONTEXT}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
    *_REFERENCES,
    *_party("supplier", f"{_AGREEMENT}/ram:SellerTradeParty"),
    *_party("customer", f"{_AGREEMENT}/ram:BuyerTradeParty"),
    *_party("payee", f"{_SETTLEMENT}/ram:PayeeTradeParty"),
    *_party("tax_representative", f"{_AGREEMENT}/ram:SellerTaxRepresentativeTradeParty"),
    *_party("ship_to", f"{_DELIVERY}/ram:ShipToTradeParty"),
    *_party("ship_from", f"{_DELIVERY}/ram:ShipFromTradeParty"),
    *_PAYMENT,
    *_allowances_and_charges(_SETTLEMENT),
    *_TOTALS,
    Items(
        "supporting_documents",
        f"{_AGREEMENT}/ram:AdditionalReferencedDocument[not(normalize-space(ram:TypeCode)='50') "
        "and not(normalize-space(ram:TypeCode)='130')]",
        (
            field("reference", "ram:IssuerAssignedID"),
            field("description", "ram:Name"),
            field("location", "ram:URIID"),
            field("filename", "ram:AttachmentBinaryObject/@filename"),
            field("media_type", "ram:AttachmentBinaryObject/@mimeCode"),
        ),
    ),
    Items(
        "line_items",
        f"rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem[{_IS_LINE}]",
        _LINE,
    ),
)
