"""Issues a document from a seed: who sells what to whom, when and on which terms."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from samples.catalogue import NAMES, TRADES
from samples.catalogue.trade import Item, Trade
from samples.countries import COUNTRIES
from samples.country import Country, Rates
from samples.filling import fill
from samples.invoice import ZERO, Adjustment, Invoice, Line, OpenItem, cents
from samples.kind import Kind
from samples.numbering import document_number, order_number
from samples.party import make_party
from samples.room import Room
from samples.seeding import chance
from samples.wording import Formats, Wording

_FIRST_DAY, _LAST_DAY = date(2025, 1, 2), date(2026, 10, 30)


def issuing_country(seed: int, language: str, room: Room) -> Country:
    """The country of the document of that seed; KeyError for a language without data."""
    countries = COUNTRIES[language]
    at_home = [country for country in countries if country.code == room.home]
    return chance(seed, f"country/{language}").choice(at_home or countries)


def issue_invoice(seed: int, language: str, room: Room, wording: Wording, formats: Formats) -> Invoice:
    """The document of that seed in that language; KeyError for a language without data."""
    rng = chance(seed, f"invoice/{language}")
    country = issuing_country(seed, language, room)
    if room.exempt and rng.random() < 0.4:
        country = replace(country, rates=Rates.parse("0 0 0"), vat_id_label=None)
    ours, theirs = NAMES[language].halves(rng)
    kind = rng.choice(room.kinds)
    suited = [trade for trade in TRADES[language] if trade.branch in room.branches]
    trade = rng.choice([trade for trade in suited if len(trade.items()) >= min(room.lines)])
    lines = () if room.open_items else _lines(trade, country, room, rng)
    issued = _FIRST_DAY + timedelta(days=rng.randrange((_LAST_DAY - _FIRST_DAY).days))
    days = rng.choice((7, 14, 14, 30, 30, 60, None)) if kind.is_owed else None
    allowances, charges = _adjustments(lines, wording, formats, country, rng) if room.adjustments else ((), ())
    if room.fee and rng.random() < 0.6:
        fee = Decimal(rng.choice(("5.00", "7.50", "12.00", "40.00")))
        charges = (Adjustment(wording.reminder_fee, fee, Decimal(0)),)
    invoice = Invoice(
        kind=kind,
        number=document_number(kind, language, issued.year, rng),
        issue_date=issued,
        delivery_date=issued - timedelta(days=rng.randint(0, 9)),
        due_date=None if days is None else issued + timedelta(days=days),
        currency=country.currency,
        customer_number=fill(rng.choice(("1####", "K-####", "20####", "D#####")), rng),
        purchase_order=order_number(language, issued.year, rng) if rng.random() < 0.7 else None,
        preceding_invoice=document_number(Kind.INVOICE, language, issued.year, rng)
        if kind is Kind.CREDIT_NOTE
        else None,
        supplier=make_party(country, trade.business_words, ours, rng),
        customer=make_party(country, theirs.customer_words, theirs, rng),
        prices_include_tax=room.prices_include_tax and country.vat_id_label is not None,
        lines=lines,
        allowances=allowances,
        charges=charges,
        open_items=_open_items(issued, language, rng) if room.open_items else (),
        previous_balance=cents(Decimal(rng.randint(900, 19_000)) / 100)
        if room.balance and rng.random() < 0.4
        else ZERO,
        paid=ZERO,
    )
    return _partly_paid(invoice, rng) if room.prepayments and kind is Kind.INVOICE and rng.random() < 0.2 else invoice


def _lines(trade: Trade, country: Country, room: Room, rng: random.Random) -> tuple[Line, ...]:
    items = trade.items()
    chosen = rng.sample(items, min(rng.choice(room.lines), len(items)))
    return tuple(_line(position, item, country, room, rng) for position, item in enumerate(chosen, 1))


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
    lines: tuple[Line, ...], wording: Wording, formats: Formats, country: Country, rng: random.Random
) -> tuple[tuple[Adjustment, ...], tuple[Adjustment, ...]]:
    """Allowances and charges. A discount on everything is only given where everything bears one rate."""
    allowances: tuple[Adjustment, ...] = ()
    charges: tuple[Adjustment, ...] = ()
    percent = rng.choice((2, 3, 5))
    if rng.random() < 0.25 and len({line.tax_rate for line in lines}) == 1:
        total = sum((line.amount for line in lines), ZERO)
        reason = wording.discount.format(percent=formats.percent(Decimal(percent)))
        allowances = (Adjustment(reason, cents(total * percent / 100), lines[0].tax_rate),)
    if rng.random() < 0.25:
        price = Decimal(rng.choice(("4.90", "6.90", "9.50", "14.90", "24.00")))
        charges = (Adjustment(wording.freight, price, country.rates.standard),)
    return allowances, charges


def _open_items(issued: date, language: str, rng: random.Random) -> tuple[OpenItem, ...]:
    """Earlier invoices, the oldest first, some of them partly paid."""
    days = sorted((rng.randint(10, 120) for _ in range(rng.randint(1, 7))), reverse=True)
    items = []
    for age in days:
        dated = issued - timedelta(days=age)
        amount = cents(Decimal(rng.randint(2_000, 480_000)) / 100)
        left = cents(amount * rng.choice((100, 100, 100, 50, 30)) / 100)
        number = document_number(Kind.INVOICE, language, dated.year, rng)
        items.append(OpenItem(number, dated, dated + timedelta(days=rng.choice((14, 30))), amount, left))
    return tuple(items)


def _partly_paid(invoice: Invoice, rng: random.Random) -> Invoice:
    share = Decimal(rng.choice((20, 30, 50)))
    return replace(invoice, paid=cents(invoice.gross_total * share / 100))
