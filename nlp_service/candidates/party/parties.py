"""Candidates for the names of supplier and customer."""

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.legal_form_text import with_legal_form
from nlp_service.candidates.party.full_name import NamesInFull
from nlp_service.candidates.party.party_context import party_context
from nlp_service.candidates.party.party_features import features_of, form_of_name, with_labels
from nlp_service.candidates.party.party_line import PartyLine, party_lines
from nlp_service.candidates.party.party_links import CUSTOMER, SUPPLIER, PartyLinks
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Word

# Without a label or a legal form, names are looked for in this upper part of the first page.
_HEAD = 0.45
# A document that looks so much like the receipt of a till is one, and so is one on a narrow strip of paper.
_TILL = 0.6
_NARROW = 0.68
_DIGIT_IN_FORM = "No legal form holds a digit: the one that was read stands for a letter."


def find_party_names(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for both names, in reading order."""
    context = party_context(survey)
    in_full = NamesInFull(survey.document)
    # A till names its customer with a label or not at all.
    is_till = survey.receipt_weight >= _TILL or all(page.aspect < _NARROW for page in survey.document.pages)
    found: list[Candidate] = []
    taken: set[str] = set()
    position = 1
    for segment in survey.document.segments:
        if id(segment) in survey.table_segments:
            continue
        in_head = segment.page == survey.document.pages[0].number and segment.box.center_y < _HEAD
        for line in party_lines(survey, segment):
            is_company = line.has_legal_form or context.names_domain(line)
            if line.words[0].id in taken or not (is_company or form_of_name(line.text)):
                continue
            links = PartyLinks(survey, line)
            in_window = any(segment is recipient for recipient in context.recipients)
            may_be = {SUPPLIER: in_head or is_company, CUSTOMER: in_window or (in_head and not is_till)}
            fields = [field for field in (SUPPLIER, CUSTOMER) if may_be[field] or links.own(field) is not None]
            words = in_full.complete(line)
            taken.update(word.id for word in words[len(line.words) :])
            if not fields:
                continue
            raw = _text(line, words)
            name = with_legal_form(raw)
            explanation = "" if name == raw else _DIGIT_IN_FORM
            features = features_of(survey, context, line, name=name, words=words, position=position)
            position += SUPPLIER in fields
            for field in fields:
                own = links.own(field)
                evidence = with_labels(features, survey, line, links, field)
                labels = own.label.words if own else ()
                found.append(Candidate(field, name, raw, words, labels, evidence, explanation=explanation))
    return tuple(found)


def _text(line: PartyLine, words: tuple[Word, ...]) -> str:
    return " ".join([line.text, *(word.text for word in words[len(line.words) :])]).strip(" ,;:-–|•·*'\"")
