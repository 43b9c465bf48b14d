"""Tax codes: the letters and digits that lines print in place of a rate, and the legend that says what they mean."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Word

# A code: a letter or digit alone, perhaps with a sign that parts it from what it means.
_CODE = re.compile(r"[(\[]?(?P<code>[A-Z]|[1-9])[)\]]?\s*[:=.)]?$")
_DIGIT_BEFORE_RATE = re.compile(r"[(\[]?[1-9][)\]]?\s*[:=)]$")
# Rates beyond this are no VAT anywhere.
_HIGHEST_RATE = 30
# A code stands no further from its rate than this many words.
_MOST_WORDS_APART = 3


def code_in(words: Sequence[Word]) -> str | None:
    """The code that `words`, those of a cell, consist of; None where they say anything else."""
    if len(words) != 1:
        return None
    match = _CODE.fullmatch(words[0].text)
    return match["code"] if match else None


def find_tax_codes(survey: Survey) -> Mapping[str, Amount]:
    """The rate that each code means, by the rows outside the lines; a code that is explained in two ways is left out.

    Digits count only where a sign joins them to their rate, as in `1: 20%` or `2 = 5%`.
    """
    found: dict[str, Amount] = {}
    doubtful: set[str] = set()
    for code, rate in _explained(survey):
        if code in found and found[code].value != rate.value:
            doubtful.add(code)
        found.setdefault(code, rate)
    return {code: rate for code, rate in found.items() if code not in doubtful}


def _explained(survey: Survey) -> Iterator[tuple[str, Amount]]:
    for amount in survey.amounts:
        if amount.number.is_percent and 0 <= amount.value <= _HIGHEST_RATE and amount.value == abs(amount.value):
            if id(amount.segment) in survey.table_segments:
                continue
            code = _code_beside(survey, amount)
            if code is not None:
                yield code, amount


def _code_beside(survey: Survey, amount: Amount) -> str | None:
    """The code in the row of a rate that stands nearest to it, before it or right after it."""
    words = [word for segment in survey.near.row_of(amount.segment).segments for word in segment.words]
    places = [i for i, word in enumerate(words) if word in amount.words]
    if not places:
        return None
    before = words[max(0, places[0] - _MOST_WORDS_APART) : places[0]]
    for number, word in enumerate(reversed(before)):
        match = _CODE.fullmatch(word.text)
        if match and (match["code"].isalpha() or (number == 0 and _DIGIT_BEFORE_RATE.fullmatch(word.text))):
            return match["code"]
    after = words[places[-1] + 1 : places[-1] + 2]
    match = _CODE.fullmatch(after[0].text) if after else None
    return match["code"] if match and match["code"].isalpha() else None
