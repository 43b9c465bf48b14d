"""The stores behind the service, asked whether they are there: the object store, and the queue in Redis."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import redis
import structlog

from invoice_service.jobs.queue.work_queue import WorkQueue
from invoice_service.objects import Objects
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)

_ANSWER_SECONDS = 5.0

# The name of no document: to be told that it is not there is an answer.
_NOTHING = "0" * 64


@dataclass(frozen=True)
class ObjectStore:
    """Where originals and page images are kept."""

    objects: Objects

    async def versions(self) -> Sequence[str]:
        """Nothing, as it tells no version; ServiceError when it does not answer soon."""
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                await self.objects.has_document(_NOTHING)
        except Exception as error:  # Each kind of object store has errors of its own.
            _log.warning("objects_away", error=type(error).__name__)
            raise ServiceError("DEPENDENCY_UNAVAILABLE", dependency="the object store") from error
        return ()


@dataclass(frozen=True)
class Queue:
    """The queue in Redis."""

    queue: WorkQueue

    async def versions(self) -> Sequence[str]:
        """The version of Redis; ServiceError when it does not answer soon."""
        try:
            return (f"redis {await asyncio.to_thread(self.queue.version)}",)
        except redis.RedisError as error:
            raise ServiceError("DEPENDENCY_UNAVAILABLE", dependency="Redis") from error
