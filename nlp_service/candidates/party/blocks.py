"""Which party the text of a page belongs to: the lines below its name, below a label, and the sections of a form."""

from collections.abc import Iterator, Mapping

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.party.block import Block
from nlp_service.candidates.party.following import MOST_GAP, below, beside, is_below
from nlp_service.candidates.party.headings import Headings
from nlp_service.candidates.party.piece import whole
from nlp_service.candidates.party.sections import find_sections
from nlp_service.candidates.party.town import read_town
from nlp_service.candidates.survey import Survey
from nlp_service.reading.folding import squeeze
from nlp_service.reading.page import Page, Segment, Word

_MOST_LINES = 14
_SHORTEST_NAME = 6


class Blocks:
    """The blocks of all parties of a document, found from the names of supplier and customer and from labels."""

    def __init__(self, survey: Survey, names: Mapping[str, Candidate]) -> None:
        self._survey = survey
        self._headings = Headings(survey.labels, survey.near)
        self._role_named = dict(self._find_names(names))
        self.labelled = tuple(self._labelled())
        self.sections = tuple(find_sections(survey, self._headings))
        self.named = tuple(self._named())
        self._in_sections = frozenset(id(line) for block in self.sections for line in block.lines)
        self._owners: dict[int, str] = {}
        self._owners_of_words: dict[int, str] = {}
        for block in (*self.sections, *self.labelled, *self.named):
            for line in block.lines:
                self._owners.setdefault(id(line), block.role)
                self._owners_of_words.update((id(word), self._owners[id(line)]) for word in line.words)

    def owner(self, segment: Segment) -> str:
        """The role of the party that `segment` belongs to; empty where nothing tells."""
        return self._owners.get(id(segment), "")

    def owner_of(self, word: Word) -> str:
        """The role of the party that `word` belongs to; empty where nothing tells."""
        return self._owners_of_words.get(id(word), "")

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
        for label in self._headings.of_parties:
            page = self._survey.document.page(label.segment.page)
            if self._headings.is_alone(label):
                first = self._first(page, label.segment)
            else:
                first = label.segment if self._headings.has_value(label) else None
            if first is not None:
                yield Block(label.field, self._lines(page, first, label.field), label)

    def _first(self, page: Page, heading: Segment) -> Segment | None:
        """The segment below a heading, or beside it where another label stands below, as in a column of labels."""
        found = below(page, heading)
        if found is None or not any(label.is_whole_segment for label in self._survey.near.labels_in(found)):
            return found
        return beside(page, heading)

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

    def _lines(self, page: Page, first: Segment, role: str) -> tuple[Segment, ...]:
        lines, towns = [first], 0
        for row in page.rows[page.row_number(first) + 1 :]:
            last = lines[-1]
            if len(lines) == _MOST_LINES or row.box.top - last.box.bottom > MOST_GAP * last.box.height:
                break
            follower = next((segment for segment in row.segments if is_below(page, lines, segment)), None)
            if follower is None:
                continue
            if self._is_of_another(follower, role) or self._headings.is_value_beside(row, follower):
                break
            if self._headings.is_header(row):
                break
            towns += read_town(whole(follower), "") is not None
            if towns > 1:
                break  # Another address begins below the first.
            lines.append(follower)
        return tuple(lines)

    def _is_of_another(self, segment: Segment, role: str) -> bool:
        """Whether another field or another party begins with `segment`."""
        if self._role_named.get(id(segment), role) != role:
            return True
        return self._headings.ends_block(segment) and not self._headings.names(segment, role)
