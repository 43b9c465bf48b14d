"""Labels: the phrases that name a field, found by spaCy's phrase matcher, and by likeness where OCR erred."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import spacy
from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp_service.language.lexicon import Language, Phrase
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Segment, Word

# Everything but letters and digits parts tokens, so that `Total:9.00` and `Invoice#7` come apart.
_SEPARATOR = re.compile(r"[^\w\s]|_")
_KEPT_SIGNS = frozenset("#%")
# `GBP TOTAL`: a currency before a label takes nothing from it.
_CURRENCY_WORD = re.compile(r"\b(?:[A-Z]{3}|RM)\b")
# Misread labels: at least this many letters, and this likeness in percent.
_FUZZY_LETTERS = 6
_FUZZY_LIKENESS = 86.0
_LETTERS_BEFORE_VALUE = re.compile(r"^[^\d:]*")
# Words as short as `du`, `net` or `no` are labels only where a value follows, or nothing.
_SHORT_LETTERS = 3
_BEFORE_VALUE = re.compile(r"[\s.]*(?:$|[\d:%@#($€£-]|[A-Z]{2,3}\b|RM)")
# A segment with a label this strong is not searched for misread ones.
_SURE = 0.6
# Names begin with a capital: what goes on in lower case, as `invoice to pay by …`, is a sentence.
_BEFORE_NAMES = ("customer", "supplier", "remit_to")
_LOWER_CASE = re.compile(r"\s+[a-zà-ÿ]")
# `Customer's copy` names no customer.
_POSSESSIVE = re.compile(r"\s?['’´`]\s?s\b", re.IGNORECASE)
# A label in the middle of a sentence is seldom one.
_INSIDE_TEXT = 0.6


@dataclass(frozen=True)
class Label:
    """A phrase on the page that names a field. `strength` is 0 to 1: how surely it is a label of this field."""

    field: str
    strength: float
    languages: frozenset[str]
    segment: Segment
    start: int
    end: int

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words it is made of."""
        return self.segment.words_between(self.start, self.end)

    @cached_property
    def box(self) -> Box:
        """Where it stands."""
        return self.segment.box_between(self.start, self.end)

    @property
    def text(self) -> str:
        """Its characters on the page."""
        return self.segment.text[self.start : self.end]

    @property
    def is_whole_segment(self) -> bool:
        """Whether nothing but punctuation stands beside it in its segment."""
        return not re.search(r"\w", self.segment.text[: self.start] + self.segment.text[self.end :])


class _Lexicon:
    """Phrases by the tokens they consist of, and by the characters of these without the spaces between them."""

    def __init__(self) -> None:
        self.by_key: dict[str, list[Phrase]] = {}
        # `totaal bedrag` and `totaalbedrag` are found at the same places, and mean the same.
        self.same: dict[str, list[Phrase]] = {}

    def add(self, key: str, phrase: Phrase) -> None:
        self.by_key.setdefault(key, []).append(phrase)
        self.same.setdefault(squeeze(key), []).append(phrase)

    def holds(self, key: str) -> bool:
        return key in self.by_key


@dataclass(frozen=True, slots=True)
class Found:
    """The labels in a segment: those of parties, lines, totals and the document, and apart from them the particulars.

    Either kind is found as if there were no phrases of the other.
    """

    labels: tuple[Label, ...]
    particulars: tuple[Label, ...]


class LabelFinder:
    """Finds labels of all given languages. Costs some ten milliseconds to make; make it once."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._nlp = spacy.blank("xx")
        self._tokenizer = Tokenizer(
            self._nlp.vocab,
            prefix_search=_SEPARATOR.match,
            suffix_search=re.compile(r"(?:[^\w\s]|_)$").search,
            infix_finditer=_SEPARATOR.finditer,
        )
        self._main, self._particulars = _Lexicon(), _Lexicon()
        for language in languages:
            for lexicon, phrases in ((self._main, language.phrases), (self._particulars, language.particulars)):
                for phrase in phrases:
                    lexicon.add(" ".join(token for token, _, _ in self._tokens(phrase.text)), phrase)
        self._matcher = PhraseMatcher(self._nlp.vocab)
        self._squeezed: dict[str, str] = {}
        for key in {**self._main.by_key, **self._particulars.by_key}:
            self._matcher.add(key, [Doc(self._nlp.vocab, words=key.split(" "))])
            joined = squeeze(key)
            if len(joined) >= _FUZZY_LETTERS:
                if key in self._main.by_key:
                    self._squeezed.setdefault(joined, key)
                if " " in key:
                    self._matcher.add(key, [Doc(self._nlp.vocab, words=[joined])])
        self._squeezed_list = list(self._squeezed)

    def find(self, segment: Segment, *, fuzzy: bool) -> tuple[Label, ...]:
        """The labels in `segment`, one for each field that a phrase may name; the longest phrase wins its place.

        `fuzzy` also takes phrases for labels that are nearly alike; for words that OCR read.
        """
        return self.find_all(segment, fuzzy=fuzzy).labels

    def find_all(self, segment: Segment, *, fuzzy: bool) -> Found:
        """As `find`, and the labels of particulars with them, which are never taken for what they are only like."""
        tokens = self._tokens(segment.text)
        if not tokens:
            return Found((), ())
        matches = self._matcher(Doc(self._nlp.vocab, words=[text for text, _, _ in tokens]), as_spans=True)
        labels = self._in(self._main, segment, tokens, matches)
        if fuzzy and all(label.strength < _SURE for label in labels):
            labels += self._like(segment)
        return Found(tuple(labels), tuple(self._in(self._particulars, segment, tokens, matches)))

    def _in(
        self, lexicon: _Lexicon, segment: Segment, tokens: list[tuple[str, int, int]], matches: Iterable[Span]
    ) -> list[Label]:
        spans = filter_spans([span for span in matches if lexicon.holds(span.label_)])
        return [
            label
            for span in spans
            for label in self._labels(
                lexicon, segment, span.label_, tokens[span.start][1], tokens[span.end - 1][2], likeness=1.0
            )
        ]

    def _tokens(self, text: str) -> list[tuple[str, int, int]]:
        """The tokens that matter with the offsets where they begin and end."""
        return [
            (token.text, token.idx, token.idx + len(token.text))
            for token in self._tokenizer(fold(text))
            if token.text in _KEPT_SIGNS or any(character.isalnum() for character in token.text)
        ]

    def _labels(
        self, lexicon: _Lexicon, segment: Segment, key: str, start: int, end: int, *, likeness: float
    ) -> Iterable[Label]:
        before = _CURRENCY_WORD.sub("", segment.text[:start])
        place = _INSIDE_TEXT if re.search(r"\w", before) else 1.0
        is_bare = len(squeeze(key)) <= _SHORT_LETTERS and not _BEFORE_VALUE.match(segment.text[end:])
        by_field: dict[str, list[Phrase]] = {}
        for phrase in lexicon.same[squeeze(key)]:
            by_field.setdefault(phrase.field, []).append(phrase)
        for field, phrases in by_field.items():
            if is_bare and not field.startswith("column."):
                continue
            if field in _BEFORE_NAMES and _POSSESSIVE.match(segment.text[end:]):
                continue
            weight = max(phrase.weight for phrase in phrases)
            if field in _BEFORE_NAMES and _LOWER_CASE.match(segment.text[end:]):
                weight *= _INSIDE_TEXT
            languages = frozenset(phrase.language for phrase in phrases)
            yield Label(field, weight * likeness * place, languages, segment, start, end)

    def _like(self, segment: Segment) -> list[Label]:
        match = _LETTERS_BEFORE_VALUE.match(segment.text)
        text = match.group() if match else ""
        joined = squeeze(text)
        if len(joined) < _FUZZY_LETTERS:
            return []
        found = process.extractOne(joined, self._squeezed_list, scorer=fuzz.ratio, score_cutoff=_FUZZY_LIKENESS)
        if found is None:
            return []
        key, end = self._squeezed[found[0]], max(1, len(text.rstrip()))
        return list(self._labels(self._main, segment, key, 0, end, likeness=found[1] / 100))
