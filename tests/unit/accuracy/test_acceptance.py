import pytest

from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh_client.flat import flatten_read_result
from tests.accuracy.acceptance import Acceptance, AcceptancePoint, acceptance_curve, acceptance_of, most_accepted
from tests.accuracy.result import Result
from tests.accuracy.score import DocumentScore
from tests.unit.accuracy.corpus_files import flat_result, full_result, score


def full_score(confidence: float, *, findings: tuple[Finding, ...] = (), **values: str) -> DocumentScore:
    result = full_result(confidence, **values)
    result.findings.extend(findings)
    return score(Result(flatten_read_result(result), result))


def test_documents_that_passed_are_counted_and_those_of_them_with_a_fault() -> None:
    scores = [
        score(flat_result()),
        score(flat_result(gross_total="1.00")),
        score(flat_result(gross_total="1.00", needs_review=True)),
        score(flat_result(needs_review=True)),
    ]
    acceptance = acceptance_of(scores)
    assert acceptance == Acceptance(documents=4, accepted=2, wrong=1)
    assert (acceptance.coverage, acceptance.false_success) == (0.5, 0.5)


def test_a_lower_threshold_accepts_more() -> None:
    scores = [full_score(0.95), full_score(0.7, gross_total="1.00"), full_score(0.4)]
    at = {point.threshold: point.acceptance for point in acceptance_curve(scores)}
    assert at[0.0] == Acceptance(documents=3, accepted=3, wrong=1)
    assert at[0.7] == Acceptance(documents=3, accepted=2, wrong=1)
    assert at[0.71] == Acceptance(documents=3, accepted=1, wrong=0)
    assert at[1.0] == Acceptance(documents=3, accepted=0, wrong=0)


def test_a_finding_asks_for_a_review_at_every_threshold() -> None:
    curve = acceptance_curve([full_score(0.95, findings=(Finding(severity=Severity.SEVERITY_ERROR),))])
    assert {point.acceptance.accepted for point in curve} == {0}


def test_the_curve_of_flat_results_is_not_known() -> None:
    assert acceptance_curve([score(flat_result())]) == ()


@pytest.mark.parametrize(("at_most", "threshold"), [(0.0, 0.9), (0.1, 0.5), (0.5, 0.3)])
def test_the_best_threshold_accepts_most_within_the_bound(at_most: float, threshold: float) -> None:
    curve = [
        AcceptancePoint(0.3, Acceptance(100, 80, 20)),
        AcceptancePoint(0.5, Acceptance(100, 60, 3)),
        AcceptancePoint(0.9, Acceptance(100, 20, 0)),
        AcceptancePoint(1.0, Acceptance(100, 0, 0)),
    ]
    best = most_accepted(curve, at_most_false=at_most)
    assert best is not None
    assert best.threshold == threshold
