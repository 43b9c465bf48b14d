"""What people add to an invoice, tags, notes and an assignee, and how much of it there may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesh.errors import FieldViolation, ServiceError

MAX_TAGS = 20
MAX_TAG_LENGTH = 50
MAX_NOTES_LENGTH = 10_000
MAX_ASSIGNEE_LENGTH = 255


@dataclass(frozen=True)
class Annotations:
    """Values to set; None leaves what is there."""

    tags: tuple[str, ...] | None = None
    notes: str | None = None
    assignee: str | None = None

    def check(self, prefix: str) -> None:
        """ServiceError `REQUEST_INVALID` names, after `prefix`, each field that has too much or an empty tag."""
        if violations := list(self._violations(prefix)):
            raise ServiceError("REQUEST_INVALID", fields=violations)

    def _violations(self, prefix: str) -> Iterator[FieldViolation]:
        yield from tag_violations(self.tags or (), f"{prefix}tags")
        if len(self.notes or "") > MAX_NOTES_LENGTH:
            yield FieldViolation(f"{prefix}notes", f"Notes have at most {MAX_NOTES_LENGTH:,} characters.")
        if len(self.assignee or "") > MAX_ASSIGNEE_LENGTH:
            yield FieldViolation(f"{prefix}assignee", f"An assignee has at most {MAX_ASSIGNEE_LENGTH} characters.")


def tag_violations(tags: Sequence[str], field: str) -> Iterator[FieldViolation]:
    """What is wrong with tags: too many, too long, empty, or the same twice."""
    if len(tags) > MAX_TAGS:
        yield FieldViolation(field, f"There are at most {MAX_TAGS} tags.")
    if len(set(tags)) < len(tags):
        yield FieldViolation(field, "The same tag stands twice.")
    for index, tag in enumerate(tags):
        if not tag.strip() or len(tag) > MAX_TAG_LENGTH:
            yield FieldViolation(f"{field}[{index}]", f"A tag has 1 to {MAX_TAG_LENGTH} characters.")
