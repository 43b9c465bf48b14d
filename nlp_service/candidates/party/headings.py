"""Headings: labels that name a party or another field above or before what belongs to it."""

import re
from collections.abc import Iterable

from nlp_service.candidates.party.block import ROLES
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Row, Segment

_STRONG = 0.8
# Labels of what no party's block holds.
_ENDING = ("invoice_number", "issue_date", "due_date", "references.", "totals.", "document_type.", "payment.")
_BEFORE_VALUE = re.compile(r"\s*[:：]\s*\w")
_FEWEST_COLUMNS = 3


class Headings:
    """The headings of a document."""

    def __init__(self, labels: Iterable[Label], near: Neighbourhood) -> None:
        self._near = near
        self.of_parties = tuple(
            label for label in labels if label.field in ROLES and label.start <= 2 and label.strength >= _STRONG
        )

    def is_alone(self, label: Label) -> bool:
        """Whether nothing else stands in the label's segment, or only another word for it: `Buyer/Recipient`."""
        same = [other for other in self._near.labels_in(label.segment) if other.field == label.field]
        text = "".join(
            character
            for position, character in enumerate(label.segment.text)
            if not any(other.start <= position < other.end for other in same)
        )
        return not re.search(r"\w", text.partition("/")[0]) and not any(map(str.isdigit, text))

    def has_value(self, label: Label) -> bool:
        """Whether a colon and text follow the label in its segment."""
        return bool(_BEFORE_VALUE.match(label.segment.text, label.end))

    def ends_block(self, segment: Segment) -> bool:
        """Whether another party's heading or another field begins with `segment`."""
        return any(
            label.start == 0
            and label.strength >= _STRONG
            and (label.field.startswith(_ENDING) or (label.field in ROLES and self._is_heading(label)))
            for label in self._near.labels_in(segment)
        )

    def is_header(self, row: Row) -> bool:
        """Whether the row names the columns of a table."""
        columns = sum(
            any(label.is_whole_segment and label.field.startswith("column.") for label in self._near.labels_in(s))
            for s in row.segments
        )
        return columns >= _FEWEST_COLUMNS

    def is_value_beside(self, row: Row, segment: Segment) -> bool:
        """Whether `segment` stands beside the label of another field, as in the column of values of a form."""
        place = next(index for index, other in enumerate(row.segments) if other is segment)
        return place > 0 and any(
            label.is_whole_segment and label.field.startswith((*_ENDING, *ROLES, "other.party"))
            for label in self._near.labels_in(row.segments[place - 1])
            if not label.field.startswith(("supplier.", "customer."))
        )

    def names(self, segment: Segment, role: str) -> bool:
        """Whether a label of `role` begins `segment`."""
        return any(label.start == 0 and label.field == role for label in self._near.labels_in(segment))

    def _is_heading(self, label: Label) -> bool:
        """Whether a label stands alone or before a colon, and is no word of a name as in `Lieferant GmbH`."""
        return self.is_alone(label) or self.has_value(label)
