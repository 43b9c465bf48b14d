"""The rules: those of the start until people set others, changed by what the mask names and only as seen."""

import pytest

from invoice_service.rules import Rules
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger

RULES = Rules(Settings(etag='"0"', sure_from=0.9, trash_days=30))


def _change(ledger: Ledger, wanted: Settings, *paths: str) -> Settings:
    with ledger.write() as uow:
        return RULES.change(uow, wanted, paths, person="ada")


def _in_force(ledger: Ledger) -> Settings:
    with ledger.read() as uow:
        return RULES.in_force(uow)


def test_the_rules_of_the_start_hold_until_others_are_set(ledger: Ledger) -> None:
    assert _in_force(ledger) == RULES.defaults
    changed = _change(ledger, Settings(sure_from=0.8, trash_days=99), "sure_from")
    assert (changed.sure_from, changed.trash_days, changed.updated_by) == (0.8, 30, "ada")
    assert changed.HasField("update_time")
    assert _in_force(ledger) == changed


def test_a_list_is_replaced_as_a_whole(ledger: Ledger) -> None:
    _change(ledger, Settings(disabled_checks=["A", "B"]), "disabled_checks")
    assert list(_change(ledger, Settings(disabled_checks=["C"]), "disabled_checks").disabled_checks) == ["C"]
    assert list(_change(ledger, Settings(), "disabled_checks").disabled_checks) == []


def test_of_two_who_saw_the_same_rules_only_one_gets_through(ledger: Ledger) -> None:
    seen = _in_force(ledger).etag
    first = _change(ledger, Settings(etag=seen, auto_approve=True), "auto_approve")
    for etag in (seen, '"77"'):
        with pytest.raises(ServiceError) as refused:
            _change(ledger, Settings(etag=etag, auto_approve=False), "auto_approve")
        assert refused.value.reason == "ETAG_MISMATCH"
    assert not _change(ledger, Settings(etag=first.etag), "auto_approve").auto_approve


@pytest.mark.parametrize(
    ("wanted", "path", "field"),
    [
        (Settings(sure_from=1.1), "sure_from", "settings.sure_from"),
        (Settings(sure_from=float("nan")), "sure_from", "settings.sure_from"),
        (Settings(trash_days=0), "trash_days", "settings.trash_days"),
        (Settings(trash_days=3651), "trash_days", "settings.trash_days"),
        (Settings(disabled_checks=["A", ""]), "disabled_checks", "settings.disabled_checks[1]"),
        (Settings(disabled_checks=["A"] * 101), "disabled_checks", "settings.disabled_checks"),
        (Settings(), "updated_by", "update_mask"),
    ],
)
def test_rules_that_cannot_hold_are_refused_by_name(ledger: Ledger, wanted: Settings, path: str, field: str) -> None:
    with pytest.raises(ServiceError) as refused:
        _change(ledger, wanted, path)
    assert [violation.field for violation in refused.value.fields] == [field]
    assert _in_force(ledger) == RULES.defaults
