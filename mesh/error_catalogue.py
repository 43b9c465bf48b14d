"""The table of reasons: which status each one answers with, what is said about it and what its reader can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mesh.errors import ServiceError
from mesh.sentences import fill


@dataclass(frozen=True)
class CatalogueEntry:
    """One reason: the name of its gRPC status, what is wrong and what to do about it.

    `fault` and `remedy` are templates of `mesh.sentences`; what stands outside their brackets is given by every raise.
    """

    status: str
    fault: str
    remedy: str


def describe(error: ServiceError) -> str:
    """The sentences for the person who meets this error. KeyError for a reason that is not in the catalogue."""
    if error.message is not None:
        return error.message
    entry = CATALOGUE[error.reason]
    facts: dict[str, str | int] = dict(error.facts)
    if error.retry_after is not None:
        facts["retry_after"] = f"{error.retry_after:g}"
    return f"{fill(entry.fault, facts)} {fill(entry.remedy, facts)}"


CATALOGUE: Mapping[str, CatalogueEntry] = MappingProxyType(
    {
        "INTERNAL": CatalogueEntry(
            "INTERNAL",
            "Something failed on our side.",
            "Try again; if it stays, give the operator the request id[ {request_id}], which leads to the log.",
        ),
        "REQUEST_INVALID": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The request is not valid[: {problem}].",
            "Correct the fields that are named in the details and send it again.",
        ),
        "UNAUTHENTICATED": CatalogueEntry(
            "UNAUTHENTICATED",
            "The caller is not known: calls are accepted from the machine that the mesh runs on only.",
            "Call from that machine, through 127.0.0.1.",
        ),
        "PERMISSION_DENIED": CatalogueEntry(
            "PERMISSION_DENIED",
            "This call needs the role {required_role}[, and the caller has the role {role}].",
            "Ask an administrator for the role, or someone who has it to make the call.",
        ),
        "BUSY": CatalogueEntry(
            "RESOURCE_EXHAUSTED",
            "Too much work is waiting[: {waiting} of at most {limit}].",
            "Try again later[, in about {retry_after} s].",
        ),
        "DEPENDENCY_UNAVAILABLE": CatalogueEntry(
            "UNAVAILABLE",
            "A part of the mesh that this call needs[, {dependency},] cannot be reached or is not ready yet.",
            "Try again[ in about {retry_after} s]; if it stays, tell the operator.",
        ),
        "ENGINE_UNAVAILABLE": CatalogueEntry(
            "UNAVAILABLE",
            "The engine[ {engine}] is not installed or not ready.",
            "Choose another engine, or make this one available[: {install}].",
        ),
        "TIME_LIMIT": CatalogueEntry(
            "DEADLINE_EXCEEDED",
            "The work did not end within its time[ of {limit_seconds} seconds].",
            "Try again with a longer deadline or a smaller document.",
        ),
        "DOCUMENT_EMPTY": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The document is empty: it has no bytes.",
            "Check the file and send it again.",
        ),
        "DOCUMENT_TYPE_UNSUPPORTED": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The content is none of the supported formats[; it looks like {found}], whatever its name says.",
            "Send a PDF, an image (JPEG, PNG, TIFF, WebP or HEIC) or an e-invoice as XML.",
        ),
        "DOCUMENT_DAMAGED": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The file is truncated or damaged and cannot be opened[ as {format}].",
            "Make or download it anew and send it again.",
        ),
        "DOCUMENT_TOO_LARGE": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The file is too large[: {size_bytes:,} bytes]; the limit is {limit_bytes:,} bytes ({limit_bytes:size}).",
            "Split it, or scan it at a lower resolution.",
        ),
        "DOCUMENT_TOO_MANY_PAGES": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The document has too many pages[: {pages:,}]; the limit is {limit_pages:,}.",
            "Split it into smaller documents.",
        ),
        "DOCUMENT_TOO_MANY_PIXELS": CatalogueEntry(
            "INVALID_ARGUMENT",
            "A page[, number {page},] has too many pixels[: {pixels:,}]; the limit is {limit_pixels:,} a page.",
            "Scan it at a lower resolution; 300 dpi is enough.",
        ),
        "DOCUMENT_ENCRYPTED": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The PDF is encrypted and asks for a password.",
            "Send it with its password, or without encryption.",
        ),
        "PASSWORD_WRONG": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The password does not open the PDF.",
            "Check the password and try again.",
        ),
        "DOCUMENT_UNREADABLE": CatalogueEntry(
            "INVALID_ARGUMENT",
            "None of the document's[ {pages}] pages could be read.",
            "Look at the file; a better scan may help.",
        ),
        "PAGE_UNREADABLE": CatalogueEntry(
            "INVALID_ARGUMENT",
            "Page {page} could not be read.",
            "The other pages are kept; a better scan of this one may help.",
        ),
        "SIZE_MISMATCH": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The document came with {size_bytes:,} bytes, and {announced_bytes:,} were announced.",
            "Nothing was stored; send the document again.",
        ),
        "HASH_MISMATCH": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The bytes received do not have the SHA-256 that was announced.",
            "Nothing was stored; send the document again.",
        ),
        "TEXT_TOO_LARGE": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The document has more text than is taken[ (pages: {pages:,} of at most {limit_pages:,})]"
            "[ (words: {words:,} of at most {limit_words:,})].",
            "Split it into smaller documents.",
        ),
        "INVOICE_NOT_FOUND": CatalogueEntry(
            "NOT_FOUND",
            "There is no invoice {invoice_id}.",
            "Check the id; the list of invoices has those that exist.",
        ),
        "PAGE_NOT_FOUND": CatalogueEntry(
            "NOT_FOUND",
            "There is no page {page} of this invoice, or it has not been read yet.",
            "Ask for a page that the invoice has, or wait until it has been read.",
        ),
        "STATE_NOT_ALLOWED": CatalogueEntry(
            "FAILED_PRECONDITION",
            "This cannot be done with an invoice in the state {state}.",
            "Read the invoice again to see its state[; this needs {needed}].",
        ),
        "ETAG_MISMATCH": CatalogueEntry(
            "ABORTED",
            "Somebody changed the invoice since it was read.",
            "Read it again and repeat the change.",
        ),
        "FIELD_INVALID": CatalogueEntry(
            "INVALID_ARGUMENT",
            "There is no field[ {path}], or the value does not fit it.",
            "The details name the field; correct it and send it again.",
        ),
        "TOKEN_INVALID": CatalogueEntry(
            "INVALID_ARGUMENT",
            "The page token or cursor does not belong to this request.",
            "Start again without it, with the filters unchanged while paging.",
        ),
        "OWN_UPLOAD": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The rules do not let people approve what they uploaded themselves.",
            "Ask somebody else to approve it.",
        ),
        "INVOICE_IN_TRASH": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The invoice is in the trash.",
            "Take it out of the trash first.",
        ),
        "NOTHING_TO_UNDO": CatalogueEntry(
            "FAILED_PRECONDITION",
            "There is no change of this record that could be taken back.",
            "Correct the values; the history tells what they were.",
        ),
        "SPLIT_IN_USE": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The part {invoice_id} is in the state {state}, so that the split cannot be taken back.",
            "Wait until it is processed, or reopen it first.",
        ),
        "SPLIT_UNDONE": CatalogueEntry(
            "FAILED_PRECONDITION",
            "This was a part of the invoice {invoice_id}, which is one invoice again.",
            "Split that one again if its parts are wanted.",
        ),
        "INVOICE_PURGED": CatalogueEntry(
            "NOT_FOUND",
            "The invoice {invoice_id} was removed for good[ at {purge_time}].",
            "Upload the document again if its record is wanted.",
        ),
        "LEASE_HELD": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The invoice is being reviewed by {holder}.",
            "Wait until that is done, or take the review over.",
        ),
        "VIEW_NOT_FOUND": CatalogueEntry(
            "NOT_FOUND",
            "There is no saved view {view_id}, or it is another person's.",
            "The list of saved views has those that there are.",
        ),
        "EXPORT_TOO_LARGE": CatalogueEntry(
            "FAILED_PRECONDITION",
            "The export has more rows than a sheet of a workbook takes; the limit is {limit_rows:,}.",
            "Export fewer invoices, or as CSV or JSON.",
        ),
        "CANCELLED": CatalogueEntry(
            "CANCELLED",
            "Processing was cancelled by a person.",
            "Process the invoice again when its record is wanted.",
        ),
        "FINDING_NOT_FOUND": CatalogueEntry(
            "NOT_FOUND",
            "The invoice has no such finding; it may have been settled.",
            "Read the invoice again to see its findings.",
        ),
        "SUPPLIER_NOT_FOUND": CatalogueEntry(
            "NOT_FOUND",
            "There is no supplier {supplier_id}.",
            "Check the id; the list of suppliers has those that exist.",
        ),
        "SUPPLIER_CHANGED": CatalogueEntry(
            "ABORTED",
            "Somebody changed the supplier since it was read.",
            "Read it again and repeat the change.",
        ),
        "SUPPLIER_MERGE_NOT_ALLOWED": CatalogueEntry(
            "FAILED_PRECONDITION",
            "These suppliers are one already, or are not merged.",
            "Read the suppliers again to see what they are part of.",
        ),
    }
)
