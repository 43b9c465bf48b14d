"""The hash of a history's entry, as the contract says that anyone can reckon it."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from invoice_service.records.field_change import FieldChange
from invoice_service.records.history_chain import BEGINNING, entry_hash

TIME = datetime(2026, 1, 31, 12, 0, 0, 1, tzinfo=UTC)
CHANGE = FieldChange("supplier.name", None, 'Müller "Bau"')


def test_the_hash_is_that_of_the_text_which_the_contract_describes() -> None:
    text = '["ab","id-1","2026-01-31T12:00:00.000001Z","ada","CORRECTED","supplier.name",null,"Müller \\"Bau\\""]'
    made = entry_hash("ab", "id-1", time=TIME, actor="ada", action="CORRECTED", change=CHANGE)
    assert made == hashlib.sha256(text.encode()).hexdigest()


def test_the_zone_in_which_a_time_is_given_does_not_matter() -> None:
    elsewhere = TIME.astimezone(timezone(timedelta(hours=9)))
    first, second = (
        entry_hash(BEGINNING, "1", time=time, actor="a", action="B", change=CHANGE) for time in (TIME, elsewhere)
    )
    assert first == second


@pytest.mark.parametrize(
    "change",
    [replace(CHANGE, path="totals.net"), replace(CHANGE, old=""), replace(CHANGE, new=None)],
)
def test_every_part_of_a_change_counts(change: FieldChange) -> None:
    first, second = (
        entry_hash(BEGINNING, "1", time=TIME, actor="a", action="B", change=one) for one in (CHANGE, change)
    )
    assert first != second
