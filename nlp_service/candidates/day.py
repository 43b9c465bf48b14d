"""Candidates for the dates of the document: when it was issued and when payment is due."""

from collections import Counter
from collections.abc import Iterable

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.dates import DateMention
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.title import titles_of_date
from nlp_service.reading.near import Link

FIELDS = ("issue_date", "due_date")


def find_days(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for `issue_date` and `due_date`, in reading order. Any date may be the date of issue."""
    seen = [mention.read(day_first=survey.date_order.day_first) for mention in survey.dates]
    counts = Counter(seen)
    found: list[Candidate] = []
    for order, mention in enumerate(survey.dates):
        links = (*titles_of_date(survey, mention.segment, mention.start), *survey.links[id(mention)])
        for field in FIELDS:
            link = next((link for link in links if link.label.field == field), None)
            if link is None and field == "due_date":
                continue
            share = counts[seen[order]] / len(seen)
            found.append(_candidate(survey, field, mention, links, link=link, order=order, share=share))
    return tuple(found)


def _candidate(
    survey: Survey,
    field: str,
    mention: DateMention,
    links: Iterable[Link],
    *,
    link: Link | None,
    order: int,
    share: float,
) -> Candidate:
    others = ("other.date", *(other for other in FIELDS if other != field))
    rival = max((other.strength for other in links if other.label.field in others), default=0.0)
    value = mention.read(day_first=survey.date_order.day_first)
    other = mention.read(day_first=not survey.date_order.day_first)
    in_table = id(mention.segment) in survey.table_segments
    features = Features(
        label=link.strength if link else 0.0,
        rival=max(rival, 0.8 if in_table else 0.0),
        form=1.0,
        top=survey.top_of(mention.segment),
        order=1 / (1 + order),
        repeats=share,
        recognition=recognition(mention.words),
        receipt=survey.receipt_weight,
    )
    return Candidate(
        field=field,
        value=value.isoformat(),
        raw_text=mention.text,
        words=mention.words,
        label_words=link.label.words if link else (),
        features=features,
        other_value=other.isoformat() if mention.is_ambiguous else "",
        other_share=survey.date_order.doubt if mention.is_ambiguous else 0.0,
        explanation=survey.date_order.reason if mention.is_ambiguous else "",
    )
