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


class Peer(Protocol):
    """A service that can be asked what it runs."""

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
    """Finds out. `peers` are the services behind this one, by name."""

    store: Store
    peers: Mapping[str, Peer]

    async def look(self) -> Status:
        """Asks all parts at the same time; one that is away is told of, not raised."""
        peers, (database, queue) = await asyncio.gather(
            asyncio.gather(*(_peer(name, peer) for name, peer in self.peers.items())), self._database()
        )
        own = PartStatus(name="invoice", available=True, versions=[metadata.version("invoicemesh")])
        return Status((own, *peers, database), queue)

    async def _database(self) -> tuple[PartStatus, QueueStatus | None]:
        try:
            queue = await self.store.read(lambda uow: uow.statistics.queue())
        except ServiceError as error:
            return PartStatus(name="database", problem=describe(error)), None
        status = QueueStatus(waiting=queue.waiting, running=queue.running, oldest_time=timestamp(queue.oldest))
        return PartStatus(name="database", available=True), status


async def _peer(name: str, peer: Peer) -> PartStatus:
    try:
        return PartStatus(name=name, available=True, versions=await peer.versions())
    except ServiceError as error:
        return PartStatus(name=name, problem=describe(error))
