"""The rules by which invoices are checked, decided and kept: those that people have set, else those of the start."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoice_service.store import UnitOfWork
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from mesh.errors import FieldViolation, ServiceError

MAX_TRASH_DAYS = 3650
MAX_DISABLED_CHECKS = 100
MAX_RULE_ID_LENGTH = 64

_CHANGEABLE = ("sure_from", "disabled_checks", "auto_approve", "forbid_own_approval", "trash_days")


@dataclass(frozen=True)
class Rules:
    """The rules, of which `defaults` hold while nobody has changed any."""

    defaults: Settings

    def in_force(self, uow: UnitOfWork) -> Settings:
        """What holds now."""
        return uow.settings.get() or self.defaults

    def change(self, uow: UnitOfWork, wanted: Settings, paths: Sequence[str], *, person: str) -> Settings:
        """Puts what `paths` name in force. ServiceError `ETAG_MISMATCH`, or `REQUEST_INVALID` for what cannot hold."""
        if not paths or not set(paths) <= set(_CHANGEABLE):
            names = ", ".join(_CHANGEABLE)
            raise _invalid([FieldViolation("update_mask", f"The mask names one or more of {names}, and nothing else.")])
        changed = Settings()
        changed.CopyFrom(self.in_force(uow))
        for path in paths:
            changed.ClearField(path)  # type: ignore[arg-type]
            changed.MergeFrom(Settings(**{path: getattr(wanted, path)}))
        if violations := list(_violations(changed)):
            raise _invalid(violations)
        return uow.settings.put(changed, etag=wanted.etag, actor=person)


def _violations(settings: Settings) -> Iterator[FieldViolation]:
    if not 0 <= settings.sure_from <= 1:
        yield FieldViolation("settings.sure_from", "A confidence lies between 0 and 1.")
    if not 1 <= settings.trash_days <= MAX_TRASH_DAYS:
        yield FieldViolation("settings.trash_days", f"The trash is kept for 1 to {MAX_TRASH_DAYS:,} days.")
    if len(settings.disabled_checks) > MAX_DISABLED_CHECKS:
        yield FieldViolation("settings.disabled_checks", f"At most {MAX_DISABLED_CHECKS} checks can be disabled.")
    for index, rule_id in enumerate(settings.disabled_checks):
        if not 1 <= len(rule_id) <= MAX_RULE_ID_LENGTH:
            yield FieldViolation(
                f"settings.disabled_checks[{index}]", f"A rule id has 1 to {MAX_RULE_ID_LENGTH} characters."
            )


def _invalid(violations: Sequence[FieldViolation]) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=violations)
