"""The accounts to pay to: the BIC, bank and holder that stand with an IBAN, or a national number and bank code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stdnum import bic as bic_rules

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.labelled_text import labelled_texts
from nlp_service.candidates.party.name_text import can_be_name
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.survey import Survey
from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment, Word

_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?(?![A-Za-z0-9])")
_BEFORE_BIC = re.compile(r"(?<!\w)(BIC|S\.?W\.?I\.?F\.?T)(?:[ -]?code)?\W{0,4}$", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![\w/-])\d(?:[ -]?\d){4,19}(?![\w/-])")
# Sort code, BSB, routing number or transit, BLZ, IFSC.
_CODE = re.compile(
    r"(?<![\w/-])(?:\d{2}-\d{2}-\d{2}|\d{2} \d{2} \d{2}|\d{3}-\d{3}|\d{6,9}|\d{5}-\d{3}|\d{3} \d{3} \d{2}"
    r"|[A-Z]{4}0[A-Z0-9]{6})(?![\w/-])"
)
_MOST_BANK_WORDS = 6
_LEAST_STRENGTH = 0.2
# What belongs to an account stands within so many rows of it.
_MOST_ROWS = 4
_ITEM = "payment.accounts[{}].{}"


@dataclass(frozen=True)
class AccountPart:
    """Something of an account where it stands: `name` is the field of the account."""

    name: str
    value: str
    piece: Piece
    label: float
    label_words: tuple[Word, ...] = ()


def account_parts(survey: Survey) -> tuple[AccountPart, ...]:
    """Everything on the document that is part of an account but its IBAN."""
    return (*_bics(survey), *_numbers(survey), *_holders(survey), *_banks(survey))


def candidates_of(
    parts: Sequence[AccountPart], number: int, anchor: Segment, country: str, *, alone: bool
) -> Iterator[Candidate]:
    """The candidates for the parts of account `number` (from 1), which stands at `anchor` in a bank of `country`.

    `alone`: it is the only account, so that parts further away are its own too. A BIC of another country is none.
    """
    for part in parts:
        near = _nearness(part.piece.segment, anchor)
        if not near and not (alone and part.label >= 0.5):
            continue
        agrees = part.name == "bic" and bool(country) and part.value[4:6] == country
        if part.name == "bic" and country and not agrees:
            continue
        features = Features(
            label=part.label,
            form=1.0,
            check=float(agrees),
            address=near,
            recognition=recognition(part.piece.words),
        )
        field = _ITEM.format(number, part.name)
        yield Candidate(field, part.value, part.piece.text, part.piece.words, part.label_words, features)


def _nearness(part: Segment, anchor: Segment) -> float:
    """1 in the same run of words, less for each row between; 0 on another page, far away or in another column."""
    if part is anchor:
        return 1.0
    if part.page != anchor.page:
        return 0.0
    height = max(part.box.height, anchor.box.height)
    rows = abs(part.box.center_y - anchor.box.center_y) / (1.5 * height)
    beside = part.box.shared_width(anchor.box) > 0 or abs(part.box.left - anchor.box.left) < 0.03
    if rows < 0.5:
        return 0.9
    return max(0.0, 1 - rows / (_MOST_ROWS + 1)) * (1.0 if beside else 0.5)


def _bics(survey: Survey) -> Iterator[AccountPart]:
    for segment in survey.document.segments:
        for match in _BIC.finditer(segment.text):
            value = match.group().replace(" ", "")
            if not bic_rules.is_valid(value):
                continue
            links = tuple(survey.near.links(segment, match.start(), segment.box_between(*match.span())))
            piece = Piece(segment, *match.span())
            link = next((link for link in links if link.label.field == "account.bic"), None)
            before = _BEFORE_BIC.search(segment.text[: match.start()])
            if before:
                # The finder of labels wants more than letters behind one that is so short.
                yield AccountPart("bic", value, piece, 1.0, segment.words_between(*before.span(1)))
            elif link is not None and link.strength > _LEAST_STRENGTH:
                yield AccountPart("bic", value, piece, link.strength, link.label.words)


def _numbers(survey: Survey) -> Iterator[AccountPart]:
    for name, pattern in (("account_number", _ACCOUNT), ("bank_code", _CODE)):
        field = "account.number" if name == "account_number" else "account.bank_code"
        for label, piece in labelled_texts(survey, field):
            match = pattern.match(piece.text)
            if match:
                found = piece.part(*match.span())
                value = " ".join(found.text.split())
                yield AccountPart(name, value, found, label.strength, label.words)


def _holders(survey: Survey) -> Iterator[AccountPart]:
    for label, piece in labelled_texts(survey, "account.holder"):
        if can_be_name(piece.text) and len(piece.text.split()) <= _MOST_BANK_WORDS + 2:
            yield AccountPart("account_name", piece.text, piece, label.strength, label.words)


def _banks(survey: Survey) -> Iterator[AccountPart]:
    for label, piece in labelled_texts(survey, "account.bank"):
        # `Banco de Villaluz`: the label is a part of the name.
        named = Piece(label.segment, label.start, piece.end) if piece.segment is label.segment else piece
        whole_name = ":" not in named.text and (
            not _is_bank(piece.text, alone=True) or _is_last_word(label.text, piece.text)
        )
        for part in (named if whole_name else piece).split():
            if _is_bank(part.text, alone=True):
                yield AccountPart("bank_name", part.text, part, label.strength, label.words)
                break
    for segment in survey.document.segments:
        if not _bank_word().search(fold(segment.text)) or id(segment) in survey.table_segments:
            continue
        if any(label.start == 0 and label.field == "account.bank" for label in survey.near.labels_in(segment)):
            continue
        for part in Piece(segment, 0, len(segment.text)).split():
            if _is_bank(part.text) and ":" not in part.text:
                yield AccountPart("bank_name", part.text, part, 0.4)


def _is_last_word(label: str, text: str) -> bool:
    """Whether a label is the beginning of a name of two words: `Banco Santander`, and not `Bank Havenbank`."""
    word = fold(label)
    return len(text.split()) == 1 and word in words_of("bank") and word not in fold(text)


def _is_bank(text: str, *, alone: bool = False) -> bool:
    """Whether `text` reads like the name of a bank: few words, one of which such names contain.

    One word is a name only with a label (`alone`).
    """
    fewest = 1 if alone else 2
    if not fewest <= len(text.split()) <= _MOST_BANK_WORDS or not can_be_name(text):
        return False
    if not alone and not text[:1].isupper():
        return False
    return bool(_bank_word().search(fold(text)))


@cache
def _bank_word() -> re.Pattern[str]:
    """Finds a word in folded text that names of banks contain, or end with as `Kreissparkasse` does."""
    names = "|".join(sorted(map(re.escape, words_of("bank")), key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?:{names})(?![a-z])|(?:bank|sparkasse)(?![a-z])")
