"""Quantities that stand before the description, where a table has no column for them: `2 Coffee`, `3 pcs. Paper`."""

import re
from collections.abc import Sequence

from nlp_service.candidates.amounts import DecimalMark
from nlp_service.candidates.lines.column_kinds import number_in
from nlp_service.candidates.lines.line_drafts import Draft
from nlp_service.candidates.lines.product import adds_up
from nlp_service.language.units import is_unit
from nlp_service.reading.page import Word

_QUANTITY = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?[xX]?$")
# Without prices to prove them, this many lines have to begin so.
_FEWEST_UNPROVED = 2


def with_leading_quantities(drafts: Sequence[Draft], mark: DecimalMark) -> Sequence[Draft]:
    """`drafts` with quantity and unit taken out of the descriptions, if all of them begin with a quantity.

    Prices and amounts must agree; where there are no prices, the numbers must not count the lines.
    """
    if not drafts or any(draft.words.get("quantity") for draft in drafts):
        return drafts
    if not all(_begins_with_number(draft.words.get("description", ())) for draft in drafts):
        return drafts
    agree = [_agrees(draft, mark) for draft in drafts]
    unproved = all(agrees is None for agrees in agree)
    counts = [draft.words["description"][0].text for draft in drafts]
    if False in agree or (unproved and (len(drafts) < _FEWEST_UNPROVED or _number_lines(counts))):
        return drafts
    for draft in drafts:
        first, *rest = draft.words["description"]
        draft.words["quantity"] = [first]
        if is_unit(rest[0].text) and len(rest) > 1:
            draft.words["unit"] = [rest.pop(0)]
        draft.words["description"] = rest
    return drafts


def with_leading_line_numbers(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """`drafts` with the numbers of the lines taken out of descriptions or codes that begin with 1, 2, 3, …"""
    if len(drafts) < _FEWEST_UNPROVED or any(draft.words.get("line_number") for draft in drafts):
        return drafts
    for kind in ("product_code", "description"):
        cells = [draft.words.get(kind, []) for draft in drafts]
        if all(len(words) > 1 for words in cells) and _number_lines([words[0].text.rstrip(".)") for words in cells]):
            for draft in drafts:
                draft.words["line_number"] = [draft.words[kind].pop(0)]
            break
    return drafts


def _begins_with_number(words: Sequence[Word]) -> bool:
    return len(words) > 1 and bool(_QUANTITY.match(words[0].text))


def _number_lines(counts: Sequence[str]) -> bool:
    """Whether the numbers are 1, 2, 3, … and so those of the lines."""
    return list(counts) == [str(number) for number in range(1, len(counts) + 1)]


def _agrees(draft: Draft, mark: DecimalMark) -> bool | None:
    quantity = number_in(draft.words["description"][:1], mark)
    price = number_in(draft.words.get("unit_price", ()), mark)
    amount = number_in(draft.words.get("net_amount", ()) or draft.words.get("gross_amount", ()), mark)
    return adds_up(quantity, price, amount, number_in(draft.words.get("discount", ()), mark))
