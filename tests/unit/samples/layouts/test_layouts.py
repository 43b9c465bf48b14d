"""Every layout, in every language, prints all of its truth and lets nothing overlap."""

from datetime import date
from decimal import Decimal
from itertools import combinations, product

import pypdfium2
import pytest

from samples.identifiers import group_iban
from samples.issuing import LANGUAGES, Room, issue_invoice
from samples.layouts import LAYOUTS
from samples.printing import print_invoice
from samples.truth import Truth, truth_of
from samples.wording import wording_for
from samples.wording.formats import Formats

CASES = [*product(sorted(LAYOUTS), LANGUAGES)]
SEEDS = range(12)

Box = tuple[float, float, float, float]


def read(pdf: bytes) -> list[tuple[str, list[Box]]]:
    """Of each page, its text with single spaces and the boxes of its runs of text (left, bottom, right, top)."""
    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            pages.append((" ".join(text.get_text_bounded().split()), boxes))
    return pages


def drawn(layout: str, language: str, seed: int) -> tuple[Truth, list[tuple[str, list[Box]]]]:
    invoice = issue_invoice(seed, language, LAYOUTS[layout].room)
    return truth_of(invoice, LAYOUTS[layout]), read(print_invoice(invoice, LAYOUTS[layout], "#1f4e79"))


def spellings(truth: Truth, formats: Formats) -> list[tuple[str, ...]]:
    """For each value of the truth, the ways in which it may stand on the page."""
    amounts = [truth.net_total, truth.tax_total, truth.gross_total, truth.amount_due]
    for tax in truth.tax_lines:
        amounts += [tax.base, tax.amount]
    for line in truth.line_items:
        amounts += [line.unit_price, line.net_amount]
    wanted: list[tuple[str, ...]] = [(formats.amount(Decimal(amount)),) for amount in amounts if amount is not None]
    wanted += [(formats.percent(Decimal(tax.rate)),) for tax in truth.tax_lines]
    wanted += [(formats.number(Decimal(line.quantity)),) for line in truth.line_items]
    wanted += [(line.description,) for line in truth.line_items]
    wanted += [(line.unit,) for line in truth.line_items if line.unit is not None]
    for day in (truth.issue_date, truth.due_date):
        if day is not None:
            wanted.append((formats.digits_date(date.fromisoformat(day)), formats.written_date(date.fromisoformat(day))))
    wanted += [(part,) for part in truth.supplier_address.split(", ")]
    wanted += [(truth.supplier_name,), (truth.supplier_vat_id,), (truth.customer_name,), (truth.invoice_number,)]
    wanted += [(group_iban(truth.iban),), ({"EUR": "€", "GBP": "£"}[truth.currency],)]
    return wanted if truth.purchase_order is None else [*wanted, (truth.purchase_order,)]


@pytest.mark.parametrize(("layout", "language"), CASES)
def test_every_value_of_the_truth_stands_in_the_text(layout: str, language: str) -> None:
    formats = wording_for(language).formats
    for seed in SEEDS:
        truth, pages = drawn(layout, language, seed)
        text = " ".join(text for text, _ in pages)
        missing = [ways for ways in spellings(truth, formats) if not any(way in text for way in ways)]
        assert missing == [], f"seed {seed}"


@pytest.mark.parametrize(("layout", "language"), CASES)
def test_no_text_lies_on_another_or_off_the_paper(layout: str, language: str) -> None:
    for seed in SEEDS:
        _, pages = drawn(layout, language, seed)
        for _, boxes in pages:
            assert all(0 < box[0] < box[2] < 595 and 0 < box[1] < box[3] < 842 for box in boxes)
            assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == [], f"seed {seed}"


def overlap(one: Box, other: Box) -> bool:
    """Whether the boxes share more than a sliver (points)."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 0.5 and height > 0.8


@pytest.mark.parametrize(("layout", "language"), CASES)
def test_an_invoice_with_more_lines_than_fit_goes_on_over_the_page(layout: str, language: str) -> None:
    invoice = issue_invoice(3, language, Room(lines=range(30, 31), discounts=False))
    pages = read(print_invoice(invoice, LAYOUTS[layout], "#1f4e79"))
    wording = wording_for(language)
    assert len(pages) > 1
    for number, (text, boxes) in enumerate(pages, 1):
        assert wording.page.format(page=number, pages=len(pages)) in text
        assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []


def test_the_ledger_carries_the_sum_of_the_lines_so_far() -> None:
    invoice = issue_invoice(3, "en", LAYOUTS["ledger"].room)
    pages = read(print_invoice(invoice, LAYOUTS["ledger"], "#1f4e79"))
    first, second = pages[0][0], pages[1][0]
    carried = [
        wording_for("en").formats.amount(sum((line.net_amount for line in invoice.lines[:count]), Decimal(0)))
        for count in range(1, len(invoice.lines) + 1)
    ]
    shown = [amount for amount in carried if f"Carried forward {amount}" in first]
    assert len(shown) == 1
    assert f"Carried forward {shown[0]}" in second
