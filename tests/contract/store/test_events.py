"""Events: each change has one, and a reader that resumes misses none."""

from sqlalchemy.orm import Session

from invoice_service.store.rows import EventRow
from invoicemesh.invoice.v1.invoice_pb2 import Progress
from tests.contract.store.ledger import Ledger

OVERLAP = 10.0


def _after(ledger: Ledger, cursor: int) -> list[int]:
    with ledger.read() as uow:
        return [event.id for event in uow.events.after(cursor, overlap_seconds=OVERLAP)]


def test_an_empty_store_begins_at_zero(ledger: Ledger) -> None:
    with ledger.read() as uow:
        assert uow.events.latest() == 0
    assert _after(ledger, 0) == []


def test_each_change_has_an_event(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        uow.jobs.report(attempt, Progress(pages_done=1))
    with ledger.write() as uow:
        uow.invoices.update(attempt.invoice_id, etag="", actor="bob", notes="Look.")
    with ledger.write() as uow:
        uow.jobs.renew(attempt, lease_seconds=5)
    with ledger.read() as uow:
        events = uow.events.after(0)
        assert uow.events.latest() == events[-1].id
    assert [event.invoice_id for event in events] == [attempt.invoice_id] * 4


def test_a_unit_of_work_knows_what_it_changed(ledger: Ledger) -> None:
    first, second = ledger.add().id, ledger.add().id
    with ledger.write() as uow:
        uow.invoices.get(first)
        assert uow.events.changed == frozenset()
        uow.invoices.update(second, etag="", actor="bob", notes="Look.")
        assert uow.events.changed == {second}


def test_a_reader_gets_the_last_seconds_before_its_cursor_again(ledger: Ledger) -> None:
    ids = []
    for _ in range(4):
        ledger.add()
        ledger.clock.turn(6)
        with ledger.read() as uow:
            ids.append(uow.events.latest())
    assert _after(ledger, ids[2]) == ids[1:]


def test_an_event_that_is_committed_behind_the_cursor_is_not_missed(ledger: Ledger) -> None:
    invoice_id = ledger.add().id
    ledger.clock.turn(2 * OVERLAP)
    ledger.add()
    with ledger.read() as uow:
        number = uow.events.latest()
    with Session(ledger.engine) as session, session.begin():
        # A unit of work took this number, and another one, numbered later, was committed first.
        session.get_one(EventRow, number).id = number + 2
        session.flush()
        session.add(EventRow(id=number + 1, invoice_id=invoice_id, time=ledger.clock()))
    assert number + 1 in _after(ledger, number + 2)


def test_a_reader_that_is_far_behind_gets_on_in_steps(ledger: Ledger) -> None:
    for _ in range(5):
        ledger.add()
    cursor, seen = 0, set[int]()
    for _ in range(3):
        with ledger.read() as uow:
            events = uow.events.after(cursor, limit=2)
        cursor = events[-1].id
        seen.update(event.id for event in events)
    with ledger.read() as uow:
        assert cursor == uow.events.latest()
    assert len(seen) == 5


def test_a_cursor_whose_event_is_gone_goes_on_after_it(ledger: Ledger) -> None:
    ledger.add()
    with ledger.read() as uow:
        latest = uow.events.latest()
        assert uow.events.after(latest + 100) == ()
