"""How a value that is wrong in itself was read: whether it may be misread, and what else it may be."""

from collections.abc import Callable, Iterator

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Proposal
from invoicemesh.invoice.v1.reading_pb2 import ReadingSource

_FROM_PICTURES = frozenset({ReadingSource.READING_SOURCE_OCR, ReadingSource.READING_SOURCE_LANGUAGE_MODEL})


def may_be_misread(record: Record, path: str) -> bool:
    """Whether a value was read from a picture and confirmed by nobody; else the document itself states it so."""
    reading = record.reading_of.get(path)
    return reading is not None and reading.source in _FROM_PICTURES and not reading.confirmed_by


def other_readings(record: Record, path: str, is_right: Callable[[str], bool]) -> Iterator[Proposal]:
    """Proposes what else was read for a field and is right; nothing where several are."""
    reading = record.reading_of.get(path)
    right = {other.value for other in reading.alternatives if is_right(other.value)} if reading else set()
    if len(right) == 1:
        (value,) = right
        yield Proposal(field_path=path, value=value, reason=f"{value} was read there too, and it is right in itself.")
