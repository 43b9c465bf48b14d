"""Every layout, in every language, prints all of its truth and nothing else, and lets nothing overlap."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations, product

import pypdfium2
import pytest

from samples.bank_account import spell_iban
from samples.countries import LANGUAGES
from samples.invoice import Invoice
from samples.layouts import LAYOUTS
from samples.layouts.look import Look
from samples.printing import print_invoice
from samples.sample import issue
from samples.truth import Truth, truth_of
from samples.vat_numbers import spell_vat_id

CASES = [*product(sorted(LAYOUTS), LANGUAGES)]
SEEDS = range(3)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Page:
    """What stands on a page."""

    text: str  # without spaces and capitals
    boxes: list[Box]  # of its runs of text (left, bottom, right, top)
    size: tuple[float, float]


@dataclass(frozen=True)
class Document:
    """A printed document."""

    invoice: Invoice
    look: Look
    truth: Truth
    pages: list[Page]

    @property
    def text(self) -> str:
        return "".join(page.text for page in self.pages)


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def read(pdf: bytes) -> list[Page]:
    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            pages.append(Page(squeezed(text.get_text_bounded()), boxes, page.get_size()))
    return pages


def printed(invoice: Invoice, look: Look, layout: str) -> Document:
    paper = print_invoice(invoice, LAYOUTS[layout], look)
    return Document(invoice, look, truth_of(invoice, paper.facts), read(paper.content))


@cache
def drawn(layout: str, language: str, seed: int) -> Document:
    return printed(*issue(seed, language, LAYOUTS[layout].room), layout)


def overlaps(page: Page) -> list[tuple[Box, Box]]:
    """The boxes that share more than a sliver (points)."""

    def shared(one: Box, other: Box) -> bool:
        width = min(one[2], other[2]) - max(one[0], other[0])
        height = min(one[3], other[3]) - max(one[1], other[1])
        return width > 0.8 and height > 1.0

    return [pair for pair in combinations(page.boxes, 2) if shared(*pair)]


def spellings(document: Document) -> list[tuple[str, ...]]:
    """For each value of the truth, the ways in which it may stand on the page."""
    truth, formats = document.truth, document.look.formats
    amounts = [truth.net_total, truth.tax_total, truth.gross_total, truth.amount_due]
    for tax in truth.tax_lines:
        amounts += [tax.base, tax.amount]
    for line in truth.line_items:
        amounts += [line.unit_price, line.net_amount]
    wanted: list[tuple[str, ...]] = [(formats.amount(Decimal(amount)),) for amount in amounts if amount is not None]
    wanted += [(formats.percent(Decimal(tax.rate)),) for tax in truth.tax_lines]
    for line in truth.line_items:
        wanted.append((line.description,))
        wanted += [
            (formats.number(Decimal(number)),) for number in (line.quantity, line.tax_rate) if number is not None
        ]
        wanted += [(line.unit,)] if line.unit is not None else []
    wanted += [
        (formats.date(date.fromisoformat(day)),) for day in (truth.issue_date, truth.due_date) if day is not None
    ]
    wanted += [(part,) for part in (truth.supplier_address or "").split(", ")]
    texts = (truth.supplier_name, truth.customer_name, truth.invoice_number, truth.purchase_order)
    wanted += [(text,) for text in texts if text is not None]
    if truth.supplier_vat_id is not None:
        wanted.append(tuple(spell_vat_id(truth.supplier_vat_id, spaced=spaced) for spaced in (False, True)))
    if truth.iban is not None:
        wanted.append(tuple(spell_iban(truth.iban, grouped=grouped) for grouped in (False, True)))
    if truth.currency is not None:
        wanted.append(({"EUR": "€", "GBP": "£", "USD": "$", "CHF": "Fr."}[truth.currency], truth.currency))
    return wanted


@pytest.mark.parametrize(("layout", "language"), CASES)
def test_every_value_of_the_truth_stands_in_the_text(layout: str, language: str) -> None:
    for seed in SEEDS:
        document = drawn(layout, language, seed)
        text = document.text
        missing = [ways for ways in spellings(document) if not any(squeezed(way) in text for way in ways)]
        assert missing == [], f"seed {seed}"


@pytest.mark.parametrize(("layout", "language"), CASES)
def test_what_the_truth_does_not_tell_stands_nowhere(layout: str, language: str) -> None:
    for seed in SEEDS:
        document = drawn(layout, language, seed)
        invoice, truth = document.invoice, document.truth
        silent = {
            invoice.supplier.vat_id: truth.supplier_vat_id,
            invoice.supplier.account.iban: truth.iban,
            invoice.supplier.street: truth.supplier_address,
            invoice.customer.name: truth.customer_name,
            invoice.purchase_order: truth.purchase_order,
        }
        leaked = [
            value for value, told in silent.items() if value and told is None and squeezed(value) in document.text
        ]
        assert leaked == [], f"seed {seed}"
        if truth.due_date is None and invoice.due_date is not None:
            assert squeezed(document.look.formats.date(invoice.due_date)) not in document.text, f"seed {seed}"


@pytest.mark.parametrize(("layout", "language"), CASES)
def test_no_text_lies_on_another_or_off_the_paper(layout: str, language: str) -> None:
    for seed in SEEDS:
        for page in drawn(layout, language, seed).pages:
            width, height = page.size
            assert all(0 < box[0] < box[2] < width and 0 < box[1] < box[3] < height for box in page.boxes), (
                f"seed {seed}"
            )
            assert overlaps(page) == [], f"seed {seed}"


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"till", "slip", "statement", "reminder"}))
def test_a_document_with_more_lines_than_fit_goes_on_over_the_page(layout: str) -> None:
    room = replace(LAYOUTS["ledger"].room, lines=range(60, 61), kinds=LAYOUTS[layout].room.kinds)
    invoice, look = issue(4, "en", replace(room, branches=LAYOUTS["telecom"].room.branches))
    pages = printed(invoice, look, layout).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert squeezed(look.wording.page.format(page=number, pages=len(pages))) in page.text
        assert overlaps(page) == []


@pytest.mark.parametrize("layout", ["till", "slip"])
def test_a_receipt_is_one_strip_cut_where_it_ends(layout: str) -> None:
    lengths = set()
    for seed in range(6):
        (page,) = drawn(layout, "de", seed).pages
        lengths.add(round(page.size[1]))
        lowest = min(box[1] for box in page.boxes)
        assert 5 < lowest < 40  # points above the cut
    assert len(lengths) > 1


def test_the_ledger_carries_the_sum_of_the_lines_so_far() -> None:
    room = replace(LAYOUTS["ledger"].room, lines=range(30, 31))
    document = printed(*issue(3, "en", room), "ledger")
    first, second = (page.text for page in document.pages[:2])
    label, lines = document.look.wording.carried_forward, document.invoice.lines
    sums = [sum((line.amount for line in lines[:count]), Decimal(0)) for count in range(1, len(lines) + 1)]
    carried = [squeezed(label + document.look.amount(amount, document.invoice.currency)) for amount in sums]
    (shown,) = [text for text in carried if text in first]
    assert shown in second


def test_a_layout_looks_different_from_seed_to_seed() -> None:
    """Of twenty suppliers in one layout, hardly two agree in words, formats and habits."""
    looks = [drawn("plain", "de", seed).look for seed in range(20)]
    assert len({(look.wording.invoice_number, look.formats.date_pattern, look.family) for look in looks}) > 15
    assert len({look.label("x") for look in looks}) > 2


def test_the_dealer_groups_lines_and_explains_the_letters_of_their_rates() -> None:
    room = replace(LAYOUTS["dealer"].room, lines=range(8, 9))
    document = printed(*issue(5, "de", room), "dealer")
    invoice, look, text = document.invoice, document.look, document.text
    assert {line.tax_rate for line in document.truth.line_items} == {f"{tax.rate:f}" for tax in invoice.tax_lines}
    for letter, tax in zip("ABC", invoice.tax_lines, strict=False):
        legend = look.wording.tax_on_base.format(
            rate=look.formats.percent(tax.rate), base=look.formats.amount(tax.base)
        )
        assert squeezed(f"{letter} = {legend}") in text
    for number, lines in enumerate((invoice.lines[:4], invoice.lines[4:]), 1):
        assert squeezed(look.wording.group.format(number=number)) in text
        subtotal = sum((line.amount for line in lines), Decimal(0))
        assert squeezed(look.wording.group_total + look.amount(subtotal, invoice.currency)) in text
    assert all(squeezed(f"[{line.item_number}] {line.name}") in text for line in invoice.lines)


def test_a_note_runs_up_the_margin_of_the_dealers_documents() -> None:
    document = drawn("dealer", "fr", 1)
    width, _ = document.pages[0].size
    assert any(box[2] < width * 0.05 and box[3] - box[1] > 3 * (box[2] - box[0]) for box in document.pages[0].boxes)
