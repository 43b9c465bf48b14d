"""Pages that follow one another: whether a document can be split so."""

from collections.abc import Iterator, Sequence

from invoicemesh.invoice.v1.invoice_pb2 import PageRange
from mesh.errors import FieldViolation, ServiceError

MAX_PARTS = 50


def check_parts(parts: Sequence[PageRange], whole: PageRange) -> None:
    """ServiceError `REQUEST_INVALID` names what is wrong with the parts of an invoice that has the pages of `whole`."""
    if violations := list(_violations(parts, whole)):
        raise ServiceError("REQUEST_INVALID", fields=violations)


def _violations(parts: Sequence[PageRange], whole: PageRange) -> Iterator[FieldViolation]:
    if not 1 <= len(parts) <= MAX_PARTS:
        yield FieldViolation("parts", f"There are 1 to {MAX_PARTS} parts.")
        return
    if list(parts) == [whole]:
        yield FieldViolation("parts", "A single part with all pages is what there is already.")
    last = whole.first_page - 1
    for index, part in enumerate(parts):
        if part.last_page < part.first_page:
            yield FieldViolation(f"parts[{index}].last_page", "A part ends with its first page or a later one.")
        elif part.first_page < whole.first_page or part.last_page > whole.last_page:
            pages = f"{whole.first_page} to {whole.last_page}"
            yield FieldViolation(f"parts[{index}]", f"The invoice has the pages {pages}.")
        elif part.first_page <= last:
            yield FieldViolation(f"parts[{index}].first_page", f"Page {part.first_page} comes twice, or out of order.")
        last = max(last, part.last_page)
