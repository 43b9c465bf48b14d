"""Labels of parties: which one belongs to a name, and which belong to something else."""

from dataclasses import replace

from nlp_service.candidates.party.party_line import PartyLine
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Segment

SUPPLIER, CUSTOMER = "supplier.name", "customer.name"
_LABELS = {SUPPLIER: ("supplier", "remit_to"), CUSTOMER: ("customer",)}
_RIVALS = {
    SUPPLIER: ("customer", "other.party", "other.number", "other.date"),
    CUSTOMER: ("supplier", "remit_to", "other.party", "other.number", "other.date"),
}
# Names stand close to their label: at most this far to the right of it, as a part of the page's width.
_WIDEST_GAP = 0.4
# A word that is a label elsewhere, in the middle of a text without a colon behind it.
_IN_TEXT = 0.6
# A label that has its value before the next label of its own line.
_OF_ANOTHER = 0.5
_COLONS = (":", "：")
_LEAST_OF_LABEL, _MOST_OF_TEXT = 0.4, 0.7


class PartyLinks:
    """The labels at one line."""

    def __init__(self, survey: Survey, line: PartyLine) -> None:
        box = line.segment.box_between(line.start, line.start + len(line.text))
        links = (_weighed(survey, link) for link in survey.near.links(line.segment, line.start, box))
        self._links = [link for link in links if _is_close(link, line)]
        self._section = _section(survey, self._links)

    def own(self, field: str) -> Link | None:
        """The label that says that the line is the name `field`; None when there is none."""
        if self._section is not None and self._section.label.field in _LABELS[field]:
            return self._section
        return next((link for link in self._links if link.label.field in _LABELS[field]), None)

    def rival(self, field: str) -> float:
        """How strongly the line belongs to another label, 0 to 1; half of that where its own is stronger."""
        rival = max((other.strength for other in self._links if other.label.field in _RIVALS[field]), default=0.0)
        own = self.own(field)
        return rival / 2 if own and own.strength > rival else rival


def is_made_of_labels(survey: Survey, segment: Segment, start: int, end: int) -> bool:
    """Whether labels make up most of what stands from `start` to `end` in `segment`."""
    covered = {
        position
        for label in survey.near.labels_in(segment)
        if label.strength > _LEAST_OF_LABEL and not label.field.startswith("column.product_code")
        for position in range(max(label.start, start), min(label.end, end))
    }
    return len(covered) > _MOST_OF_TEXT * (end - start)


def _weighed(survey: Survey, link: Link) -> Link:
    """`link`, weaker where its label has words of its own: before it, as part of them, or behind it, as its value."""
    label, text = link.label, link.label.segment.text
    if link.side is Side.AFTER and label.start and not text[label.end :].lstrip().startswith(_COLONS):
        return replace(link, strength=link.strength * _IN_TEXT)
    if link.side is Side.RIGHT and any(other.start > label.end for other in survey.near.labels_in(label.segment)):
        return replace(link, strength=link.strength * _OF_ANOTHER)
    return link


def _section(survey: Survey, links: list[Link]) -> Link | None:
    """The heading of the section where the line is labelled as the name, as if it were the line's own label."""
    name = next((link for link in links if link.label.field == "party.name"), None)
    if name is None:
        return None
    heading = survey.near.section_of(name.label.segment, (*_LABELS[SUPPLIER], *_LABELS[CUSTOMER]))
    return Link(heading, name.side, heading.strength * name.strength) if heading is not None else None


def _is_close(link: Link, line: PartyLine) -> bool:
    return link.side is not Side.RIGHT or line.segment.box.left - link.label.box.right < _WIDEST_GAP
