"""What the methods of InvoiceService work with."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import grpc

from invoice_service.exports.export import Exporter
from invoice_service.figures.cached_answers import CachedAnswers
from invoice_service.figures.system_status import SystemStatus
from invoice_service.objects import Objects
from invoice_service.people.batch import Batches
from invoice_service.people.editing import Editing
from invoice_service.people.reviewing import Reviewing
from invoice_service.people.splitting import Splitting
from invoice_service.people.trash import Trash
from invoice_service.pipeline.pipeline import Pipeline
from invoice_service.receiving.uploads import Uploads
from invoice_service.rules import Rules
from invoice_service.store import Store
from invoice_service.watching.watch import Watches

Context: TypeAlias = "grpc.aio.ServicerContext[Any, Any]"


@dataclass(frozen=True)
class Parts:
    """The parts, and the limits of streams that bring a document."""

    store: Store
    objects: Objects
    pipeline: Pipeline
    uploads: Uploads
    editing: Editing
    reviewing: Reviewing
    batches: Batches
    splitting: Splitting
    trash: Trash
    rules: Rules
    exporter: Exporter
    system_status: SystemStatus
    answers: CachedAnswers
    watches: Watches
    max_document_bytes: int
    upload_idle_seconds: float


class Methods:
    """Some methods of the contract."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
