"""Changes that a person makes to a record, as a pure function: all of them are made, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from en16931 import field_path
from en16931.field_path import FieldPathError
from invoice_service.people.regions import region_problem
from invoice_service.records.field_change import FieldChange
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh.invoice.v1.reading_pb2 import AbsenceReason, Alternative, Reading, ReadingSource
from mesh.errors import FieldViolation, ServiceError


@dataclass(frozen=True)
class Corrected:
    """The record after the corrections, and what they changed in it."""

    record: Record
    changes: tuple[FieldChange, ...]


def correct(record: Record, corrections: Sequence[Correction], *, person: str, now: datetime) -> Corrected:
    """Makes the corrections in their order. `now` has a time zone.

    ServiceError `FIELD_INVALID` names each correction that does not fit, as `corrections[3].value`; none is made then.
    """
    editing = _Editing(record, person, now)
    violations = []
    for index, correction in enumerate(corrections):
        try:
            editing.apply(correction)
        except _DoesNotFit as problem:
            violations.append(FieldViolation(f"corrections[{index}].{problem.part}", problem.sentence))
    if violations:
        raise ServiceError("FIELD_INVALID", fields=violations)
    return editing.result()


class _DoesNotFit(Exception):  # noqa: N818 - it is what it says
    """One correction, by the part of it that does not fit."""

    def __init__(self, part: str, sentence: str) -> None:
        super().__init__(sentence)
        self.part = part
        self.sentence = sentence


class _Editing:
    """A copy of the record in the course of its correction."""

    def __init__(self, record: Record, person: str, now: datetime) -> None:
        self._record = record
        self._data = InvoiceData()
        self._data.CopyFrom(record.data)
        self._readings = dict(record.reading_of)
        self._changes: list[FieldChange] = []
        self._person = person
        self._now = now

    def result(self) -> Corrected:
        record = replace(self._record, data=self._data, readings=tuple(self._readings.values()))
        return Corrected(record, tuple(self._changes))

    def apply(self, correction: Correction) -> None:
        for index, region in enumerate(correction.regions):
            if problem := region_problem(region):
                raise _DoesNotFit(f"regions[{index}]", problem)
        change = correction.WhichOneof("change")
        if change is not None and change != "value" and not getattr(correction, change):
            raise _DoesNotFit(change, f"Where it stands, “{change}” is true.")
        try:
            match change:
                case "value":
                    self._set(correction)
                case "absent":
                    self._clear(correction)
                case "add":
                    self._add(correction)
                case "remove":
                    self._remove(correction)
                case "confirm":
                    self._confirm(correction)
                case None:
                    raise _DoesNotFit("change", "It says what to do: value, absent, add, remove or confirm.")
        except FieldPathError as problem:
            raise _DoesNotFit("path", problem.message) from problem

    def _set(self, correction: Correction) -> None:
        old = field_path.get(self._data, correction.path)
        try:
            field_path.set_value(self._data, correction.path, correction.value)
        except FieldPathError as problem:
            raise _DoesNotFit("value", problem.message) from problem
        new = field_path.get(self._data, correction.path)
        if new is None:
            raise _DoesNotFit("value", "To say that there is no value, use “absent”.")
        former = self._readings.get(correction.path)
        if former is not None and former.value == new:
            # Who types what was read confirms it, and it keeps its place on the page.
            self._confirm(correction)
            return
        reading = self._by_person(correction, value=new)
        if former is not None:
            reading.alternatives.extend(_as_alternatives(former, new))
        self._readings[correction.path] = reading
        self._note(correction.path, old, new)

    def _clear(self, correction: Correction) -> None:
        old = field_path.get(self._data, correction.path)
        field_path.clear(self._data, correction.path)
        self._readings[correction.path] = self._by_person(
            correction, absence_reason=AbsenceReason.ABSENCE_REASON_CLEARED
        )
        self._note(correction.path, old, None)

    def _confirm(self, correction: Correction) -> None:
        value = field_path.get(self._data, correction.path)
        if value is None:
            raise _DoesNotFit("confirm", "There is no value to confirm.")
        former = self._readings.get(correction.path)
        if former is None:
            self._readings[correction.path] = self._by_person(correction, value=value)
            return
        reading = Reading()
        reading.CopyFrom(former)
        reading.confidence = 1
        reading.confirmed_by = self._person
        reading.confirm_time.FromDatetime(self._now)
        if correction.regions:
            del reading.value_regions[:]
            reading.value_regions.extend(correction.regions)
        self._readings[correction.path] = reading

    def _add(self, correction: Correction) -> None:
        path = correction.path
        if any(_is_within(known, path) for known in self._readings):
            raise _DoesNotFit("path", f"{path} has been used before, and ids are never used again.")
        field_path.add_item(self._data, path)
        # The item's own reading says that a person added it, and later that its id is taken.
        self._readings[path] = self._by_person(correction)
        self._note(path, None, "")

    def _remove(self, correction: Correction) -> None:
        path = correction.path
        field_path.remove_item(self._data, path)
        self._readings = {known: reading for known, reading in self._readings.items() if not _is_within(known, path)}
        self._readings[path] = self._by_person(correction, absence_reason=AbsenceReason.ABSENCE_REASON_CLEARED)
        self._note(path, "", None)

    def _by_person(
        self,
        correction: Correction,
        *,
        value: str = "",
        absence_reason: AbsenceReason.ValueType = AbsenceReason.ABSENCE_REASON_UNSPECIFIED,
    ) -> Reading:
        reading = Reading(
            path=correction.path,
            value=value,
            confidence=1,
            source=ReadingSource.READING_SOURCE_PERSON,
            value_regions=correction.regions,
            absence_reason=absence_reason,
            confirmed_by=self._person,
        )
        reading.confirm_time.FromDatetime(self._now)
        return reading

    def _note(self, path: str, old: str | None, new: str | None) -> None:
        if old != new:
            self._changes.append(FieldChange(path, old, new))


def _is_within(path: str, item: str) -> bool:
    """Whether a path is that of the item or of something in it."""
    return path == item or path.startswith((f"{item}.", f"{item}["))


def _as_alternatives(former: Reading, value: str) -> list[Alternative]:
    """What a reading that `value` takes the place of said, the best first: it stays visible, and teaches."""
    best = Alternative(
        value=former.value,
        raw_text=former.raw_text,
        confidence=former.confidence,
        source=former.source,
        value_regions=former.value_regions,
        label_regions=former.label_regions,
    )
    known = [best, *former.alternatives] if former.value else list(former.alternatives)
    return [alternative for alternative in known if alternative.value != value]
