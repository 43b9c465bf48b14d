"""Keeps the records in a database: `Store` runs units of work, whose repositories give messages and dataclasses."""

from invoice_service.store.store import Store
from invoice_service.store.unit_of_work import UnitOfWork

__all__ = ["Store", "UnitOfWork"]
