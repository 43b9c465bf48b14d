"""Where an invoice may go from where it is. Every change of its state, and what a state forbids, is decided here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from mesh.errors import ServiceError

RECEIVED = InvoiceState.INVOICE_STATE_RECEIVED
PROCESSING = InvoiceState.INVOICE_STATE_PROCESSING
NEEDS_REVIEW = InvoiceState.INVOICE_STATE_NEEDS_REVIEW
READY = InvoiceState.INVOICE_STATE_READY
FAILED = InvoiceState.INVOICE_STATE_FAILED
APPROVED = InvoiceState.INVOICE_STATE_APPROVED
REJECTED = InvoiceState.INVOICE_STATE_REJECTED
SPLIT = InvoiceState.INVOICE_STATE_SPLIT

_PREFIX = "INVOICE_STATE_"

# Neither waiting for processing nor in it.
_AT_REST = frozenset({NEEDS_REVIEW, READY, FAILED, APPROVED, REJECTED, SPLIT})


class Action(Enum):
    """What is done to an invoice."""

    CLAIM = auto()
    """A run begins, or takes over from one whose lease has lapsed."""
    RELEASE = auto()
    """A run gives up without a result; another one is to begin."""
    FINISH = auto()
    """A run ends with a record."""
    FAIL = auto()
    """A run ends without one."""
    CANCEL = auto()
    """A person wants no result."""
    CORRECT = auto()
    """A person changes the record, and its state is decided anew."""
    DISMISS = auto()
    """A person says that a finding need not be settled, and the state is decided anew."""
    REPROCESS = auto()
    """A person has the document read again."""
    APPROVE = auto()
    """A person, or the rule that what is READY needs none, lets it pass."""
    REJECT = auto()
    """A person lets it not pass."""
    REOPEN = auto()
    """A person takes such a decision back."""
    SPLIT = auto()
    """A person makes invoices of the parts of its document."""
    UNDO_SPLIT = auto()
    """A person makes it one again."""
    POSTPONE = auto()
    """A person puts it off; its state stays."""
    ARCHIVE = auto()
    """A person puts it into the archive; its state stays."""
    DELETE = auto()
    """A person puts it into the trash; its state stays."""


@dataclass(frozen=True)
class Transition:
    """The states in which an action is allowed and those it may lead to; `None` as target: the state stays."""

    sources: frozenset[InvoiceState.ValueType]
    targets: frozenset[InvoiceState.ValueType] | None


TRANSITIONS: Mapping[Action, Transition] = MappingProxyType(
    {
        Action.CLAIM: Transition(frozenset({RECEIVED, PROCESSING}), frozenset({PROCESSING})),
        Action.RELEASE: Transition(frozenset({PROCESSING}), frozenset({RECEIVED})),
        Action.FINISH: Transition(frozenset({PROCESSING}), frozenset({NEEDS_REVIEW, READY})),
        Action.FAIL: Transition(frozenset({PROCESSING}), frozenset({FAILED})),
        Action.CANCEL: Transition(frozenset({RECEIVED, PROCESSING}), frozenset({FAILED})),
        Action.CORRECT: Transition(frozenset({NEEDS_REVIEW, READY}), frozenset({NEEDS_REVIEW, READY})),
        Action.DISMISS: Transition(frozenset({NEEDS_REVIEW, READY}), frozenset({NEEDS_REVIEW, READY})),
        Action.REPROCESS: Transition(frozenset({NEEDS_REVIEW, READY, FAILED}), frozenset({RECEIVED})),
        Action.APPROVE: Transition(frozenset({NEEDS_REVIEW, READY}), frozenset({APPROVED})),
        Action.REJECT: Transition(frozenset({NEEDS_REVIEW, READY}), frozenset({REJECTED})),
        Action.REOPEN: Transition(frozenset({APPROVED, REJECTED}), frozenset({NEEDS_REVIEW})),
        Action.SPLIT: Transition(frozenset({NEEDS_REVIEW, READY, FAILED}), frozenset({SPLIT})),
        Action.UNDO_SPLIT: Transition(frozenset({SPLIT}), frozenset({RECEIVED})),
        Action.POSTPONE: Transition(frozenset({NEEDS_REVIEW, READY, FAILED}), None),
        Action.ARCHIVE: Transition(_AT_REST, None),
        Action.DELETE: Transition(_AT_REST, None),
    }
)


def allow(action: Action, state: InvoiceState.ValueType) -> None:
    """Let the action pass in this state; ServiceError `STATE_NOT_ALLOWED` where it has no business."""
    sources = TRANSITIONS[action].sources
    if state not in sources:
        raise ServiceError(
            "STATE_NOT_ALLOWED", state=name(state), needed=" or ".join(name(one) for one in sorted(sources))
        )


def move(action: Action, state: InvoiceState.ValueType, target: InvoiceState.ValueType) -> InvoiceState.ValueType:
    """Give the state after the action: `target`, which the caller chose among those the action leads to.

    ServiceError `STATE_NOT_ALLOWED` where the action has no business in `state`; ValueError for a target that it never
    leads to, which is a fault of the program.
    """
    allow(action, state)
    if target not in (TRANSITIONS[action].targets or ()):
        raise ValueError(f"{action.name} never leads to {name(target)}.")
    return target


def name(state: InvoiceState.ValueType) -> str:
    """The state's name without its prefix, e.g. `NEEDS_REVIEW`."""
    return InvoiceState.Name(state).removeprefix(_PREFIX)
