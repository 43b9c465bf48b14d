"""How many documents pass without a review, and how many of those are wrong: as decided, and by the threshold."""

from collections.abc import Iterable
from dataclasses import dataclass

from invoice_service.checks.decide import decide
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from tests.accuracy.score import DocumentScore
from tests.accuracy.tally import share

_THRESHOLDS = tuple(percent / 100 for percent in range(101))


@dataclass(frozen=True)
class Acceptance:
    """Documents in all, those accepted without a review, and those of them that are wrong (have a fault)."""

    documents: int
    accepted: int
    wrong: int

    @property
    def coverage(self) -> float:
        """The share of documents that no person has to look at."""
        return share(self.accepted, self.documents)

    @property
    def false_success(self) -> float:
        """The share of the accepted documents that is wrong."""
        return share(self.wrong, self.accepted)


@dataclass(frozen=True)
class AcceptancePoint:
    """What would be accepted if required fields counted as sure from `threshold` on."""

    threshold: float
    acceptance: Acceptance


def acceptance_of(scores: Iterable[DocumentScore]) -> Acceptance:
    """Counts what was accepted as the mesh decided."""
    documents = tuple(scores)
    return _acceptance(documents, [document for document in documents if document.is_accepted])


def acceptance_curve(scores: Iterable[DocumentScore]) -> tuple[AcceptancePoint, ...]:
    """Decides anew at each threshold from 0 to 1, with the findings as they are; empty unless results are full."""
    documents = tuple(scores)
    if not any(document.result.full for document in documents):
        return ()
    return tuple(
        AcceptancePoint(
            threshold,
            _acceptance(documents, [document for document in documents if _would_be_accepted(document, threshold)]),
        )
        for threshold in _THRESHOLDS
    )


def most_accepted(curve: Iterable[AcceptancePoint], *, at_most_false: float) -> AcceptancePoint | None:
    """Gives the point that accepts most while no more than this share of it is wrong; None when there is none.

    The lowest threshold of those that accept as many.
    """
    allowed = [point for point in curve if point.acceptance.false_success <= at_most_false]
    return max(allowed, key=lambda point: point.acceptance.accepted, default=None)


def _acceptance(documents: tuple[DocumentScore, ...], accepted: list[DocumentScore]) -> Acceptance:
    return Acceptance(len(documents), len(accepted), sum(not document.is_right for document in accepted))


def _would_be_accepted(document: DocumentScore, threshold: float) -> bool:
    full = document.result.full
    if full is None:
        return False
    record = Record(full.data, tuple(full.readings), tuple(full.page_failures))
    return decide(record, full.findings, sure_from=threshold) == InvoiceState.INVOICE_STATE_READY
