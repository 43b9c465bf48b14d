"""Whether a way to reach a company stands in the block of its name, as it does in that of a sender."""

import re
from functools import cache

from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import lines_below
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Page, Segment

_MOST_LINES = 12
_ONLINE = re.compile(r"@|www\.|https?:")
# A telephone number without a word that says so.
_TELEPHONE = re.compile(r"^[\s:：.+(]*\d{2,4}[)\s-]+\d{3,}[\d\s/-]*$")


def is_reached(page: Page, segment: Segment) -> bool:
    """Whether a telephone, a website or a registration stands below `segment`, before the next company is named."""
    for line in lines_below(page, segment, limit=_MOST_LINES)[1:]:
        plain = " ".join(re.sub(r"[.\-:()]+", " ", fold(line.text)).split())
        if _ONLINE.search(line.text) or _TELEPHONE.match(line.text) or _contact().match(plain):
            return True
        if _registration().search(plain):
            return True
        if legal_form_pattern().search(fold(line.text)):
            return False
    return False


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_any_of('contact')})(?![a-z])")


@cache
def _registration() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_any_of('registration')})(?![a-z])")


def _any_of(kind: str) -> str:
    return "|".join(sorted(map(re.escape, words_of(kind)), key=len, reverse=True))
