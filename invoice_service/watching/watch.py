"""Follows invoices: their state now, then each change, in an order that a later watch can resume from.

The database tells what changed; a signal within the process only says when to look, and a slow look of its own finds
what other processes changed.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from invoice_service.store import Store, UnitOfWork
from invoice_service.watching.changes import Changes
from invoice_service.watching.watch_cursor import Position, Scope
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceSummary
from invoicemesh.invoice.v1.invoice_service_pb2 import CaughtUp, Heartbeat, WatchInvoicesResponse
from mesh.errors import ServiceError

# Invoices that a watch begins with, as the contract says.
MAX_WATCHED = 200


@dataclass(frozen=True)
class Watches:
    """Watches on one store. They end by themselves once `ending` is set and `changes` is noted."""

    store: Store
    changes: Changes
    ending: asyncio.Event
    heartbeat_seconds: float
    poll_seconds: float

    async def follow(self, scope: Scope, cursor: str = "") -> AsyncGenerator[WatchInvoicesResponse, None]:
        """The messages of a watch; `cursor` is empty or of an earlier watch with the same scope.

        ServiceError `TOKEN_INVALID`, and `INVOICE_NOT_FOUND` when an id of the scope is not there.
        """
        following = _Following(self.store, scope)
        if cursor:
            await following.resume(Position.read(cursor, scope))
        else:
            for summary in await following.begin():
                # Without a cursor: who is cut off among these begins again.
                yield WatchInvoicesResponse(invoice=summary)
        async for response in self._go_on(following):
            yield response

    async def _go_on(self, following: "_Following") -> AsyncGenerator[WatchInvoicesResponse, None]:
        loop = asyncio.get_running_loop()
        last_word = loop.time()
        while not self.ending.is_set():
            number = self.changes.number
            news = await following.news()
            for summary, cursor in news:
                yield WatchInvoicesResponse(invoice=summary, cursor=cursor)
            if not following.caught_up:
                following.caught_up = True
                yield WatchInvoicesResponse(caught_up=CaughtUp(), cursor=following.cursor())
            elif not news and loop.time() - last_word >= self.heartbeat_seconds:
                yield WatchInvoicesResponse(heartbeat=Heartbeat(), cursor=following.cursor())
            elif not news:
                silence_left = last_word + self.heartbeat_seconds - loop.time()
                await self.changes.wait(number, seconds=min(self.poll_seconds, silence_left))
                continue
            last_word = loop.time()


class _Following:
    """How far one watch is, and which invoices it has spoken of."""

    def __init__(self, store: Store, scope: Scope) -> None:
        self.caught_up = False
        self._store = store
        self._scope = scope
        self._event_id = 0
        # The events at the end that were sent: an event can appear late, behind some that were.
        self._sent: frozenset[int] = frozenset()
        self._known: set[str] = set()
        # Who resumes knows invoices that this watch never sent; they were there at this time. Nobody else does.
        self._resumed_from = datetime.min.replace(tzinfo=UTC)

    def cursor(self) -> str:
        return Position(self._event_id, datetime.now(UTC)).write(self._scope)

    async def begin(self) -> tuple[InvoiceSummary, ...]:
        """The state now; news are what comes after."""

        def work(uow: UnitOfWork) -> tuple[InvoiceSummary, ...]:
            self._event_id = uow.events.latest()
            self._sent = frozenset(event.id for event in uow.events.after(self._event_id))
            return self._present(uow)

        summaries = await self._store.read(work)
        self._known = {summary.id for summary in summaries}
        return summaries

    async def resume(self, position: Position) -> None:
        """Goes on from a position; news are all that happened since, and the last seconds before once more."""
        present = await self._store.read(self._present)
        self._known = {summary.id for summary in present}
        self._event_id = position.event_id
        self._resumed_from = position.time

    async def news(self) -> list[tuple[InvoiceSummary, str]]:
        """The invoices of the scope that changed since the last time, with the cursor of each; empty when none did."""
        while True:
            seen, changed = await self._store.read(self._look)
            if not seen - self._sent:
                return []
            first_of_batch, self._sent = self._event_id, seen
            news = []
            for event_id, summary in changed:
                self._known.add(summary.id)
                self._event_id = max(first_of_batch, event_id)
                news.append((summary, self.cursor()))
            self._event_id = max(first_of_batch, *seen)
            if news:
                return news

    def _present(self, uow: UnitOfWork) -> tuple[InvoiceSummary, ...]:
        if not self._scope.invoice_ids:
            return uow.summaries.list(self._scope.invoice_filter, page_size=MAX_WATCHED).summaries
        summaries = uow.summaries.of(self._scope.invoice_ids)
        for missing in sorted(self._scope.invoice_ids - {summary.id for summary in summaries}):
            raise ServiceError("INVOICE_NOT_FOUND", invoice_id=missing)
        return summaries

    def _look(self, uow: UnitOfWork) -> tuple[frozenset[int], list[tuple[int, InvoiceSummary]]]:
        """The events that are there now, and the invoices they speak of in the order of their last event."""
        events = uow.events.after(self._event_id)
        last = {event.invoice_id: event.id for event in events if event.id not in self._sent}
        changed = self._within_scope(uow, last)
        return frozenset(event.id for event in events), sorted(
            ((last[summary.id], summary) for summary in changed), key=lambda pair: pair[0]
        )

    def _within_scope(self, uow: UnitOfWork, invoice_ids: Iterable[str]) -> list[InvoiceSummary]:
        ids = set(invoice_ids)
        if self._scope.invoice_ids:
            return list(uow.summaries.of(ids & self._scope.invoice_ids))
        found = {summary.id for summary in uow.summaries.of(ids, self._scope.invoice_filter)}
        return [summary for summary in uow.summaries.of(ids) if summary.id in found or self._was_known(summary)]

    def _was_known(self, summary: InvoiceSummary) -> bool:
        """Whether the caller may have it from before: that it left the filter is a change too."""
        existed_then = summary.create_time.ToDatetime(UTC) <= self._resumed_from
        return summary.id in self._known or (existed_then and not self.caught_up)
