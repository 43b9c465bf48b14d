"""Candidates for the ways to reach a party: telephone, e-mail and website."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import phonenumbers

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.belonging import belonging
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.survey import Survey
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.near import Link
from nlp_service.reading.page import Segment

_PHONE = re.compile(
    r"(?<![\w/.,-])(?:\+|00)?\(?\d[\d ()/.–\u2011-]{4,20}\d(?:\s?(?:ext\.?|x)\s?\d{1,5})?(?![\w/]|[.,-]\d)", re.I
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,12}(?![\w-])")
_WEBSITE = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.(?:[\w-]+\.)+|(?:[\w-]+\.)+)[a-z]{2,12}(?:/[\w./%-]*)?(?![\w@-])", re.I
)
_TORN = re.compile(r"(?:^|\s)(?!www\.|http)[a-z]+\.[a-z]{1,12}\s$")
_WITH_SIGN = re.compile(r"^(?:https?://|www\.)", re.I)
_DOTTED_NUMBER = re.compile(r"^\d{1,4}(?:\.\d{1,4}){2,3}$")
_AMERICAN = re.compile(r"\(\d{3}\) ?\d{3}-\d{4}")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
# How much numbers look like telephones whose range is not in use, or that come without their country.
_POSSIBLE, _NATIONAL = 0.7, 0.6
# Mail of these hosts tells nothing of a company.
_FREE_MAIL = frozenset(
    {"gmail", "hotmail", "yahoo", "outlook", "icloud", "aol", "web", "gmx", "orange", "free", "wanadoo", "live"}
)
_FIELDS = ("contact.phone", "contact.email", "website")


@dataclass(frozen=True)
class Reach:
    """A way to reach somebody as it stands on the page. `kind` is the field below the party."""

    kind: str
    value: str
    piece: Piece
    links: tuple[Link, ...]
    form: float
    order: float

    @property
    def segment(self) -> Segment:
        """Where it stands."""
        return self.piece.segment


class ReachFinder:
    """The ways to reach somebody on one document, found once for all parties. `regions` are its likeliest countries."""

    def __init__(self, survey: Survey, regions: Sequence[str]) -> None:
        self._survey = survey
        self._regions = tuple(regions) or ("",)
        found = list(self._find())
        self._found = [replace(item, order=1 / (1 + number)) for number, item in enumerate(found)]

    def candidates(
        self, blocks: Blocks, role: str, name: str, others: Sequence[str], contact: Sequence[Segment] = ()
    ) -> Iterator[Candidate]:
        """The candidates for a party called `name`, beside others of those names.

        What stands in the lines of the `contact` person goes before what stands elsewhere.
        """
        with_person = {id(segment) for segment in contact}
        for reach in self._found:
            label = max((lk.strength for lk in reach.links if lk.label.field == _LABELS[reach.kind]), default=0.0)
            rival = max((lk.strength for lk in reach.links if lk.label.field in _RIVALS), default=0.0)
            if rival > label or (reach.kind == "contact.phone" and not label and not reach.form):
                continue
            host = _host(reach.value)
            personal = id(reach.segment) in with_person
            place = 1.0 if personal else belonging(blocks, reach.segment, role)
            domain = _likeness(host, name) if host else 0.0
            if not place and not domain:
                continue
            features = Features(
                label=label,
                rival=rival,
                form=reach.form,
                address=place,
                domain=domain,
                order=1.0 if personal else reach.order / 2,
                own=max((_likeness(host, other) for other in others), default=0.0) if host else 0.0,
                recognition=recognition(reach.piece.words),
            )
            labels = next((lk.label.words for lk in reach.links if lk.label.field == _LABELS[reach.kind]), ())
            yield Candidate(f"{role}.{reach.kind}", reach.value, reach.piece.text, reach.piece.words, labels, features)

    def _find(self) -> Iterator[Reach]:
        for segment in self._survey.document.segments:
            text = segment.text
            taken: list[tuple[int, int]] = []
            for match in _EMAIL.finditer(text):
                taken.append(match.span())
                if _TORN.search(text[: match.start()]):
                    continue  # Its beginning stands apart, as where a text layer tears `anna.mit ter@` at a ligature.
                yield self._reach("contact.email", match.group(), segment, match.span(), 1.0)
            for match in _WEBSITE.finditer(text):
                if not any(start <= match.start() < end or start < match.end() <= end for start, end in taken):
                    form = 1.0 if _WITH_SIGN.match(match.group()) else 0.3
                    if form == 1.0 or self._is_labelled(segment, match.start(), "contact.website"):
                        yield self._reach("website", match.group().rstrip("./"), segment, match.span(), form)
            yield from self._phones(segment)

    def _phones(self, segment: Segment) -> Iterator[Reach]:
        for match in _PHONE.finditer(segment.text):
            digits = sum(character.isdigit() for character in match.group())
            if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS or self._survey.dates_in(segment):
                continue
            if _DOTTED_NUMBER.match(match.group()) and digits < 9:
                continue
            reach = self._reach("contact.phone", " ".join(match.group().split()), segment, match.span(), 0.0)
            is_labelled = any(link.label.field == "contact.phone" for link in reach.links)
            if is_labelled or (_stands_alone(reach.piece) and id(segment) not in self._survey.table_segments):
                form = self._form(match.group())
                if form or is_labelled:
                    yield replace(reach, form=form)

    def _form(self, text: str) -> float:
        """1 for a number of a range that exists, with its country, less for one of the document's country, else 0."""
        if text.startswith(("+", "00")):
            return _likelihood(text.replace("00", "+", 1) if text.startswith("00") else text, "")
        if _AMERICAN.fullmatch(text):
            return _POSSIBLE
        valid = any(_likelihood(text, region) == 1 for region in self._regions if region)
        return _NATIONAL if valid else 0.0

    def _is_labelled(self, segment: Segment, start: int, field: str) -> bool:
        links = self._survey.near.links(segment, start, segment.box_between(start, start + 1))
        return any(link.label.field == field for link in links)

    def _reach(self, kind: str, value: str, segment: Segment, span: tuple[int, int], form: float) -> Reach:
        links = tuple(self._survey.near.links(segment, span[0], segment.box_between(*span)))
        return Reach(kind, value, Piece(segment, *span), links, form, 0.0)


_LABELS = {"contact.phone": "contact.phone", "contact.email": "contact.email", "website": "contact.website"}
_RIVALS = (
    "contact.fax",
    "payment.iban",
    "account.number",
    "account.bank_code",
    "tax_id",
    "supplier.vat_id",
    "customer.vat_id",
)


def _likelihood(text: str, region: str) -> float:
    """1 for a number of a range that exists, less for one that is only as long as such numbers are, 0 for others."""
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return 0.0
    if phonenumbers.is_valid_number(number):
        return 1.0
    return _POSSIBLE if phonenumbers.is_possible_number(number) else 0.0


def _stands_alone(piece: Piece) -> bool:
    """Whether it begins as telephone numbers do, and nothing but signs stands before and behind it."""
    if not piece.text.startswith(("+", "0", "(")):
        return False
    before, after = piece.segment.text[: piece.start], piece.segment.text[piece.end :]
    return not re.search(r"[^\W_]\s*$", before) and not re.match(r"\s*[^\W_]", after)


def _host(value: str) -> str:
    """The name in the host of an address, `nordlicht` of `info@mail.nordlicht.de`; empty for another value."""
    host = (
        re.sub(r"^(?:https?://)?(?:www\.)?|^.*@|/.*$", "", fold(value))
        if "." in value and not value[0].isdigit()
        else ""
    )
    parts = host.split(".")
    name = parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2] if len(parts) > 1 else ""
    return "" if name in _FREE_MAIL else name


def _likeness(host: str, name: str) -> float:
    plain, wanted = squeeze(host), squeeze(name)
    if len(plain) < 3 or len(wanted) < 3:
        return 0.0
    if wanted.startswith(plain) or plain.startswith(wanted) or (len(plain) > 4 and plain in wanted):
        return 1.0
    words = [squeeze(word) for word in name.split() if len(word) > 3]
    if any(word in plain for word in words[:1]):
        return 0.8
    ratio = SequenceMatcher(None, plain, wanted[: len(plain) + 3], autojunk=False).ratio()
    return ratio if ratio > 0.7 else 0.0
