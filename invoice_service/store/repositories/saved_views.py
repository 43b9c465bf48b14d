"""Filters that people keep under names."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.identifiers import new_id
from invoice_service.store.messages import timestamp
from invoice_service.store.rows import SavedViewRow
from invoicemesh.invoice.v1.saved_view_service_pb2 import SavedView
from mesh.errors import FieldViolation, ServiceError

MAX_VIEWS = 100
"""Views that a person may have."""


@dataclass(frozen=True)
class ViewPage:
    """Views, and the id after which the next page begins; empty when this is the last."""

    views: tuple[SavedView, ...]
    next_after: str


class SavedViews:
    """The views. Methods with `view_id` raise ServiceError `VIEW_NOT_FOUND` for one that is not the person's own."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def seen_by(self, person: str, *, page_size: int, after: str = "") -> ViewPage:
        """Give the person's views and those that others share, the oldest first."""
        seen = (SavedViewRow.owner == person) | SavedViewRow.shared
        query = select(SavedViewRow).where(seen, SavedViewRow.id > after).order_by(SavedViewRow.id)
        rows = self._session.scalars(query.limit(page_size + 1)).all()
        page = tuple(_view(row) for row in rows[:page_size])
        return ViewPage(page, page[-1].id if len(rows) > page_size else "")

    def add(self, view: SavedView, *, person: str) -> SavedView:
        """Keep a view. ServiceError `REQUEST_INVALID` when the person has too many."""
        count = self._session.scalar(select(func.count()).where(SavedViewRow.owner == person)) or 0
        if count >= MAX_VIEWS:
            raise ServiceError(
                "REQUEST_INVALID", fields=[FieldViolation("view", f"A person has at most {MAX_VIEWS} saved views.")]
            )
        now = self._clock()
        row = SavedViewRow(
            id=new_id(now),
            owner=person,
            name=view.name,
            shared=view.shared,
            filter=view.filter,
            create_time=now,
            update_time=now,
        )
        self._session.add(row)
        return _view(row)

    def update(self, view: SavedView, paths: Sequence[str], *, person: str) -> SavedView:
        """Change what `paths` name, of `name`, `filter` and `shared`."""
        row = self._own(view.id, person)
        if "name" in paths:
            row.name = view.name
        if "filter" in paths:
            row.filter = view.filter
        if "shared" in paths:
            row.shared = view.shared
        row.update_time = self._clock()
        return _view(row)

    def remove(self, view_id: str, *, person: str) -> None:
        """Keep it no longer."""
        self._session.delete(self._own(view_id, person))

    def _own(self, view_id: str, person: str) -> SavedViewRow:
        row = self._session.get(SavedViewRow, view_id, with_for_update=True)
        if row is None or row.owner != person:
            raise ServiceError("VIEW_NOT_FOUND", view_id=view_id)
        return row


def _view(row: SavedViewRow) -> SavedView:
    return SavedView(
        id=row.id,
        name=row.name,
        filter=row.filter,
        shared=row.shared,
        owner=row.owner,
        create_time=timestamp(row.create_time),
        update_time=timestamp(row.update_time),
    )
