"""An invoice: where it stands, what people added, and the columns that lists show and filter by."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Computed, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from invoice_service.store.column_types import LONG_TEXT, ROW_NUMBER, Amount, ProtoEnum, ProtoMessage, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, NAME_LENGTH, SHA256_LENGTH, Base
from invoice_service.store.rows.document import DocumentRow
from invoice_service.store.rows.job import JobRow
from invoice_service.store.rows.review_lease import ReviewLeaseRow
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState


class InvoiceRow(Base):
    """One invoice. Its version goes up with each update of the row; an update of a row that is newer than read fails.

    Progress and leases stand in the job, so that they neither change the version nor disturb people.
    """

    __tablename__ = "invoices"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    version: Mapped[int] = mapped_column()
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), ForeignKey("documents.sha256"))
    # What was read of the document for this invoice; absent until reading began.
    recognition_id: Mapped[int | None] = mapped_column(ROW_NUMBER, ForeignKey("recognitions.id"))

    state: Mapped[InvoiceState.ValueType] = mapped_column(ProtoEnum(InvoiceState.DESCRIPTOR))
    # The number of the last run; its writes are made only while this is its number.
    attempt: Mapped[int]
    failure_reason: Mapped[str] = mapped_column(String(64))
    failure_message: Mapped[str] = mapped_column(String(1000))
    failure_time: Mapped[datetime | None] = mapped_column(UtcDateTime)

    filename: Mapped[str] = mapped_column(String(NAME_LENGTH))
    uploaded_by: Mapped[str] = mapped_column(String(NAME_LENGTH))
    notes: Mapped[str] = mapped_column(LONG_TEXT)
    assignee: Mapped[str] = mapped_column(String(NAME_LENGTH))

    create_time: Mapped[datetime] = mapped_column(UtcDateTime)
    update_time: Mapped[datetime] = mapped_column(UtcDateTime)
    process_time: Mapped[datetime | None] = mapped_column(UtcDateTime)
    archive_time: Mapped[datetime | None] = mapped_column(UtcDateTime)
    postponed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    exported_time: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delete_time: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # The id of what is neither in the archive nor in the trash. With two columns to compare with NULL, MariaDB reads a
    # list from its beginning down to the page that is wanted; with this one it begins with the page.
    listed_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH),
        Computed("CASE WHEN delete_time IS NULL AND archive_time IS NULL THEN id END", persisted=False),
        deferred=True,
    )

    # The invoice that this one is a part of, which may be gone, and the pages of the document that it is made of; all
    # absent for an invoice that was uploaded.
    split_from: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]

    # The decision of a person, in the states APPROVED and REJECTED only.
    decided_by: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    decision_time: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision_reason: Mapped[str | None] = mapped_column(String(1000))

    # Copies of what the record says, for lists; the record itself is the truth.
    document_type: Mapped[DocumentType.ValueType] = mapped_column(ProtoEnum(DocumentType.DESCRIPTOR))
    supplier_name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    invoice_number: Mapped[str] = mapped_column(String(NAME_LENGTH))
    issue_date: Mapped[date | None]
    due_date: Mapped[date | None]
    currency: Mapped[str] = mapped_column(String(3))
    gross_total: Mapped[Decimal | None] = mapped_column(Amount)
    amount_due: Mapped[Decimal | None] = mapped_column(Amount)
    finding_count: Mapped[int]
    # The supplier that it was put to, which may be merged into another one; absent while it shows none. Its marks hold
    # the foreign key: SQLite could add one here only by dropping this table, and with it the rows that refer to it.
    supplier_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    # The number in the form in which numbers are compared; absent until the record was made.
    number_key: Mapped[str | None] = mapped_column(String(NAME_LENGTH))

    document: Mapped[DocumentRow] = relationship()
    job: Mapped[JobRow | None] = relationship(cascade="all, delete-orphan")
    lease: Mapped[ReviewLeaseRow | None] = relationship(cascade="all, delete-orphan")
    tags: Mapped[list["TagRow"]] = relationship(order_by="TagRow.position", cascade="all, delete-orphan")
    record: Mapped["RecordRow"] = relationship(cascade="all, delete-orphan")
    parts: Mapped[list["InvoiceRow"]] = relationship(
        primaryjoin=lambda: InvoiceRow.id == foreign(InvoiceRow.split_from),
        order_by=lambda: (InvoiceRow.first_page, InvoiceRow.id),
        viewonly=True,
    )

    __mapper_args__ = {"version_id_col": version, "eager_defaults": False}  # noqa: RUF012 - SQLAlchemy declares it so
    __table_args__ = (
        # The invoice of a document that is uploaded again.
        Index("ix_invoices_sha256", "sha256"),
        # Lists as people see them, and those of a state, the newest first.
        Index("ix_invoices_listed_id", "listed_id"),
        Index("ix_invoices_state_listed_id", "state", "listed_id"),
        # What a state's list has to be paid first.
        Index("ix_invoices_state_due_date", "state", "due_date"),
        # Lists of one currency, one type, one person, the newest first.
        Index("ix_invoices_currency_listed_id", "currency", "listed_id"),
        Index("ix_invoices_document_type_listed_id", "document_type", "listed_id"),
        Index("ix_invoices_assignee_listed_id", "assignee", "listed_id"),
        Index("ix_invoices_uploaded_by_listed_id", "uploaded_by", "listed_id"),
        # Lists of what is put off.
        Index("ix_invoices_postponed_until", "postponed_until"),
        # Lists of a state with what is in the archive; counts by state.
        Index("ix_invoices_state_delete_time_id", "state", "delete_time", "id"),
        # Lists of a period; lists by that day.
        Index("ix_invoices_issue_date", "issue_date"),
        # Lists by due date and by supplier; the names of all suppliers.
        Index("ix_invoices_due_date", "due_date"),
        Index("ix_invoices_supplier_name", "supplier_name"),
        # What is not in the trash, the newest first; what has lain there for long enough.
        Index("ix_invoices_delete_time_id", "delete_time", "id"),
        # The invoices of a supplier, the newest first.
        Index("ix_invoices_supplier_id_id", "supplier_id", "id"),
        # Other invoices of a supplier with the same number.
        Index("ix_invoices_supplier_id_number_key", "supplier_id", "number_key"),
        # The parts of an invoice, in the order of their pages.
        Index("ix_invoices_split_from_first_page", "split_from", "first_page"),
        # Other invoices of the same amount, which may be the same invoice; lists by amount.
        Index("ix_invoices_gross_total", "gross_total"),
    )


class TagRow(Base):
    """A word that people find the invoice by."""

    __tablename__ = "tags"

    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tag: Mapped[str] = mapped_column(String(50))

    # Lists of a tag.
    __table_args__ = (Index("ix_tags_tag_invoice_id", "tag", "invoice_id"),)


class RecordRow(Base):
    """What was read and found: an Invoice of which only what a record holds is set, and the findings.

    A table of its own, so that lists do not pass over it.
    """

    __tablename__ = "records"

    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"), primary_key=True
    )
    content: Mapped[Invoice] = mapped_column(ProtoMessage(Invoice))
