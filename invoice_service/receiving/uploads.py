"""Takes a document in: its bytes into the object store, then the invoice into the database, then to work."""

from dataclasses import dataclass

from invoice_service.jobs.job_pool import Jobs
from invoice_service.objects import Objects
from invoice_service.people.annotations import tag_violations
from invoice_service.pipeline.documents import SpooledDocument
from invoice_service.records.formats import MEDIA_TYPES
from invoice_service.store import Store
from invoice_service.store.repositories.invoices import Added, NewInvoice
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority, UploadMetadata
from mesh.errors import FieldViolation, ServiceError

MAX_FILENAME_LENGTH = 255


@dataclass(frozen=True)
class Uploads:
    """Stores what was received whole. The object comes first: an invoice never points at bytes that are not there."""

    store: Store
    objects: Objects
    jobs: Jobs

    async def take(self, document: SpooledDocument, metadata: UploadMetadata, *, person: str) -> Added:
        """Stores a document and puts its processing to wait, unless there is an invoice of the same bytes already."""
        await self.objects.put_document(document.sha256, document.pieces())
        new = NewInvoice(
            sha256=document.sha256,
            size_bytes=document.size_bytes,
            format=document.format,
            media_type=MEDIA_TYPES[document.format],
            filename=metadata.filename,
            uploaded_by=person,
            tags=tuple(metadata.tags),
            options=metadata.options,
            priority=metadata.priority or Priority.PRIORITY_PERSON,
        )
        added = await self.store.run(lambda uow: uow.invoices.add(new, allow_duplicate=metadata.allow_duplicate))
        # A purge of the last invoice of the same bytes may have come in between.
        if not await self.objects.has_document(document.sha256):
            await self.objects.put_document(document.sha256, document.pieces())
        if not added.already_existed:
            self.jobs.dispatch(added.invoice.id, new.priority)
        return added


def check_metadata(metadata: UploadMetadata) -> None:
    """ServiceError `REQUEST_INVALID` for a name or tags beyond the limits."""
    violations = list(tag_violations(metadata.tags, "metadata.tags"))
    if len(metadata.filename) > MAX_FILENAME_LENGTH:
        violations.append(
            FieldViolation("metadata.filename", f"A file's name has at most {MAX_FILENAME_LENGTH} characters.")
        )
    if metadata.priority not in Priority.values():
        violations.append(FieldViolation("metadata.priority", "There is no such priority."))
    if violations:
        raise ServiceError("REQUEST_INVALID", fields=violations)
