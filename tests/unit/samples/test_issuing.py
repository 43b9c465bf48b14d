from dataclasses import replace

import pytest

from samples.countries import COUNTRIES, LANGUAGES
from samples.kind import Kind
from samples.room import Room
from samples.sample import issue

ROOM = Room(lines=range(2, 9), discounts=True)
INVOICES = [issue(seed, language, ROOM)[0] for language in LANGUAGES for seed in range(60)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_invoice_and_another_seed_another(language: str) -> None:
    assert issue(7, language, ROOM) == issue(7, language, ROOM)
    assert issue(7, language, ROOM)[0] != issue(8, language, ROOM)[0]


def test_a_layout_gets_as_many_lines_as_it_has_room_for() -> None:
    assert {len(invoice.lines) for invoice in INVOICES} == set(ROOM.lines)
    assert all([line.position for line in invoice.lines] == [*range(1, len(invoice.lines) + 1)] for invoice in INVOICES)


def test_a_layout_that_shows_no_discounts_gets_none() -> None:
    plain = [issue(seed, "de", replace(ROOM, discounts=False))[0] for seed in range(50)]
    assert {line.discount_percent for invoice in plain for line in invoice.lines} == {0}
    assert len({line.discount_percent for invoice in INVOICES for line in invoice.lines}) > 1


def test_a_layout_without_room_for_adjustments_and_deposits_gets_none() -> None:
    bare = [issue(seed, "fr", replace(ROOM, adjustments=False, prepayments=False))[0] for seed in range(50)]
    assert not any(invoice.allowances or invoice.charges or invoice.paid for invoice in bare)


def test_a_layout_comes_from_its_home_where_its_language_is_spoken_there() -> None:
    american = replace(ROOM, home="US")
    assert {issue(seed, "en", american)[0].supplier.country.code for seed in range(20)} == {"US"}
    assert {issue(seed, "es", american)[0].supplier.country.code for seed in range(20)} == {"ES"}


def test_a_list_of_open_items_has_no_lines() -> None:
    for seed in range(20):
        invoice, _ = issue(seed, "nl", Room(kinds=(Kind.REMINDER,), open_items=True, adjustments=False, fee=True))
        assert invoice.lines == ()
        assert all(item.issue_date < invoice.issue_date for item in invoice.open_items)
        assert all(0 < item.open_amount <= item.amount for item in invoice.open_items)


def test_supplier_and_customer_share_neither_name_nor_place() -> None:
    for invoice in INVOICES:
        assert invoice.supplier.name != invoice.customer.name
        assert invoice.supplier.city != invoice.customer.city
        assert invoice.supplier.street.strip("0123456789, ") != invoice.customer.street.strip("0123456789, ")


def test_dates_follow_each_other() -> None:
    for invoice in INVOICES:
        assert invoice.delivery_date <= invoice.issue_date
        assert invoice.due_date is None or invoice.due_date > invoice.issue_date


def test_only_what_asks_for_money_is_due_on_a_day() -> None:
    assert {invoice.kind for invoice in INVOICES if invoice.due_date is not None} == {Kind.INVOICE}


def test_only_a_credit_note_names_the_invoice_before() -> None:
    assert all((invoice.preceding_invoice is None) == (invoice.kind is not Kind.CREDIT_NOTE) for invoice in INVOICES)


def test_the_samples_hold_every_special_case() -> None:
    assert {invoice.currency for invoice in INVOICES} == {"CHF", "EUR", "GBP", "USD"}
    codes = {country.code for countries in COUNTRIES.values() for country in countries}
    assert {invoice.supplier.country.code for invoice in INVOICES} == codes
    assert {invoice.kind for invoice in INVOICES} == set(ROOM.kinds)
    assert any(invoice.allowances for invoice in INVOICES)
    assert any(invoice.charges for invoice in INVOICES)
    assert any(invoice.paid for invoice in INVOICES)
    assert any(len(invoice.tax_lines) > 1 for invoice in INVOICES)
    assert any(invoice.is_untaxed for invoice in INVOICES)
    assert any(invoice.purchase_order is None for invoice in INVOICES)


def test_firms_have_addresses_that_do_not_exist() -> None:
    assert all(invoice.supplier.email.endswith(".example") for invoice in INVOICES)
    assert all(invoice.supplier.website.endswith(".example") for invoice in INVOICES)
