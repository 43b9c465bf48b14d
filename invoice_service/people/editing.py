"""What people do with an invoice: correct it, dismiss findings, add to it, archive it, have it processed or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from invoice_service.checks.dismissals import dismiss, undone
from invoice_service.jobs.job_pool import Jobs
from invoice_service.people.annotations import Annotations
from invoice_service.people.corrections import correct
from invoice_service.pipeline.pipeline import Pipeline, decided
from invoice_service.records.field_change import changes_between
from invoice_service.records.record import Record
from invoice_service.records.states import Action, allow
from invoice_service.rules import Rules
from invoice_service.store import Store, UnitOfWork
from invoicemesh.invoice.v1.invoice_pb2 import Correction, Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions


@dataclass(frozen=True)
class Editing:
    """Every method gives the invoice as it is afterwards; `etag` is the one that the person saw, empty for any.

    ServiceError `INVOICE_NOT_FOUND`, `ETAG_MISMATCH` and `STATE_NOT_ALLOWED` as the contract says.
    """

    store: Store
    pipeline: Pipeline
    jobs: Jobs
    rules: Rules

    async def correct(self, invoice_id: str, corrections: Sequence[Correction], *, etag: str, person: str) -> Invoice:
        """Makes all corrections and decides the state anew, or makes none: ServiceError `FIELD_INVALID`."""

        def work(uow: UnitOfWork) -> Invoice:
            invoice = uow.invoices.get(invoice_id)
            allow(Action.CORRECT, invoice.state)
            corrected = correct(Record.of(invoice), corrections, person=person, now=datetime.now(UTC))
            supplier_id = uow.supplier_marks.settle(invoice_id, corrected.record.data)
            past = uow.pasts.of(invoice_id, corrected.record.data, supplier_id)
            judgement = self.pipeline.judge(corrected.record, self.rules.in_force(uow), past, invoice.findings)
            return uow.invoices.correct(
                invoice_id,
                etag=etag or invoice.etag,
                record=corrected.record,
                findings=judgement.findings,
                state=judgement.state,
                changes=corrected.changes,
                actor=person,
                supplier_id=supplier_id,
            )

        return await self.store.run(work)

    async def dismiss(self, invoice_id: str, finding_id: str, *, reason: str, etag: str, person: str) -> Invoice:
        """Dismisses a finding and decides the state anew. ServiceError `FINDING_NOT_FOUND`, `REQUEST_INVALID`."""

        def work(uow: UnitOfWork) -> Invoice:
            invoice = uow.invoices.get(invoice_id)
            allow(Action.DISMISS, invoice.state)
            result = dismiss(invoice.findings, finding_id, person=person, reason=reason, now=datetime.now(UTC))
            judgement = decided(Record.of(invoice), result.findings, self.rules.in_force(uow))
            return uow.invoices.dismiss(
                invoice_id,
                etag=etag or invoice.etag,
                dismissed=result.dismissed,
                findings=judgement.findings,
                state=judgement.state,
                actor=person,
            )

        return await self.store.run(work)

    async def undo(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Takes the newest correction or dismissal back and decides anew. ServiceError `NOTHING_TO_UNDO`."""

        def work(uow: UnitOfWork) -> Invoice:
            invoice = uow.invoices.get(invoice_id)
            allow(Action.CORRECT, invoice.state)
            former = uow.undo_steps.last(invoice_id)
            record = Record.of(former)
            supplier_id = uow.supplier_marks.settle(invoice_id, record.data)
            past = uow.pasts.of(invoice_id, record.data, supplier_id)
            judgement = self.pipeline.judge(record, self.rules.in_force(uow), past, former.findings)
            return uow.invoices.undo_change(
                invoice_id,
                etag=etag or invoice.etag,
                record=record,
                findings=judgement.findings,
                state=judgement.state,
                changes=(*changes_between(invoice.data, former.data), *undone(invoice.findings, former.findings)),
                actor=person,
                supplier_id=supplier_id,
            )

        return await self.store.run(work)

    async def annotate(self, invoice_id: str, annotations: Annotations, *, etag: str, person: str) -> Invoice:
        """Changes tags, notes or assignee."""
        return await self.store.run(
            lambda uow: uow.invoices.update(
                invoice_id,
                etag=etag,
                actor=person,
                tags=annotations.tags,
                notes=annotations.notes,
                assignee=annotations.assignee,
            )
        )

    async def archive(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Puts it into the archive."""
        return await self.store.run(lambda uow: uow.invoices.archive(invoice_id, etag=etag, actor=person))

    async def unarchive(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Takes it out of the archive."""
        return await self.store.run(lambda uow: uow.invoices.unarchive(invoice_id, etag=etag, actor=person))

    async def cancel(self, invoice_id: str, *, person: str) -> Invoice:
        """Ends its processing; the run that has it, if any, ends with its next sign of life."""
        return await self.store.run(lambda uow: uow.jobs.cancel(invoice_id, actor=person))

    async def reprocess(
        self, invoice_id: str, options: ReadOptions, *, read_anew: bool, password: str, etag: str, person: str
    ) -> Invoice:
        """Has the document processed again. The password stays in this process's memory."""
        with self.jobs.dispatching(invoice_id, password=password):
            return await self.store.run(
                lambda uow: uow.invoices.reprocess(
                    invoice_id, etag=etag, actor=person, options=options, read_anew=read_anew
                )
            )
