"""The Leitweg-ID, by which German authorities route invoices: found by its form and its check digits."""

import re
from collections.abc import Iterator

from stdnum.de import leitweg

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely

_FIELD = "references.buyer_reference"
_LABEL = "references.buyer_reference.leitweg"
# Coarse address, fine address and two check digits (KoSIT, Formatspezifikation Leitweg-ID).
_LEITWEG = re.compile(r"(?<![\w-])\d{2,12}(?:-[A-Za-z0-9]{1,30})?-\d{2}(?![\w-])")
# At its name also with spaces, as in `05 158 004 - 11023 - 45`.
_SPACED = re.compile(r"(?<![\w-])\d[\d ]{1,14}(?: ?- ?[A-Za-z0-9]{1,30})? ?- ?\d{2}(?![\w-])")
_LABELLED, _BARE = 0.98, 0.9
# A shorter one that no name stands beside may have its check digits by chance.
_LEAST_BARE = 15


def find_routing_ids(facts: Facts) -> Iterator[Scored]:
    """Every Leitweg-ID whose check digits hold; without its name beside it only a long one."""
    labelled = {id(spot.segment): spot.label for spot in facts.spots.at(_LABEL)}
    for segment in facts.survey.document.segments:
        label = labelled.get(id(segment))
        for match in (_SPACED if label else _LEITWEG).finditer(segment.text):
            text = match.group().replace(" ", "")
            if not leitweg.is_valid(text) or (label is None and len(text) < _LEAST_BARE):
                continue
            words = segment.words_between(*match.span())
            yield likely(
                _FIELD,
                text,
                words,
                _LABELLED if label else _BARE,
                label_words=label.words if label else (),
                checked=True,
                raw_text=match.group(),
            )
