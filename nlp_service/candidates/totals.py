"""Candidates for the totals: amounts at labels that name one, and any amount that the arithmetic may ask for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.rate_rows import rows_of_several_rates
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Link, Side

FIELDS = (
    "totals.net",
    "totals.tax",
    "totals.gross",
    "totals.amount_due",
    "totals.paid",
    "totals.deductions",
    "totals.rounding",
    "totals.previous_balance",
    "totals.tip",
    "totals.allowances",
    "totals.charges",
    "tendered",
    "change",
)
# These may be named by arithmetic alone, so that amounts without a label are candidates as well.
_BY_ARITHMETIC = frozenset({"totals.net", "totals.tax", "totals.gross"})
# Cash is rounded to coins of less than this.
_MOST_ROUNDING = 1
# How likely it is that a number which can be read with either decimal mark is not written as the others are.
_OTHER_MARK = 0.1
# One label can name both: `Total due` is the gross total of an invoice on which nothing has been paid.
_SAME_MONEY = {
    "totals.gross": frozenset({"totals.amount_due"}),
    "totals.amount_due": frozenset({"totals.gross"}),
}


def find_totals(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for every field of `FIELDS`, in reading order."""
    amounts = [amount for amount in survey.amounts if not amount.number.is_percent]
    money = sorted(amount.value for amount in survey.amounts if amount.is_money_like)
    counts = Counter(money)
    of_one_rate = rows_of_several_rates(survey)
    found: list[Candidate] = []
    for amount in amounts:
        links = _links(survey, amount)
        if id(amount.segment) in of_one_rate:
            # Where several rates have a row each, none of them gives the whole tax.
            links = [link for link in links if link.label.field != "totals.tax"]
        if _in_table(survey, amount) and not links:
            continue
        smaller = bisect_left(money, amount.value) / len(money) if money else 0.0
        for field in FIELDS:
            link = next((link for link in links if link.label.field == field), None)
            if link is None and (field not in _BY_ARITHMETIC or not amount.is_money_like or _in_table(survey, amount)):
                continue
            repeats = 1 - 1 / max(1, counts[amount.value])
            found.append(_candidate(survey, field, amount, links, link=link, smaller=smaller, repeats=repeats))
    return tuple(found)


def _in_table(survey: Survey, amount: Amount) -> bool:
    return id(amount.segment) in survey.table_segments


def _links(survey: Survey, amount: Amount) -> list[Link]:
    """The labels at `amount`. In a table of lines only those on its own row: above it stand the headers of columns."""
    links = survey.links[id(amount)]
    if _in_table(survey, amount):
        links = tuple(link for link in links if link.side is not Side.BELOW and link.label.field.startswith("totals."))
    return [_unrounded(link, amount) for link in links]


def _unrounded(link: Link, amount: Amount) -> Link:
    """What is called rounding and is larger than any rounding is the rounded total."""
    if link.label.field == "totals.rounding" and abs(amount.value) >= _MOST_ROUNDING:
        return replace(link, label=replace(link.label, field="totals.gross"))
    return link


def _candidate(
    survey: Survey,
    field: str,
    amount: Amount,
    links: Iterable[Link],
    *,
    link: Link | None,
    smaller: float,
    repeats: float,
) -> Candidate:
    allies = _SAME_MONEY.get(field, frozenset())
    rival = max(
        (
            other.strength
            for other in links
            if other.label.field.startswith(("totals.", "other."))
            and other.label.field != field
            and other.label.field not in allies
            and not (link and _same_place(other, link))
        ),
        default=0.0,
    )
    features = Features(
        label=link.strength if link else 0.0,
        rival=rival,
        form=1.0 if amount.number.decimals == 2 else 0.0,
        currency=float(bool(amount.number.currency_sign)),
        top=survey.top_of(amount.segment),
        size=_size(survey, amount),
        magnitude=smaller,
        repeats=repeats,
        recognition=recognition(amount.words),
        receipt=survey.receipt_weight,
    )
    return Candidate(
        field=field,
        value=format(amount.value, "f"),
        raw_text=amount.text,
        words=amount.words,
        label_words=link.label.words if link else (),
        features=features,
        other_value=format(amount.other_value, "f") if amount.other_value is not None else "",
        other_share=_OTHER_MARK if amount.other_value is not None else 0.0,
    )


def _same_place(a: Link, b: Link) -> bool:
    """Whether both are the same words, which may name either field."""
    return a.label.segment is b.label.segment and a.label.start == b.label.start


def _size(survey: Survey, amount: Amount) -> float:
    ordinary = survey.document.page(amount.segment.page).text_height
    return max(-1.0, min(2.0, amount.segment.box.height / ordinary - 1))
