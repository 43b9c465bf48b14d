"""A candidate: one value that a field might have, where it stands, and the features that speak for or against it."""

from dataclasses import dataclass

from nlp_service.reading.page import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is to be seen of a candidate, as plain numbers that a scorer can weigh. All are 0 where they say nothing."""

    # How strongly a label of this field belongs to the value, 0 to 1.
    label: float = 0.0
    # How strongly a label of another field does, 0 to 1.
    rival: float = 0.0
    # How well the characters have the form that such values have, 0 to 1.
    form: float = 0.0
    # Whether check digits hold (1), fail (-1) or do not exist (0).
    check: float = 0.0
    # Whether a currency stands at the value, 0 or 1.
    currency: float = 0.0
    # Where it stands in the document: 1 at the top of the first page, 0 at the end of the last.
    top: float = 0.0
    # How much taller than ordinary text it is, in ordinary heights, -1 to 2.
    size: float = 0.0
    # The part of the other values of its kind that are smaller, 0 to 1.
    magnitude: float = 0.0
    # 1 for the first of its kind in the document, 1/2 for the second, …
    order: float = 0.0
    # Of a number, name or amount: how often it stands elsewhere in the document, 0 never, towards 1 often. Of a date:
    # the part of all dates of the document that are this one.
    repeats: float = 0.0
    # Whether a legal form ends the name, 0 or 1.
    legal_form: float = 0.0
    # Whether words such as `services` or `restaurant` stand in the name, 0 or 1.
    organisation: float = 0.0
    # How like the name is to the domain of a website or e-mail address in the document, 0 to 1.
    domain: float = 0.0
    # Whether an address follows below, 0 or 1.
    address: float = 0.0
    # How closely the street follows below, 1 on the next line, 0 not at all.
    street_below: float = 0.0
    # Whether a number of registration follows, as it does the legal name, 0 or 1.
    registered: float = 0.0
    # Whether a way to reach it or a registration stands in its block, as a sender's does, 0 or 1.
    reached: float = 0.0
    # The length of a name in letters, as a part of the longest that is usual, 0 to 1.
    length: float = 0.0
    # The part of its letters that are capitals, 0 to 1.
    capitals: float = 0.0
    # How much it reads like a line of an address, 0 to 1.
    street: float = 0.0
    # Whether it speaks to the reader, as slogans and thanks do, 0 or 1.
    sentence: float = 0.0
    # How often the word that tells the name apart from others stands elsewhere, 0 never, towards 1 often.
    echo: float = 0.0
    # Where it begins: 0 at the left edge of the page, 1 at the right.
    left: float = 0.0
    # Whether it stands in the line that names the sender above a letter's window, 0 or 1.
    sender: float = 0.0
    # Whether it stands in that window, where the recipient does, 0 or 1.
    recipient: float = 0.0
    # Whether the title of a person stands with it, 0 or 1.
    person: float = 0.0
    # Whether it is the first line of its block, a label left aside, 0 or 1.
    begins: float = 0.0
    # Whether it stands directly below what may be a name itself, as a contact person does, 0 or 1.
    second: float = 0.0
    # How like the value is to what the caller says is the reader's own, 0 to 1.
    own: float = 0.0
    # The mean confidence of the recognising engine in the words, 0 to 1.
    recognition: float = 0.0
    # How much the document looks like a receipt, 0 to 1; below 0 where the value says that it is something else.
    receipt: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that `field` (a field path) might have, as canonical text.

    `other_value` is what the same characters mean when an ambiguous date or number is read the other way, `other_share`
    how likely that is (0 to 1), and `explanation` the sentence that says why they were not.
    """

    field: str
    value: str
    raw_text: str
    words: tuple[Word, ...]
    label_words: tuple[Word, ...]
    features: Features
    other_value: str = ""
    other_share: float = 0.0
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score: the log-odds that it is the field's value, as far as the evidence says."""

    candidate: Candidate
    score: float


def recognition(words: tuple[Word, ...]) -> float:
    """The mean confidence of the engine that read `words`; 0 for none."""
    return sum(word.confidence for word in words) / len(words) if words else 0.0
