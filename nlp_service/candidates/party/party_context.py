"""What all names of a document are compared with: its domains and words, and who wrote to whom."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from nlp_service.candidates.party.letter import find_recipients, find_sender_lines
from nlp_service.candidates.party.name_text import SHORTEST_TELLING, telling_word
from nlp_service.candidates.party.party_line import PartyLine
from nlp_service.candidates.survey import Survey
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.page import Segment

_DOMAIN = re.compile(
    r"(?:@|www\.|https?://(?:www\.)?)([a-z0-9-]{3,})(?=\.[a-z]{2,})"
    r"|(?<![\w.-])([a-z0-9-]{3,})\.(?:com|net|org|eu|de|at|ch|fr|it|es|pt|pl|nl|be|my|sg|(?:co|com)\.[a-z]{2})(?![\w.-])"
)
_FREE_MAIL = frozenset({"gmail", "hotmail", "yahoo", "outlook", "icloud", "aol", "web", "gmx", "orange", "free"})
# Shorter names stand within other words by chance.
_LONG_ENOUGH = 5
_MOST_WORDS_OF_DOMAIN = 3
_LEAST_ALIKE = 0.6
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class PartyContext:
    """The domains, the sender lines and their recipients, all the text squeezed, and how many lines hold each word."""

    domains: tuple[str, ...]
    senders: tuple[Segment, ...]
    recipients: tuple[Segment, ...]
    text: str
    words: Mapping[str, int]

    def names_domain(self, line: PartyLine) -> bool:
        """Whether `line` is the name of a website or of the host of an e-mail address, and nothing more."""
        return len(line.words) <= _MOST_WORDS_OF_DOMAIN and squeeze(line.text) in self.domains

    def likeness_to_domain(self, name: str) -> float:
        """How like `name` is to the domain that it is likest to, 0 to 1."""
        return max((likeness(squeeze(name), domain) for domain in self.domains), default=0.0)

    def repeats(self, name: str) -> float:
        """How often `name` stands elsewhere: 0 never, 1/2 once, 2/3 twice, …"""
        named = squeeze(name)
        return 1 - 1 / max(1, self.text.count(named)) if len(named) >= _LONG_ENOUGH else 0.0

    def echo(self, name: str) -> float:
        """How often the first word that tells `name` apart stands in other lines: 0 never, 1/2 once, 2/3 twice, …"""
        word = telling_word(name)
        return 1 - 1 / max(1, self.words.get(word, 0)) if word else 0.0


def party_context(survey: Survey) -> PartyContext:
    """The context of the names of one document."""
    senders = find_sender_lines(survey.document)
    recipients = find_recipients(survey.document.pages[0], senders) if senders else ()
    text = " ".join(squeeze(segment.text) for segment in survey.document.segments)
    return PartyContext(_domains(survey), senders, recipients, text, _words(survey))


def likeness(a: str, b: str) -> float:
    """How alike two squeezed names are, 0 to 1; 1 where one begins with the other."""
    if min(len(a), len(b)) >= SHORTEST_TELLING and (a.startswith(b) or b.startswith(a)):
        return 1.0
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return ratio if ratio > _LEAST_ALIKE else 0.0


def _words(survey: Survey) -> Mapping[str, int]:
    """How many lines of the document each long word stands in."""
    counts: Counter[str] = Counter()
    for segment in survey.document.segments:
        counts.update({word for word in _WORD.findall(fold(segment.text)) if len(word) >= SHORTEST_TELLING})
    return counts


def _domains(survey: Survey) -> tuple[str, ...]:
    found = (_DOMAIN.findall(segment.text.lower()) for segment in survey.document.segments)
    return tuple(sorted({squeeze("".join(domain)) for domains in found for domain in domains} - _FREE_MAIL))
