"""Where UBL 2.1 invoices and credit notes hold the fields of a record."""

from en16931.document_types import document_type_of
from en16931.einvoice import canonical
from en16931.einvoice.mapping import Items, Mapping, field, identifier

_VAT = "normalize-space(cac:TaxScheme/cbc:ID)='VAT'"
_OBJECT = "normalize-space(cbc:DocumentTypeCode)='130'"
_PROJECT = "normalize-space(cbc:DocumentTypeCode)='50'"
_CURRENCY = "normalize-space(/*/cbc:DocumentCurrencyCode)"
_TAX_CURRENCY = "normalize-space(/*/cbc:TaxCurrencyCode)"
_IN_CURRENCY = f"[not(@currencyID) or @currencyID={_CURRENCY}]"
_ALLOWANCE = (
    "cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='false' or normalize-space(cbc:ChargeIndicator)='0']"
)
_CHARGE = "cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='true' or normalize-space(cbc:ChargeIndicator)='1']"


def _address(path: str, xpath: str) -> Mapping:
    return (
        field(f"{path}.line1", f"{xpath}/cbc:StreetName"),
        field(f"{path}.line2", f"{xpath}/cbc:AdditionalStreetName"),
        field(f"{path}.line3", f"{xpath}/cac:AddressLine/cbc:Line"),
        field(f"{path}.city", f"{xpath}/cbc:CityName"),
        field(f"{path}.postcode", f"{xpath}/cbc:PostalZone"),
        field(f"{path}.subdivision", f"{xpath}/cbc:CountrySubentity"),
        field(f"{path}.country", f"{xpath}/cac:Country/cbc:IdentificationCode"),
    )


def _party(path: str, xpath: str) -> Mapping:
    legal = f"{xpath}/cac:PartyLegalEntity"
    name = f"{xpath}/cac:PartyName/cbc:Name"
    return (
        field(f"{path}.name", f"{legal}/cbc:RegistrationName", name),
        field(f"{path}.trading_name", f"{name}[../../cac:PartyLegalEntity/cbc:RegistrationName]"),
        field(f"{path}.vat_id", f"{xpath}/cac:PartyTaxScheme[{_VAT}]/cbc:CompanyID", convert=canonical.compact),
        field(f"{path}.tax_id", f"{xpath}/cac:PartyTaxScheme[not({_VAT})]/cbc:CompanyID"),
        *identifier(f"{path}.registration", f"{legal}/cbc:CompanyID"),
        Items(
            f"{path}.identifiers",
            # The SEPA creditor is a term of its own, BT-90.
            f"{xpath}/cac:PartyIdentification/cbc:ID[not(@schemeID='SEPA')]",
            (field("value", "."), field("scheme", "@schemeID")),
        ),
        *identifier(f"{path}.electronic_address", f"{xpath}/cbc:EndpointID"),
        field(f"{path}.legal_information", f"{legal}/cbc:CompanyLegalForm", convert=canonical.prose),
        *_address(f"{path}.address", f"{xpath}/cac:PostalAddress"),
        field(f"{path}.contact.name", f"{xpath}/cac:Contact/cbc:Name"),
        field(f"{path}.contact.phone", f"{xpath}/cac:Contact/cbc:Telephone"),
        field(f"{path}.contact.email", f"{xpath}/cac:Contact/cbc:ElectronicMail"),
        field(f"{path}.website", f"{xpath}/cbc:WebsiteURI"),
    )


_ALLOWANCE_CHARGE: Mapping = (
    field("amount", "cbc:Amount"),
    field("base_amount", "cbc:BaseAmount"),
    field("percent", "cbc:MultiplierFactorNumeric"),
    field("tax_category", "cac:TaxCategory/cbc:ID"),
    field("tax_rate", "cac:TaxCategory/cbc:Percent"),
    field("reason", "cbc:AllowanceChargeReason"),
    field("reason_code", "cbc:AllowanceChargeReasonCode"),
)

_REFERENCES: Mapping = (
    field("references.purchase_order", "cac:OrderReference/cbc:ID"),
    field("references.sales_order", "cac:OrderReference/cbc:SalesOrderID"),
    field("references.buyer_reference", "cbc:BuyerReference"),
    # Credit notes have no ProjectReference.
    field("references.project", "cac:ProjectReference/cbc:ID", f"cac:AdditionalDocumentReference[{_PROJECT}]/cbc:ID"),
    field("references.contract", "cac:ContractDocumentReference/cbc:ID"),
    field("references.receiving_advice", "cac:ReceiptDocumentReference/cbc:ID"),
    field("references.despatch_advice", "cac:DespatchDocumentReference/cbc:ID"),
    field("references.tender_or_lot", "cac:OriginatorDocumentReference/cbc:ID"),
    *identifier("references.invoiced_object", f"cac:AdditionalDocumentReference[{_OBJECT}]/cbc:ID"),
    field("references.buyer_accounting_reference", "cbc:AccountingCost"),
    Items(
        "references.preceding_invoices",
        "cac:BillingReference/cac:InvoiceDocumentReference",
        (field("number", "cbc:ID"), field("issue_date", "cbc:IssueDate")),
    ),
)

_PAYMENT: Mapping = (
    field("payment.means_code", "cac:PaymentMeans/cbc:PaymentMeansCode"),
    field("payment.means_text", "cac:PaymentMeans/cbc:PaymentMeansCode/@name"),
    field("payment.reference", "cac:PaymentMeans/cbc:PaymentID"),
    Items(
        "payment.accounts",
        "cac:PaymentMeans/cac:PayeeFinancialAccount",
        (
            field("iban", "cbc:ID", convert=canonical.iban),
            field("account_number", "cbc:ID", convert=canonical.account_number),
            field("account_name", "cbc:Name"),
            field("bic", "cac:FinancialInstitutionBranch/cbc:ID", convert=canonical.compact),
        ),
    ),
    field(
        "payment.card.last_digits",
        "cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID",
        convert=canonical.last_digits,
    ),
    field("payment.card.holder", "cac:PaymentMeans/cac:CardAccount/cbc:HolderName"),
    field("payment.direct_debit.mandate_id", "cac:PaymentMeans/cac:PaymentMandate/cbc:ID"),
    field(
        "payment.direct_debit.creditor_id",
        "cac:PayeeParty/cac:PartyIdentification/cbc:ID[@schemeID='SEPA']",
        "cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID='SEPA']",
    ),
    field(
        "payment.direct_debit.debited_iban",
        "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID",
        convert=canonical.compact,
    ),
)

_TOTALS: Mapping = (
    field("totals.sum_of_lines", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount"),
    field("totals.allowances", "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount"),
    field("totals.charges", "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount"),
    field("totals.net", "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"),
    field("totals.tax", f"cac:TaxTotal/cbc:TaxAmount{_IN_CURRENCY}"),
    field(
        "totals.tax_in_tax_currency",
        f"cac:TaxTotal/cbc:TaxAmount[@currencyID={_TAX_CURRENCY} and @currencyID!={_CURRENCY}]",
        any_currency=True,
    ),
    field("totals.gross", "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"),
    field("totals.paid", "cac:LegalMonetaryTotal/cbc:PrepaidAmount"),
    field("totals.rounding", "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount"),
    field("totals.amount_due", "cac:LegalMonetaryTotal/cbc:PayableAmount"),
    Items(
        "tax_lines",
        f"cac:TaxTotal/cac:TaxSubtotal[cbc:TaxAmount{_IN_CURRENCY}]",
        (
            field("category", "cac:TaxCategory/cbc:ID"),
            field("rate", "cac:TaxCategory/cbc:Percent"),
            field("base_amount", "cbc:TaxableAmount"),
            field("tax_amount", "cbc:TaxAmount"),
            field("exemption_reason", "cac:TaxCategory/cbc:TaxExemptionReason", convert=canonical.prose),
            field("exemption_reason_code", "cac:TaxCategory/cbc:TaxExemptionReasonCode"),
        ),
    ),
    field(
        "reverse_charge",
        "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID[normalize-space()='AE']",
        convert=canonical.yes,
    ),
)

_LINE: Mapping = (
    field("line_number", "cbc:ID"),
    field("description", "cac:Item/cbc:Name"),
    field("details", "cac:Item/cbc:Description", convert=canonical.prose, joined=True),
    field("note", "cbc:Note", convert=canonical.prose, joined=True),
    *identifier("invoiced_object", f"cac:DocumentReference[{_OBJECT}]/cbc:ID"),
    field("product_code", "cac:Item/cac:SellersItemIdentification/cbc:ID"),
    field("buyer_product_code", "cac:Item/cac:BuyersItemIdentification/cbc:ID"),
    *identifier("standard_product_code", "cac:Item/cac:StandardItemIdentification/cbc:ID"),
    Items(
        "classifications",
        "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode",
        (field("value", "."), field("scheme", "@listID")),
    ),
    field("country_of_origin", "cac:Item/cac:OriginCountry/cbc:IdentificationCode"),
    Items(
        "attributes",
        "cac:Item/cac:AdditionalItemProperty",
        (field("name", "cbc:Name"), field("value", "cbc:Value")),
    ),
    field("quantity", "cbc:InvoicedQuantity", "cbc:CreditedQuantity"),
    field("unit_code", "cbc:InvoicedQuantity/@unitCode", "cbc:CreditedQuantity/@unitCode"),
    field("unit_price", "cac:Price/cbc:PriceAmount"),
    field("price_discount", f"cac:Price/{_ALLOWANCE}/cbc:Amount"),
    field("gross_unit_price", f"cac:Price/{_ALLOWANCE}/cbc:BaseAmount"),
    field("base_quantity", "cac:Price/cbc:BaseQuantity"),
    field("base_quantity_unit_code", "cac:Price/cbc:BaseQuantity/@unitCode"),
    Items("allowances", _ALLOWANCE, _ALLOWANCE_CHARGE),
    Items("charges", _CHARGE, _ALLOWANCE_CHARGE),
    field("net_amount", "cbc:LineExtensionAmount"),
    field("tax_category", "cac:Item/cac:ClassifiedTaxCategory/cbc:ID"),
    field("tax_rate", "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"),
    field("period.start", "cac:InvoicePeriod/cbc:StartDate"),
    field("period.end", "cac:InvoicePeriod/cbc:EndDate"),
    field("purchase_order_line", "cac:OrderLineReference/cbc:LineID"),
    field("purchase_order", "cac:OrderLineReference/cac:OrderReference/cbc:ID"),
    field("buyer_accounting_reference", "cbc:AccountingCost"),
)

UBL_MAPPING: Mapping = (
    # First, since the currency of every amount is compared with it.
    field("currency", "cbc:DocumentCurrencyCode"),
    field("document_type", "cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode", convert=document_type_of),
    field("document_type_code", "cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode"),
    field("invoice_number", "cbc:ID"),
    field("issue_date", "cbc:IssueDate"),
    # Credit notes have no DueDate.
    field("due_date", "cbc:DueDate", "cac:PaymentMeans/cbc:PaymentDueDate", "cac:PaymentTerms/cbc:PaymentDueDate"),
    field("tax_currency", "cbc:TaxCurrencyCode"),
    field("tax_point_date", "cbc:TaxPointDate"),
    field("tax_point_code", "cac:InvoicePeriod/cbc:DescriptionCode"),
    field("delivery_date", "cac:Delivery/cbc:ActualDeliveryDate"),
    field("service_period.start", "cac:InvoicePeriod/cbc:StartDate"),
    field("service_period.end", "cac:InvoicePeriod/cbc:EndDate"),
    field("order_date", "cac:OrderReference/cbc:IssueDate"),
    field("payment_terms", "cac:PaymentTerms/cbc:Note", convert=canonical.prose, joined=True),
    Items(
        "notes",
        "cbc:Note",
        (
            field("subject_code", ".", convert=canonical.note_subject),
            field("text", ".", convert=canonical.note_text),
        ),
    ),
    field("business_process", "cbc:ProfileID"),
    field("specification", "cbc:CustomizationID"),
    *_REFERENCES,
    *_party("supplier", "cac:AccountingSupplierParty/cac:Party"),
    *_party("customer", "cac:AccountingCustomerParty/cac:Party"),
    *_party("payee", "cac:PayeeParty"),
    *_party("tax_representative", "cac:TaxRepresentativeParty"),
    field("ship_to.name", "cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name"),
    Items(
        "ship_to.identifiers",
        "cac:Delivery/cac:DeliveryLocation/cbc:ID",
        (field("value", "."), field("scheme", "@schemeID")),
    ),
    *_address("ship_to.address", "cac:Delivery/cac:DeliveryLocation/cac:Address"),
    *_PAYMENT,
    Items("allowances", _ALLOWANCE, _ALLOWANCE_CHARGE),
    Items("charges", _CHARGE, _ALLOWANCE_CHARGE),
    *_TOTALS,
    Items(
        "supporting_documents",
        f"cac:AdditionalDocumentReference[not({_OBJECT}) and not({_PROJECT})]",
        (
            field("reference", "cbc:ID"),
            field("description", "cbc:DocumentDescription"),
            field("location", "cac:Attachment/cac:ExternalReference/cbc:URI"),
            field("filename", "cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@filename"),
            field("media_type", "cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@mimeCode"),
        ),
    ),
    Items("line_items", "cac:InvoiceLine | cac:CreditNoteLine", _LINE),
)
