"""The error that domain code raises for its callers; `mesh.error_catalogue` knows its status and sentence."""

import copyreg
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldViolation:
    """A field of the request, by its path (`options.max_pages`), and what is wrong with it, as a sentence."""

    field: str
    description: str


class ServiceError(Exception):
    """Work that is refused or has failed for a reason that the caller may know.

    `reason` is a name of the catalogue (an `ErrorReason` without its prefix). `facts` fill the catalogue's sentence and
    travel in `ErrorInfo.metadata`; `message` takes the place of that sentence. `retry_after` is in seconds.
    """

    def __init__(
        self,
        reason: str,
        *,
        message: str | None = None,
        fields: Sequence[FieldViolation] = (),
        retry_after: float | None = None,
        **facts: str | int,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.message = message
        self.fields = tuple(fields)
        self.retry_after = retry_after
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        # Worker processes raise these too. Rebuilt without __init__, so that a subclass may take other arguments.
        return copyreg.__newobj__, (type(self), self.reason), self.__dict__  # type: ignore[attr-defined]
