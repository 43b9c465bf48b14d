"""Files that hold several documents, of which one record cannot be right."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Proposal, Severity
from invoicemesh.invoice.v1.invoice_pb2 import DocumentPart


def several_documents(record: Record) -> Iterable[Finding]:
    """A warning that names the pages of each; it proposes to split them."""
    parts = record.document_parts
    if len(parts) > 1:
        yield Finding(
            rule_id="SEVERAL-DOCUMENTS",
            severity=Severity.SEVERITY_WARNING,
            message=f"The file seems to hold {len(parts)} documents: {', '.join(map(_named, parts))}.",
            proposals=[
                Proposal(
                    value=" ".join(map(_range, parts)),
                    reason=" ".join(part.explanation for part in parts[1:]),
                )
            ],
        )


def _range(part: DocumentPart) -> str:
    first, last = part.pages.first_page, part.pages.last_page
    return str(first) if first == last else f"{first}-{last}"


def _named(part: DocumentPart) -> str:
    pages = f"{'page' if part.pages.first_page == part.pages.last_page else 'pages'} {_range(part)}"
    return f"{pages} ({part.number})" if part.number else pages
