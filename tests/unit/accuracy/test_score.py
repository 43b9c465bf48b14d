from dataclasses import replace

import pytest

from invoicemesh_client.flat import FlatResult
from tests.accuracy.fields import Cell, Field
from tests.accuracy.judging import JudgedValue, Verdict
from tests.accuracy.matching import Matching
from tests.accuracy.result import NO_RESULT, Result
from tests.accuracy.score import score_document
from tests.accuracy.truth import Truth
from tests.unit.accuracy.corpus_files import flat_result, labelled, score


def test_a_document_read_as_it_is_has_no_errors() -> None:
    right = score(flat_result())
    assert right.errors == ()
    assert right.is_right
    assert right.is_accepted


@pytest.mark.parametrize("field", [Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.GROSS_TOTAL])
def test_a_needed_value_that_is_missing_is_a_fault(field: Field) -> None:
    lacking = replace(flat_result(), **{field.value: None})  # type: ignore[arg-type]
    assert [fault.name for fault in score(lacking).faults] == [field]


def test_another_value_may_be_missing_but_not_be_wrong_money() -> None:
    assert score(flat_result(currency=None)).is_right
    assert not score(flat_result(currency="USD")).is_right


def test_a_wrong_name_is_an_error_and_no_fault() -> None:
    wrong = score(flat_result(supplier_name="Somebody Else"))
    assert [error.verdict for error in wrong.errors] == [Verdict.WRONG]
    assert wrong.is_right


def test_wrong_line_items_are_errors_and_no_faults_and_come_last() -> None:
    wrong = score(flat_result(gross_total="1.00"), rows=({Cell.DESCRIPTION: "Tea"},))
    assert [error.name for error in wrong.errors] == [Field.GROSS_TOTAL, Cell.DESCRIPTION]
    assert [fault.name for fault in wrong.faults] == [Field.GROSS_TOTAL]


def test_a_document_without_a_result_is_wholly_missed_and_not_accepted() -> None:
    missed = score(NO_RESULT)
    assert {value.verdict for value in missed.fields} == {Verdict.MISSED}
    assert not missed.is_accepted


def test_what_is_known_to_be_absent_counts_only_when_something_was_read() -> None:
    document = labelled()
    truth = Truth({Field.IBAN: (), Field.TAX_TOTAL: ()}, rows=(), is_receipt=False)
    read = Result(FlatResult(iban="DE02120300000000202051", confidence={"iban": 0.3}))
    judged = score_document(type(document)(document.source, document.folder, truth), read, Matching())
    assert judged.fields == (JudgedValue(Field.IBAN, Verdict.WRONG, "DE02120300000000202051", (), 0.3),)
    assert judged.faults == judged.fields
