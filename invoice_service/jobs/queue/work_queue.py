"""The queue in Redis: two Dramatiq queues of invoice ids, one for what people wait for and one for batches.

A message only says that an invoice waits in the database; one too many does no harm. Each message leaves a mark until
a worker takes it, so that those who look for lost work know what is queued. Marks and messages are lost together.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType, TracebackType
from typing import Any, Self

import dramatiq
import redis
from dramatiq.brokers.redis import RedisBroker

from invoicemesh.invoice.v1.invoice_service_pb2 import Priority

QUEUES: Mapping[Priority.ValueType, str] = MappingProxyType(
    {Priority.PRIORITY_PERSON: "people", Priority.PRIORITY_BATCH: "batches"}
)

ACTOR = "process"
"""The prefix of the names under which workers know what to do; the queue's name follows."""

# Of all keys that are not Dramatiq's own.
_MARK = "invoicemesh:queued:"

# Should a message be lost and its mark not, the invoice is queued again after this time.
_MARK_SECONDS = 600

# Redis answers in less than a millisecond. Where it does not, the work waits in the database.
_TIMEOUT_SECONDS = 5


# Workers look into the queue some times a second. Those that have not for so long, in milliseconds, are dead, and the
# messages that they had fetched go to others. Of a million looks, so many include one for the dead.
_SILENCE_MS = 10_000
_LOOKS_FOR_THE_DEAD = 20_000


class WorkQueue:
    """Blocks while it talks to Redis: belongs into threads. redis.RedisError when Redis is away.

    An async context manager, which closes the connections; nothing is connected before the first use.
    """

    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(
            url, socket_timeout=_TIMEOUT_SECONDS, socket_connect_timeout=_TIMEOUT_SECONDS
        )
        # Retries, time limits and the like are the business of runs, which note them in the database.
        self.broker = RedisBroker(  # type: ignore[no-untyped-call]
            client=self._client,
            middleware=[],
            heartbeat_timeout=_SILENCE_MS,
            maintenance_chance=_LOOKS_FOR_THE_DEAD,
        )

    def put(self, invoice_id: str, priority: Priority.ValueType, *, delay_seconds: float = 0.0) -> None:
        """Queues an invoice, to be taken no sooner than after the delay."""
        queue = QUEUES[priority]
        # The mark comes first, or a fast worker would have taken it away before it is there.
        self._client.set(_mark(invoice_id), queue, ex=_MARK_SECONDS + round(delay_seconds))
        message = dramatiq.Message[Any](
            queue_name=queue, actor_name=f"{ACTOR}_{queue}", args=(invoice_id,), kwargs={}, options={}
        )
        self.broker.enqueue(message, delay=round(delay_seconds * 1000) or None)

    def put_missing(self, invoice_ids: Iterable[str], priority: Priority.ValueType) -> int:
        """Queues those of the invoices that are not queued, in their order, and gives their number."""
        ids = tuple(invoice_ids)
        if not ids:
            return 0
        marks = self._client.mget([_mark(invoice_id) for invoice_id in ids])
        missing = [invoice_id for invoice_id, mark in zip(ids, marks, strict=True) if mark is None]
        for invoice_id in missing:
            self.put(invoice_id, priority)
        return len(missing)

    def taken(self, invoice_id: str) -> None:
        """A worker has the invoice now: when it is lost from here on, the database knows."""
        self._client.delete(_mark(invoice_id))

    def check(self) -> None:
        """Returns when Redis answers."""
        self._client.ping()

    def version(self) -> str:
        """The version of the Redis that answers."""
        return str(self._client.info("server")["redis_version"])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.broker.close()
        self._client.close()


def _mark(invoice_id: str) -> str:
    return _MARK + invoice_id
