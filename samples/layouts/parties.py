"""The blocks that say who sells and who buys."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import Face
from samples.layouts.sheet import INK, SOFT_INK, Align
from samples.vat_numbers import spell_vat_id


def vat_id_of_supplier(draft: Draft) -> str | None:
    """The supplier's VAT id with its label; None where it has none."""
    supplier = draft.invoice.supplier
    if supplier.vat_id is None or supplier.country.vat_id_label is None:
        return None
    draft.sheet.shows(Fact.SUPPLIER_VAT_ID)
    spaced = draft.look.likes("spaced VAT id", 0.25)
    return f"{draft.look.label(supplier.country.vat_id_label)} {spell_vat_id(supplier.vat_id, spaced=spaced)}"


def identity_of_supplier(draft: Draft) -> list[str]:
    """VAT id and registration, a line each."""
    vat_id = vat_id_of_supplier(draft)
    draft.sheet.shows(Fact.SUPPLIER_REGISTRATION)
    return [*(() if vat_id is None else (vat_id,)), draft.invoice.supplier.registration]


def contact_of_supplier(draft: Draft) -> list[str]:
    """Telephone, mail and website, as far as the supplier gives them away."""
    supplier, look, wording = draft.invoice.supplier, draft.look, draft.wording
    named = look.likes("contact labels", 0.6)
    lines = []
    if supplier.phone is not None:
        draft.sheet.shows(Fact.SUPPLIER_PHONE)
        lines.append(f"{wording.phone} {supplier.phone}" if named else supplier.phone)
    if look.likes("e-mail", 0.9):
        draft.sheet.shows(Fact.SUPPLIER_EMAIL)
        lines.append(f"{wording.email} {supplier.email}" if named else supplier.email)
    if look.likes("website", 0.6):
        draft.sheet.shows(Fact.SUPPLIER_WEBSITE)
        lines.append(supplier.website)
    return lines


def address_of_supplier(draft: Draft) -> list[str]:
    """Street and place, a line each."""
    draft.sheet.shows(Fact.SUPPLIER_ADDRESS)
    return [draft.invoice.supplier.street, draft.invoice.supplier.place]


def name_of_supplier(draft: Draft) -> str:
    """The supplier's name."""
    draft.sheet.shows(Fact.SUPPLIER_NAME)
    return draft.invoice.supplier.name


def sender_line(draft: Draft) -> str:
    """Name and address on one line, as it stands above the address in a window."""
    return " · ".join([name_of_supplier(draft), *address_of_supplier(draft)])


def draw_supplier(
    draft: Draft,
    x: float,
    y: float,
    width: float,
    *,
    name: Face,
    align: Align = Align.LEFT,
    colour: str = INK,
    identity: bool = True,
) -> float:
    """Name, address, contact and, if wanted, VAT id below each other; gives the baseline after the last."""
    sheet = draft.sheet
    y = sheet.paragraph(x, y, width, name_of_supplier(draft), name, align=align, colour=colour)
    lines = address_of_supplier(draft) + contact_of_supplier(draft)
    if identity:
        lines += identity_of_supplier(draft)
    return sheet.lines(x, y, lines, draft.face(8.5), align=align, within=width)


def draw_customer(draft: Draft, x: float, y: float, width: float, *, label: str | None, strong: bool = False) -> float:
    """The customer's name and address, perhaps below a label; gives the baseline after the last."""
    sheet, customer = draft.sheet, draft.invoice.customer
    sheet.shows(Fact.CUSTOMER_NAME)
    if label is not None:
        sheet.text(x, y, draft.look.label(label), draft.face(7.5), colour=SOFT_INK, within=width)
        y += 4.6
    y = sheet.paragraph(x, y, width, customer.name, draft.bold(10) if strong else draft.face(10))
    lines = [customer.street, customer.place]
    if customer.vat_id is not None and draft.look.likes("VAT id of customer", 0.25):
        sheet.shows(Fact.CUSTOMER_VAT_ID)
        lines.append(f"{customer.country.vat_id_label} {spell_vat_id(customer.vat_id, spaced=False)}")
    return sheet.lines(x, y, lines, draft.face(9.5), within=width)
