import pytest

from samples.issuing import LANGUAGES, Room, issue_invoice

ROOM = Room(lines=range(2, 9), discounts=True)
INVOICES = [issue_invoice(seed, language, ROOM) for language in LANGUAGES for seed in range(150)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_invoice_and_another_seed_another(language: str) -> None:
    assert issue_invoice(7, language, ROOM) == issue_invoice(7, language, ROOM)
    assert issue_invoice(7, language, ROOM) != issue_invoice(8, language, ROOM)


def test_a_layout_gets_as_many_lines_as_it_has_room_for() -> None:
    assert {len(invoice.lines) for invoice in INVOICES} == set(ROOM.lines)
    assert all([line.position for line in invoice.lines] == [*range(1, len(invoice.lines) + 1)] for invoice in INVOICES)


def test_a_layout_that_shows_no_discounts_gets_none() -> None:
    plain = [issue_invoice(seed, "de", Room(lines=ROOM.lines, discounts=False)) for seed in range(50)]
    assert {line.discount_percent for invoice in plain for line in invoice.lines} == {0}
    assert len({line.discount_percent for invoice in INVOICES for line in invoice.lines}) > 1


def test_supplier_and_customer_share_neither_name_nor_place() -> None:
    for invoice in INVOICES:
        assert invoice.supplier.name.split()[0] != invoice.customer.name.split()[0]
        assert invoice.supplier.city != invoice.customer.city


def test_dates_follow_each_other() -> None:
    for invoice in INVOICES:
        assert invoice.delivery_date <= invoice.issue_date
        assert invoice.due_date is None or invoice.due_date > invoice.issue_date


def test_the_samples_hold_every_special_case() -> None:
    assert {invoice.currency for invoice in INVOICES} == {"EUR", "GBP"}
    assert {invoice.supplier.country.code for invoice in INVOICES} == {"AT", "DE", "GB", "IE"}
    assert any(invoice.allowances for invoice in INVOICES)
    assert any(invoice.charges for invoice in INVOICES)
    assert any(invoice.paid for invoice in INVOICES)
    assert any(len(invoice.tax_lines) > 1 for invoice in INVOICES)
    assert any(invoice.due_date is None for invoice in INVOICES)
    assert any(invoice.purchase_order is None for invoice in INVOICES)


def test_firms_have_addresses_that_do_not_exist() -> None:
    assert all(invoice.supplier.email.endswith(".example") for invoice in INVOICES)
    assert all(invoice.supplier.website.endswith(".example") for invoice in INVOICES)
