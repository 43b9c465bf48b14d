"""A change of one field of a record, as corrections make it and as the history keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FieldChange:
    """The value of a field before and after, in canonical text; None where there is none.

    An item that comes or goes has the empty text: it is there, and its values are fields of their own.
    """

    path: str
    old: str | None
    new: str | None
