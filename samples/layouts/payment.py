"""The blocks that say how and when to pay, and what else has to be said below the totals."""

from samples.bank_account import spell_iban
from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import Face
from samples.layouts.sheet import INK, Align

_NOT_INVOICES = {Kind.PRO_FORMA, Kind.QUOTE, Kind.ORDER}


def bank_lines(draft: Draft) -> list[str]:
    """Bank and account, a line each."""
    account, look, wording = draft.invoice.supplier.account, draft.look, draft.wording
    draft.sheet.shows(Fact.ACCOUNT)
    if account.bic is None:
        return [
            f"{look.label(wording.bank)} {account.bank}",
            f"{look.label(wording.routing_number)} {account.routing}",
            f"{look.label(wording.account_number)} {account.number}",
        ]
    draft.sheet.shows(Fact.IBAN)
    iban = spell_iban(account.number, grouped=look.likes("grouped IBAN", 0.8))
    lines = [f"{look.label('IBAN')} {iban}", f"{look.label('BIC')} {account.bic}"]
    bank = f"{look.label(wording.bank)} {account.bank}" if look.likes("bank label", 0.4) else account.bank
    return [bank, *lines] if look.likes("bank first") else [*lines, bank]


def draw_bank(
    draft: Draft, x: float, y: float, width: float, *, face: Face, colour: str = INK, heading: bool = True
) -> float:
    """The account below its heading, on one line or on several; gives the baseline after the last."""
    sheet = draft.sheet
    if heading:
        head = draft.look.heading(draft.wording.payment_details)
        sheet.text(x, y, head, Face(draft.family.bold, face.size, face.stretch), colour=colour, within=width)
        y += face.line_height * 1.15
    lines = bank_lines(draft)
    if width > 130 and draft.look.likes("bank on one line"):
        return sheet.paragraph(x, y, width, " · ".join(lines), face, colour=colour)
    return sheet.lines(x, y, lines, face, colour=colour, within=width)


def payment_sentence(draft: Draft) -> str | None:
    """When and what to pay, in a sentence; None for a document that asks for no money."""
    invoice, wording = draft.invoice, draft.wording
    if not invoice.kind.is_owed:
        return None
    amount = draft.money(invoice.amount_due)
    draft.sheet.shows(Fact.AMOUNT_DUE)
    if invoice.due_date is None:
        return wording.pay_now.format(amount=amount)
    draft.sheet.shows(Fact.DUE_DATE)
    return wording.pay_by.format(amount=amount, date=draft.formats.date(invoice.due_date))


def notes_of(draft: Draft, *, sentence: bool) -> list[str]:
    """The sentences below the totals: the one on payment if wanted, and what the law or courtesy ask for."""
    invoice, look, wording = draft.invoice, draft.look, draft.wording
    notes: list[str] = []
    if invoice.lines and invoice.is_untaxed:
        notes.append(wording.tax_exempt)
    if invoice.kind in _NOT_INVOICES and look.likes("disclaimer", 0.6):
        notes.append(wording.not_an_invoice)
    paid = payment_sentence(draft) if sentence else None
    if paid is not None:
        notes.append(paid)
    if look.likes("thanks", 0.3):
        notes.append(wording.thanks)
    return notes


def draw_notes(
    draft: Draft, x: float, y: float, width: float, *, face: Face, sentence: bool, align: Align = Align.LEFT
) -> float:
    """The notes, a paragraph each; gives the baseline after the last."""
    for note in notes_of(draft, sentence=sentence):
        y = draft.sheet.paragraph(x, y, width, note, face, align=align) + 1.2
    return y
