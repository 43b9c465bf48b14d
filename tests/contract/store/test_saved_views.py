"""Saved views: own and shared ones are seen, own ones are changed."""

import pytest

from invoice_service.store.repositories import saved_views
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from invoicemesh.invoice.v1.saved_view_service_pb2 import SavedView
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger


def _add(ledger: Ledger, person: str, name: str, *, shared: bool = False) -> SavedView:
    view = SavedView(name=name, filter=InvoiceFilter(currency="EUR"), shared=shared)
    with ledger.write() as uow:
        return uow.saved_views.add(view, person=person)


def _seen(ledger: Ledger, person: str) -> list[str]:
    with ledger.read() as uow:
        return [view.name for view in uow.saved_views.seen_by(person, page_size=50).views]


def test_own_and_shared_views_are_seen_the_oldest_first(ledger: Ledger) -> None:
    mine = _add(ledger, "ada", "mine")
    _add(ledger, "bob", "his")
    _add(ledger, "bob", "ours", shared=True)
    assert _seen(ledger, "ada") == ["mine", "ours"]
    assert _seen(ledger, "bob") == ["his", "ours"]
    assert (mine.owner, mine.filter.currency) == ("ada", "EUR")


def test_views_are_paged(ledger: Ledger) -> None:
    for name in "abc":
        _add(ledger, "ada", name)
    with ledger.read() as uow:
        first = uow.saved_views.seen_by("ada", page_size=2)
        rest = uow.saved_views.seen_by("ada", page_size=2, after=first.next_after)
    assert [view.name for view in first.views + rest.views] == ["a", "b", "c"]
    assert rest.next_after == ""


def test_what_the_mask_names_is_changed(ledger: Ledger) -> None:
    view = _add(ledger, "ada", "old")
    wanted = SavedView(id=view.id, name="new", shared=True, filter=InvoiceFilter(tag="x"))
    with ledger.write() as uow:
        uow.saved_views.update(wanted, ["name"], person="ada")
    with ledger.read() as uow:
        (changed,) = uow.saved_views.seen_by("ada", page_size=5).views
    assert (changed.name, changed.shared, changed.filter) == ("new", False, view.filter)
    with ledger.write() as uow:
        changed = uow.saved_views.update(wanted, ["filter", "shared"], person="ada")
    assert (changed.shared, changed.filter) == (True, wanted.filter)


def test_the_views_of_others_are_not_changed_even_when_they_are_shared(ledger: Ledger) -> None:
    view = _add(ledger, "ada", "ours", shared=True)
    with pytest.raises(ServiceError) as refused, ledger.write() as uow:
        uow.saved_views.update(view, ["name"], person="bob")
    assert refused.value.reason == "VIEW_NOT_FOUND"
    with pytest.raises(ServiceError) as refused, ledger.write() as uow:
        uow.saved_views.remove(view.id, person="bob")
    assert refused.value.reason == "VIEW_NOT_FOUND"
    with ledger.write() as uow:
        uow.saved_views.remove(view.id, person="ada")
    assert _seen(ledger, "ada") == []


def test_a_person_has_no_more_views_than_the_limit(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_views, "MAX_VIEWS", 1)
    _add(ledger, "ada", "first")
    with pytest.raises(ServiceError) as refused:
        _add(ledger, "ada", "second")
    assert refused.value.reason == "REQUEST_INVALID"
    _add(ledger, "bob", "first")
