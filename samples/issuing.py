"""Issues an invoice from a seed: who sells what to whom, when and on which terms."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from samples.catalogue import NAMES, TRADES
from samples.catalogue.trade import Item
from samples.country import AUSTRIA, GERMANY, IRELAND, UNITED_KINGDOM, Country
from samples.identifiers import fill
from samples.invoice import ZERO, Adjustment, Invoice, Line, cents
from samples.party import make_party
from samples.seeding import chance
from samples.wording import Wording, wording_for

# A country that stands twice is drawn twice as often.
COUNTRIES: dict[str, tuple[Country, ...]] = {"de": (GERMANY, GERMANY, AUSTRIA), "en": (IRELAND, UNITED_KINGDOM)}
LANGUAGES = tuple(sorted(COUNTRIES))

_FIRST_DAY, _LAST_DAY = date(2025, 1, 2), date(2026, 10, 30)
_NUMBERS = {
    "de": ("RE-{year}-#####", "{year}/0###", "{year}####", "R-######-##"),
    "en": ("INV-{year}-####", "SI/00####", "{year}-1###", "#######"),
}
_ORDERS = {"de": ("45000#####", "B-{year}-###", "EK ######"), "en": ("PO-#####", "45000#####", "{year}/PO/###")}


@dataclass(frozen=True, slots=True)
class Room:
    """What a layout has room for."""

    lines: range  # how many lines an invoice may have
    discounts: bool  # whether a line can show a discount of its own


def issue_invoice(seed: int, language: str, room: Room) -> Invoice:
    """The invoice of that seed in that language; KeyError for a language without data."""
    rng = chance(seed, f"invoice/{language}")
    country = rng.choice(COUNTRIES[language])
    ours, theirs = NAMES[language].halves(rng)
    count = rng.choice(room.lines)
    trade = rng.choice([trade for trade in TRADES[language] if len(trade.items()) >= min(room.lines)])
    items = rng.sample(trade.items(), min(count, len(trade.items())))
    lines = tuple(_line(position, item, country, room, rng) for position, item in enumerate(items, 1))
    issued = _FIRST_DAY + timedelta(days=rng.randrange((_LAST_DAY - _FIRST_DAY).days))
    days = rng.choice((7, 14, 14, 30, 30, None))
    allowances, charges = _adjustments(lines, wording_for(language), country, rng)
    invoice = Invoice(
        language=language,
        number=fill(rng.choice(_NUMBERS[language]).format(year=issued.year), rng),
        issue_date=issued,
        delivery_date=issued - timedelta(days=rng.randint(0, 9)),
        due_date=None if days is None else issued + timedelta(days=days),
        currency=country.currency,
        customer_number=fill(rng.choice(("1####", "K-####", "20####")), rng),
        purchase_order=fill(rng.choice(_ORDERS[language]).format(year=issued.year), rng)
        if rng.random() < 0.7
        else None,
        supplier=make_party(country, trade.business_words, ours, rng),
        customer=make_party(country, theirs.customer_words, theirs, rng),
        lines=lines,
        allowances=allowances,
        charges=charges,
        paid=ZERO,
    )
    if rng.random() < 0.2:
        return _partly_paid(invoice, rng)
    return invoice


def _line(position: int, item: Item, country: Country, room: Room, rng: random.Random) -> Line:
    low, high = item.price
    return Line(
        position=position,
        item_number=fill("##-####", rng),
        name=item.name,
        detail=item.detail,
        quantity=rng.choice(item.quantities),
        unit=item.unit,
        unit_price=cents(Decimal(rng.randint(int(low * 100), int(high * 100))) / 100),
        discount_percent=Decimal(rng.choice((0, 0, 0, 5, 10, 15)) if room.discounts else 0),
        tax_rate=country.tax_rate(item.tax_class),
    )


def _adjustments(
    lines: tuple[Line, ...], wording: Wording, country: Country, rng: random.Random
) -> tuple[tuple[Adjustment, ...], tuple[Adjustment, ...]]:
    """Allowances and charges. A discount on everything is only given where everything bears one rate."""
    allowances: tuple[Adjustment, ...] = ()
    charges: tuple[Adjustment, ...] = ()
    percent = rng.choice((2, 3, 5))
    if rng.random() < 0.25 and len({line.tax_rate for line in lines}) == 1:
        total = sum((line.net_amount for line in lines), ZERO)
        reason = wording.discount.format(percent=wording.formats.percent(Decimal(percent)))
        allowances = (Adjustment(reason, cents(total * percent / 100), lines[0].tax_rate),)
    if rng.random() < 0.25:
        price = Decimal(rng.choice(("4.90", "6.90", "9.50", "14.90", "24.00")))
        charges = (Adjustment(wording.freight, price, country.standard_rate),)
    return allowances, charges


def _partly_paid(invoice: Invoice, rng: random.Random) -> Invoice:
    share = Decimal(rng.choice((20, 30, 50)))
    return replace(invoice, paid=cents(invoice.gross_total * share / 100))
