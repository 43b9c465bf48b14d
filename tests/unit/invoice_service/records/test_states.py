"""The transition table: what is allowed where, and where it leads."""

from itertools import product

import pytest

from invoice_service.records.states import (
    APPROVED,
    FAILED,
    NEEDS_REVIEW,
    PROCESSING,
    READY,
    RECEIVED,
    REJECTED,
    SPLIT,
    TRANSITIONS,
    Action,
    allow,
    move,
)
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from mesh.errors import ServiceError

MOVES = {
    (Action.CLAIM, RECEIVED, PROCESSING),
    (Action.CLAIM, PROCESSING, PROCESSING),
    (Action.RELEASE, PROCESSING, RECEIVED),
    (Action.FINISH, PROCESSING, NEEDS_REVIEW),
    (Action.FINISH, PROCESSING, READY),
    (Action.FAIL, PROCESSING, FAILED),
    (Action.CANCEL, RECEIVED, FAILED),
    (Action.CANCEL, PROCESSING, FAILED),
    (Action.CORRECT, NEEDS_REVIEW, NEEDS_REVIEW),
    (Action.CORRECT, NEEDS_REVIEW, READY),
    (Action.CORRECT, READY, NEEDS_REVIEW),
    (Action.CORRECT, READY, READY),
    (Action.DISMISS, NEEDS_REVIEW, NEEDS_REVIEW),
    (Action.DISMISS, NEEDS_REVIEW, READY),
    (Action.DISMISS, READY, NEEDS_REVIEW),
    (Action.DISMISS, READY, READY),
    (Action.REPROCESS, NEEDS_REVIEW, RECEIVED),
    (Action.REPROCESS, READY, RECEIVED),
    (Action.REPROCESS, FAILED, RECEIVED),
    (Action.APPROVE, NEEDS_REVIEW, APPROVED),
    (Action.APPROVE, READY, APPROVED),
    (Action.REJECT, NEEDS_REVIEW, REJECTED),
    (Action.REJECT, READY, REJECTED),
    (Action.REOPEN, APPROVED, NEEDS_REVIEW),
    (Action.REOPEN, REJECTED, NEEDS_REVIEW),
    (Action.SPLIT, NEEDS_REVIEW, SPLIT),
    (Action.SPLIT, READY, SPLIT),
    (Action.SPLIT, FAILED, SPLIT),
    (Action.UNDO_SPLIT, SPLIT, RECEIVED),
}


@pytest.mark.parametrize("action", Action)
def test_an_action_moves_an_invoice_as_the_design_says_and_no_other_way(action: Action) -> None:
    made = set()
    for state, target in product(InvoiceState.values(), repeat=2):
        try:
            made.add((action, state, move(action, state, target)))
        except (ServiceError, ValueError):
            continue
    assert made == {one for one in MOVES if one[0] == action}


def test_every_action_has_its_place_in_the_table() -> None:
    assert TRANSITIONS.keys() == set(Action)


@pytest.mark.parametrize("state", [NEEDS_REVIEW, READY, FAILED, APPROVED, REJECTED, SPLIT])
def test_what_is_not_in_processing_may_be_archived_and_deleted(state: InvoiceState.ValueType) -> None:
    allow(Action.ARCHIVE, state)
    allow(Action.DELETE, state)


@pytest.mark.parametrize("state", InvoiceState.values())
def test_what_waits_for_a_person_may_be_put_off(state: InvoiceState.ValueType) -> None:
    if state in {NEEDS_REVIEW, READY, FAILED}:
        allow(Action.POSTPONE, state)
    else:
        with pytest.raises(ServiceError):
            allow(Action.POSTPONE, state)


@pytest.mark.parametrize("state", [RECEIVED, PROCESSING])
def test_a_refusal_names_the_state_and_those_that_are_needed(state: InvoiceState.ValueType) -> None:
    with pytest.raises(ServiceError) as refused:
        allow(Action.REPROCESS, state)
    assert refused.value.reason == "STATE_NOT_ALLOWED"
    assert refused.value.facts == {
        "state": InvoiceState.Name(state).removeprefix("INVOICE_STATE_"),
        "needed": "NEEDS_REVIEW or READY or FAILED",
    }


def test_a_target_that_the_action_never_leads_to_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="FINISH never leads to FAILED"):
        move(Action.FINISH, PROCESSING, FAILED)
