"""How the mesh is: whether each part answers and what it runs, and how much work waits."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Protocol

from invoice_service.store import Store
from invoice_service.store.messages import timestamp
from invoicemesh.invoice.v1.system_status_pb2 import PartStatus, QueueStatus
from mesh.error_catalogue import describe
from mesh.errors import ServiceError


class Part(Protocol):
    """A service or store that can be asked what it runs."""

    async def versions(self) -> Sequence[str]:
        """Its engines with their versions; ServiceError when it does not answer soon."""
        ...


@dataclass(frozen=True)
class Status:
    """What was found out."""

    parts: tuple[PartStatus, ...]
    queue: QueueStatus | None
    """None while the database is away."""


@dataclass(frozen=True)
class SystemStatus:
    """Finds out. `parts` are the services and stores behind this one, the database excepted, by name."""

    store: Store
    parts: Mapping[str, Part]

    async def look(self) -> Status:
        """Asks all parts at the same time; one that is away is told of, not raised."""
        parts, (database, queue) = await asyncio.gather(
            asyncio.gather(*(_part(name, part) for name, part in self.parts.items())), self._database()
        )
        own = PartStatus(name="invoice", available=True, versions=[metadata.version("invoicemesh")])
        return Status((own, *parts, database), queue)

    async def _database(self) -> tuple[PartStatus, QueueStatus | None]:
        try:
            queue = await self.store.read(lambda uow: uow.statistics.queue())
        except ServiceError as error:
            return PartStatus(name="database", problem=describe(error)), None
        status = QueueStatus(waiting=queue.waiting, running=queue.running, oldest_time=timestamp(queue.oldest))
        return PartStatus(name="database", available=True, versions=[self.store.version]), status


async def _part(name: str, part: Part) -> PartStatus:
    try:
        return PartStatus(name=name, available=True, versions=await part.versions())
    except ServiceError as error:
        return PartStatus(name=name, problem=describe(error))
