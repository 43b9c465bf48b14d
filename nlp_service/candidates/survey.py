"""The survey: everything noticed on the pages before any field is decided, for all candidate finders to share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from nlp_service.candidates.amounts import Amount, DecimalMark, decide_mark, find_numbers, read_amounts
from nlp_service.candidates.country import CountryEvidence, find_countries
from nlp_service.candidates.dates import DateMention, DateOrder, decide_order, find_dates
from nlp_service.candidates.hints import Hints
from nlp_service.language.countries import load_countries
from nlp_service.language.lexicon import load_languages
from nlp_service.reading.folding import fold
from nlp_service.reading.labels import Label, LabelFinder
from nlp_service.reading.near import Link, Neighbourhood
from nlp_service.reading.page import Document, PageSource, Segment
from nlp_service.reading.table import Table
from nlp_service.reading.tables import find_tables

# A language with less than this part of the words of the main one is not spoken in the document.
_LEAST_SHARE = 0.35
# Titles of receipts and what only receipts say, e.g. of the change.
_RECEIPT_FIELDS = frozenset({"document_type.receipt", "document_type.receipt_sign"})
# A label of another language with at most this many characters may be an ordinary word here.
_LONGEST_CHANCE = 5


@dataclass(frozen=True)
class Survey:
    """A document with its labels, amounts, dates, tables and what tells its country and language.

    `particulars` are the labels of what stands beside parties, lines and totals.
    """

    document: Document
    hints: Hints
    labels: tuple[Label, ...]
    near: Neighbourhood
    tables: tuple[Table, ...]
    decimal_mark: DecimalMark
    amounts: tuple[Amount, ...]
    dates: tuple[DateMention, ...]
    date_order: DateOrder
    countries: tuple[CountryEvidence, ...]
    languages: tuple[str, ...]
    particulars: tuple[Label, ...] = ()

    @cached_property
    def table_segments(self) -> frozenset[int]:
        """The identities of the segments that belong to tables of invoice lines."""
        return frozenset().union(*(table.segments for table in self.tables))

    @cached_property
    def _dates_by_segment(self) -> Mapping[int, tuple[DateMention, ...]]:
        return _by_segment(self.dates)

    def dates_in(self, segment: Segment) -> tuple[DateMention, ...]:
        """The dates in `segment`."""
        return self._dates_by_segment.get(id(segment), ())

    @cached_property
    def links(self) -> Mapping[int, tuple[Link, ...]]:
        """The labels at each amount and date, by the identity of the amount or date."""
        items: tuple[Amount | DateMention, ...] = (*self.amounts, *self.dates)
        return {id(item): tuple(self.links_of(item)) for item in items}

    def links_of(self, item: Amount | DateMention) -> list[Link]:
        """The labels at an amount or a date, closest first."""
        start = item.number.start if isinstance(item, Amount) else item.start
        return self.near.links(item.segment, start, item.box)

    @cached_property
    def receipt_weight(self) -> float:
        """How much the document looks like a till receipt, 0 to 1."""
        words = {label.text.lower() for label in self.labels if label.field in _RECEIPT_FIELDS}
        narrow = all(page.aspect < 0.68 for page in self.document.pages) and len(self.document.pages) == 1
        return min(1.0, 0.34 * len(words) + 0.3 * narrow)

    def top_of(self, segment: Segment) -> float:
        """Where `segment` stands in the document: 1 at the top of the first page, 0 at the end of the last."""
        count = len(self.document.pages)
        index = next(i for i, page in enumerate(self.document.pages) if page.number == segment.page)
        return 1 - (index + min(1.0, max(0.0, segment.box.center_y))) / count


def survey(document: Document, hints: Hints, finder: LabelFinder) -> Survey:
    """Looks over the pages. Takes time in proportion to their words."""
    found = [
        finder.find_all(segment, fuzzy=page.source is PageSource.OCR)
        for page in document.pages
        for segment in page.segments
    ]
    labels = tuple(label for item in found for label in item.labels)
    languages = _languages(document, labels, hints)
    labels = tuple(label for label in labels if _is_spoken(label, languages))
    near = Neighbourhood(document, labels)
    countries = find_countries(document)
    numbers = [number for segment in document.segments for number in find_numbers(segment)]
    default = DecimalMark.POINT if languages[:1] == ("en",) else DecimalMark.COMMA
    dates = tuple(mention for segment in document.segments for mention in find_dates(segment))
    covered = _by_segment(dates)
    free = [
        number
        for number in numbers
        if not any(m.start < number.end and number.start < m.end for m in covered.get(id(number.segment), ()))
    ]
    mark = decide_mark(free, default)
    return Survey(
        document=document,
        hints=hints,
        labels=labels,
        near=near,
        tables=find_tables(document, near, finder),
        decimal_mark=mark,
        amounts=read_amounts(free, mark),
        dates=dates,
        date_order=decide_order(dates, day_first_by_country=_day_first(countries, hints)),
        countries=countries,
        languages=languages,
        particulars=tuple(label for item in found for label in item.particulars if _is_spoken(label, languages)),
    )


def _by_segment(dates: Iterable[DateMention]) -> dict[int, tuple[DateMention, ...]]:
    grouped: dict[int, tuple[DateMention, ...]] = {}
    for mention in dates:
        grouped[id(mention.segment)] = (*grouped.get(id(mention.segment), ()), mention)
    return grouped


def _day_first(countries: tuple[CountryEvidence, ...], hints: Hints) -> bool | None:
    codes = [evidence.code for evidence in countries] + [hints.country]
    return next((load_countries()[code].day_first for code in codes if code in load_countries()), None)


def _languages(document: Document, labels: Iterable[Label], hints: Hints) -> tuple[str, ...]:
    """The languages by how many of their words and labels stand on the pages, the likeliest first."""
    counts: Counter[str] = Counter()
    words = Counter(fold(word.text).strip(".,:;()") for segment in document.segments for word in segment.words)
    for language in load_languages():
        counts[language.code] += sum(min(3, words[word]) for word in language.common)
    for label in labels:
        counts.update(label.languages)
    if hints.language:
        counts[hints.language[:2]] += 3
    most = max(counts.values(), default=0)
    return tuple(code for code, count in counts.most_common() if count and count >= _LEAST_SHARE * most)


def _is_spoken(label: Label, languages: tuple[str, ...]) -> bool:
    """Whether a label is of the document's languages, or too long to be a word of them by chance.

    English labels stand on documents of all languages.
    """
    return bool(label.languages & {*languages, "en"}) or len(label.text) > _LONGEST_CHANCE
