"""Which party the text of a page belongs to: the lines below its name, below a label, and the sections of a form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.survey import Survey
from nlp_service.reading.folding import squeeze
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Page, Row, Segment

ROLES = ("supplier", "customer", "ship_to", "ship_from", "remit_to", "payee", "tax_representative")
"""The parties of an invoice by their names in the contract."""

# A block goes on while a line follows within this many heights, as far left or centred within so many heights.
_MOST_GAP, _MOST_INDENT = 1.9, 2.5
_MOST_LINES = 14
# A section of a form ends where the gap is so many times that between its rows before.
_WIDER_GAP = 1.9
_MOST_ROWS_OF_SECTION = 16
_STRONG = 0.8
# Labels of what no party's block holds.
_ENDING = (
    "invoice_number",
    "issue_date",
    "due_date",
    "references.",
    "totals.",
    "document_type.",
    "payment.",
)
_SHORTEST_NAME = 6
# Text of one column of a form begins at most this part of the page's width left of its heading.
_COLUMN = 0.01
_BEFORE_VALUE = re.compile(r"\s*[:：]\s*\w")


@dataclass(frozen=True)
class Block:
    """Lines of one party, from the top; `label` names it where one does."""

    role: str
    lines: tuple[Segment, ...]
    label: Label | None = None


class Blocks:
    """The blocks of all parties of a document, found from the names of supplier and customer and from labels."""

    def __init__(self, survey: Survey, names: Mapping[str, Candidate]) -> None:
        self._survey = survey
        self._labels = [label for label in survey.labels if _is_heading(label)]
        self._role_named = dict(self._find_names(names))
        self.labelled = tuple(self._labelled())
        self.sections = tuple(self._sections())
        named = tuple(self._named())
        self._in_sections = frozenset(id(line) for block in self.sections for line in block.lines)
        self._owners: dict[int, str] = {}
        for block in (*self.sections, *self.labelled, *named):
            for line in block.lines:
                self._owners.setdefault(id(line), block.role)

    def owner(self, segment: Segment) -> str:
        """The role of the party that `segment` belongs to; empty where nothing tells."""
        return self._owners.get(id(segment), "")

    @property
    def is_form(self) -> bool:
        """Whether the document has sections for its parties, so that what stands elsewhere is rather nobody's."""
        return bool(self._in_sections)

    def in_section(self, segment: Segment) -> bool:
        """Whether `segment` stands in a section of a form that is about one party."""
        return id(segment) in self._in_sections

    def lines_from(self, first: Segment, role: str) -> tuple[Segment, ...]:
        """`first` and the lines of the same block below it, as of a party in that role."""
        return self._lines(self._survey.document.page(first.page), first, role)

    def of_role(self, role: str) -> tuple[Block, ...]:
        """The sections and the blocks below labels of a role, sections first."""
        return tuple(block for block in (*self.sections, *self.labelled) if block.role == role)

    def _labelled(self) -> Iterator[Block]:
        for label in self._labels:
            page = self._survey.document.page(label.segment.page)
            if self._is_alone(label):
                first = _below(page, label.segment)
            else:
                first = label.segment if _BEFORE_VALUE.match(label.segment.text, label.end) else None
            if first is not None:
                yield Block(label.field, self._lines(page, first, label.field), label)

    def _named(self) -> Iterator[Block]:
        for page in self._survey.document.pages:
            for segment in page.segments:
                role = self._role_named.get(id(segment))
                if role:
                    yield Block(role, self._lines(page, segment, role))

    def _find_names(self, names: Mapping[str, Candidate]) -> Iterator[tuple[int, str]]:
        """The segments that begin with the name of a party."""
        for role, name in names.items():
            wanted = squeeze(name.value)
            for segment in self._survey.document.segments:
                is_name = bool(name.words) and name.words[0] in segment.words
                if is_name or (len(wanted) >= _SHORTEST_NAME and squeeze(segment.text).startswith(wanted)):
                    yield id(segment), role

    def _sections(self) -> Iterator[Block]:
        """The rows below a heading on the left, as in a form of labels and values with a section for each party."""
        for label in self._labels:
            if self._is_alone(label):
                lines = tuple(self._section(label))
                if any(self._names_party(line) for line in lines if abs(line.box.left - label.box.left) < _COLUMN):
                    yield Block(label.field, lines, label)

    def _names_party(self, line: Segment) -> bool:
        return any(label.field == "party.name" for label in self._survey.near.labels_in(line))

    def _section(self, heading: Label) -> Iterator[Segment]:
        page = self._survey.document.page(heading.segment.page)
        start = page.row_number(heading.segment)
        upper, widest = page.rows[start], 0.0
        left = heading.box.left - _COLUMN
        beside = [s.box.left for s in upper.segments if s.box.left > heading.box.right and any(map(self._ends, [s]))]
        right = min(beside, default=1.0) - _COLUMN
        for row in page.rows[start + 1 : start + 1 + _MOST_ROWS_OF_SECTION]:
            step = row.box.top - upper.box.top
            inside = [segment for segment in row.segments if left <= segment.box.left < right]
            if not inside or (widest and step > _WIDER_GAP * widest) or any(map(self._ends, inside)):
                return
            yield from inside
            upper, widest = row, max(widest, step)

    def _lines(self, page: Page, first: Segment, role: str) -> tuple[Segment, ...]:
        lines = [first]
        for row in page.rows[page.row_number(first) + 1 :]:
            last = lines[-1]
            if len(lines) == _MOST_LINES or row.box.top - last.box.bottom > _MOST_GAP * last.box.height:
                break
            follower = next((segment for segment in row.segments if _is_below(page, lines, segment)), None)
            if follower is None:
                continue
            if self._is_of_another(follower, role) or self._is_value_beside(row, follower):
                break
            lines.append(follower)
        return tuple(lines)

    def _is_alone(self, label: Label) -> bool:
        """Whether nothing else stands in the label's segment, or only another word for it: `Buyer/Recipient`."""
        same = [other for other in self._survey.near.labels_in(label.segment) if other.field == label.field]
        text = "".join(
            character
            for position, character in enumerate(label.segment.text)
            if not any(other.start <= position < other.end for other in same)
        )
        return not re.search(r"\w", text.partition("/")[0]) and not any(map(str.isdigit, text))

    def _ends(self, segment: Segment) -> bool:
        """Whether another party's heading or another field begins with `segment`."""
        return any(
            label.start == 0
            and label.strength >= _STRONG
            and (label.field.startswith(_ENDING) or (label.field in ROLES and self._is_heading(label)))
            for label in self._survey.near.labels_in(segment)
        )

    def _is_heading(self, label: Label) -> bool:
        """Whether a label stands alone or before a colon, and is no word of a name as in `Lieferant GmbH`."""
        return self._is_alone(label) or bool(_BEFORE_VALUE.match(label.segment.text, label.end))

    def _is_of_another(self, segment: Segment, role: str) -> bool:
        """Whether a table, another field or another party begins with `segment`."""
        if id(segment) in self._survey.table_segments or self._role_named.get(id(segment), role) != role:
            return True
        return self._ends(segment) and not self._is_of(segment, role)

    def _is_value_beside(self, row: Row, segment: Segment) -> bool:
        """Whether `segment` stands beside the label of another field, as in the column of values of a form."""
        place = next(index for index, other in enumerate(row.segments) if other is segment)
        return place > 0 and any(
            label.is_whole_segment and label.field.startswith((*_ENDING, *ROLES, "other.party"))
            for label in self._survey.near.labels_in(row.segments[place - 1])
            if not label.field.startswith(("supplier.", "customer."))
        )

    def _is_of(self, segment: Segment, role: str) -> bool:
        return any(label.start == 0 and label.field == role for label in self._survey.near.labels_in(segment))


def _is_heading(label: Label) -> bool:
    return label.field in ROLES and label.start <= 2 and label.strength >= _STRONG


def _below(page: Page, upper: Segment) -> Segment | None:
    """The segment directly below `upper`, or else beside it on the same row."""
    number = page.row_number(upper)
    for row in page.rows[number + 1 : number + 3]:
        if row.box.top - upper.box.bottom > _MOST_GAP * upper.box.height:
            break
        found = next((segment for segment in row.segments if _is_below(page, [upper], segment)), None)
        if found is not None:
            return found
    segments = page.rows[number].segments
    place = next(index for index, segment in enumerate(segments) if segment is upper)
    return segments[place + 1] if place + 1 < len(segments) else None


def _is_below(page: Page, lines: Sequence[Segment], lower: Segment) -> bool:
    upper = lines[-1]
    unit = max(upper.box.height, page.text_height) / page.aspect
    if lower.box.top < upper.box.top or lower.box.bottom <= upper.box.bottom:
        return False
    lefts = {lines[0].box.left, upper.box.left}
    return (
        any(abs(left - lower.box.left) < _MOST_INDENT * unit for left in lefts)
        or abs(upper.box.center_x - lower.box.center_x) < unit
        or abs(upper.box.right - lower.box.right) < unit / 2
    )
