"""What people decide, and who has an invoice in hand."""

from datetime import timedelta

import pytest

from invoice_service.records.states import APPROVED, NEEDS_REVIEW, REJECTED
from invoice_service.store.repositories.history import HistoryAction
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger


def _approve(
    ledger: Ledger, invoice_id: str, *, etag: str = "", actor: str = "bob", own_allowed: bool = True
) -> Invoice:
    with ledger.write() as uow:
        return uow.decisions.approve(invoice_id, etag=etag, actor=actor, own_allowed=own_allowed)


def _actions(ledger: Ledger, invoice_id: str) -> list[HistoryAction]:
    with ledger.read() as uow:
        return [entry.action for entry in uow.history.of(invoice_id)]


def test_an_approval_says_who_and_when(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    approved = _approve(ledger, invoice.id)
    assert approved.state == APPROVED
    assert (approved.decision.person, approved.decision.reason) == ("bob", "")
    assert approved.decision.HasField("time")
    assert approved.etag != invoice.etag
    assert ledger.get(invoice.id) == approved
    assert _actions(ledger, invoice.id)[-1] == HistoryAction.APPROVED


def test_an_own_upload_is_not_approved_where_that_is_forbidden(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    with pytest.raises(ServiceError) as refused:
        _approve(ledger, invoice.id, actor="ada", own_allowed=False)
    assert refused.value.reason == "OWN_UPLOAD"
    assert ledger.get(invoice.id) == invoice
    assert _approve(ledger, invoice.id, actor="bob", own_allowed=False).state == APPROVED


def test_a_rejection_keeps_its_reason_until_it_is_taken_back(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    with ledger.write() as uow:
        rejected = uow.decisions.reject(invoice.id, etag=invoice.etag, actor="bob", reason="ordered by nobody")
    assert (rejected.state, rejected.decision.reason) == (REJECTED, "ordered by nobody")
    with ledger.write() as uow:
        reopened = uow.decisions.reopen(invoice.id, etag="", actor="eve")
    assert reopened.state == NEEDS_REVIEW
    assert not reopened.HasField("decision")
    with ledger.read() as uow:
        *_, entry, last = uow.history.of(invoice.id)
    assert (entry.action, entry.change and entry.change.new) == (HistoryAction.REJECTED, "ordered by nobody")
    assert (last.action, last.actor) == (HistoryAction.REOPENED, "eve")


def test_a_decision_is_made_once_and_on_what_the_person_saw(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    with pytest.raises(ServiceError) as refused:
        _approve(ledger, invoice.id, etag='"0"')
    assert refused.value.reason == "ETAG_MISMATCH"
    _approve(ledger, invoice.id)
    with pytest.raises(ServiceError) as refused:
        _approve(ledger, invoice.id)
    assert refused.value.reason == "STATE_NOT_ALLOWED"


def test_what_is_put_off_comes_back_by_itself_or_when_it_is_decided(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    until = ledger.clock.now + timedelta(days=3)
    with ledger.write() as uow:
        postponed = uow.decisions.postpone(invoice.id, etag="", actor="bob", until=until)
        again = uow.decisions.postpone(invoice.id, etag="", actor="bob", until=until)
    assert postponed.postponed_until.ToDatetime(until.tzinfo) == until
    assert again == postponed
    assert not _approve(ledger, invoice.id).HasField("postponed_until")


def test_a_lease_keeps_others_away_until_it_lapses(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())

    def acquire(holder: str, *, take_over: bool = False) -> str:
        with ledger.write() as uow:
            return uow.review_leases.acquire(invoice.id, holder=holder, seconds=60, take_over=take_over).holder

    assert acquire("ada") == "ada"
    ledger.clock.turn(50)
    assert acquire("ada") == "ada"
    ledger.clock.turn(50)
    with pytest.raises(ServiceError) as refused:
        acquire("bob")
    assert (refused.value.reason, refused.value.facts) == ("LEASE_HELD", {"holder": "ada"})
    assert acquire("bob", take_over=True) == "bob"
    ledger.clock.turn(61)
    assert acquire("ada") == "ada"
    leased = ledger.get(invoice.id)
    assert leased.lease.holder == "ada"
    assert (leased.etag, leased.update_time) == (invoice.etag, invoice.update_time)
