"""What people settle about a supplier, and how much of it there may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from en16931.currencies import is_currency
from invoice_service.suppliers.name_key import name_key
from mesh.errors import FieldViolation, ServiceError

MAX_NAME_LENGTH = 255
MAX_ALIASES = 50
MAX_PAYMENT_DAYS = 365


@dataclass(frozen=True)
class Settled:
    """Values to set; None leaves what is there. An empty currency and no days take the default away."""

    name: str | None = None
    aliases: tuple[str, ...] | None = None
    default_currency: str | None = None
    default_payment_days: int | None = None

    def check(self, prefix: str) -> None:
        """ServiceError `REQUEST_INVALID` names, after `prefix`, each field that cannot be."""
        if violations := list(self._violations(prefix)):
            raise ServiceError("REQUEST_INVALID", fields=violations)

    def _violations(self, prefix: str) -> Iterator[FieldViolation]:
        if self.name is not None and not _is_name(self.name):
            yield FieldViolation(f"{prefix}name", f"A name has letters, and at most {MAX_NAME_LENGTH} characters.")
        aliases = self.aliases or ()
        if len(aliases) > MAX_ALIASES:
            yield FieldViolation(f"{prefix}aliases", f"There are at most {MAX_ALIASES} aliases.")
        for index, alias in enumerate(aliases):
            if not _is_name(alias):
                yield FieldViolation(
                    f"{prefix}aliases[{index}]", f"A name has letters, and at most {MAX_NAME_LENGTH} characters."
                )
        if self.default_currency and not is_currency(self.default_currency):
            yield FieldViolation(f"{prefix}default_currency", "It is no currency of ISO 4217, such as EUR.")
        if not 0 <= (self.default_payment_days or 0) <= MAX_PAYMENT_DAYS:
            yield FieldViolation(f"{prefix}default_payment_days", f"There are 0 to {MAX_PAYMENT_DAYS} days.")


def _is_name(text: str) -> bool:
    return len(text) <= MAX_NAME_LENGTH and bool(name_key(text))
