"""Candidates for the currency: signs and codes at amounts, and the country where a sign belongs to several."""

import re
from dataclasses import replace

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import currency_codes, currency_signs, load_countries
from nlp_service.reading.page import Word

FIELD = "currency"
# What parts a code from what it stands with: `TOTAL(RM)`, `EUR/kg`.
_PART = re.compile(r"[\s()\[\]:;,/*]+|\.(?!\w)")


def find_currencies(survey: Survey) -> tuple[Candidate, ...]:
    """A candidate for each currency that something on the document speaks for."""
    signs: dict[str, list[Amount]] = {}
    for amount in survey.amounts:
        if amount.number.currency_sign:
            signs.setdefault(amount.number.currency_sign, []).append(amount)
    found: dict[str, Candidate] = {}
    for sign, amounts in sorted(signs.items(), key=lambda item: -len(item[1])):
        code, reason = _code_of(sign, survey)
        if code and code not in found:
            share = len(amounts) / sum(map(len, signs.values()))
            found[code] = _candidate(code, amounts[0].words, Features(currency=1.0, form=share), reason)
    for code, words in _codes_in_text(survey).items():
        if code not in found:
            features = Features(form=min(1.0, 0.4 + 0.3 * len(words)))
            found[code] = _candidate(code, words[:1], features, f"{words[0].text} stands on the document.")
    for evidence in survey.countries[:1]:
        code = load_countries()[evidence.code].currency
        if code not in found:
            reason = f"No amount shows its currency; the document points to {evidence.code} (“{evidence.example}”)."
            features = Features(order=min(1.0, _lead(survey, code) / 3))
            found[code] = _candidate(code, evidence.place.words, features, reason)
    return tuple(found.values())


def _lead(survey: Survey, code: str) -> float:
    """By how much the countries with this currency outweigh the likeliest one with another."""
    weights = {True: 0.0, False: 0.0}
    for evidence in survey.countries:
        same = load_countries()[evidence.code].currency == code
        weights[same] = max(weights[same], evidence.weight)
    return weights[True] - weights[False]


def _candidate(code: str, words: tuple[Word, ...], features: Features, reason: str) -> Candidate:
    raw = " ".join(word.text for word in words)
    full = replace(features, recognition=recognition(words))
    return Candidate(FIELD, code, raw, words, (), full, explanation=reason)


def _code_of(sign: str, survey: Survey) -> tuple[str, str]:
    """The currency that `sign` stands for here, and why; empty when nothing decides."""
    if sign.upper() in currency_codes():
        return sign.upper(), ""
    codes = currency_signs().get(sign, ())
    segments = survey.document.segments
    if len(codes) == 1:
        return codes[0], ""
    for name, owners in currency_signs().items():
        if " " in name and owners[0] in codes and any(name in segment.text.lower() for segment in segments):
            return owners[0], f"“{sign}” is read as {owners[0]} because “{name}” stands on the document."
    for evidence in survey.countries:
        code = load_countries()[evidence.code].currency
        if code in codes:
            return (
                code,
                f"“{sign}” is read as {code} because the document points to {evidence.code} (“{evidence.example}”).",
            )
    written = [code for code in _codes_in_text(survey) if code in codes]
    if len(written) == 1:
        return written[0], f"“{sign}” is read as {written[0]}, which stands on the document."
    return "", ""


def _codes_in_text(survey: Survey) -> dict[str, tuple[Word, ...]]:
    """The currency codes and unmistakable signs that stand on the document as words, the most frequent first."""
    plain_signs = {sign.upper(): codes[0] for sign, codes in currency_signs().items() if len(codes) == 1}
    names = {**{code: code for code in currency_codes()}, **plain_signs}
    places: dict[str, list[Word]] = {}
    for segment in survey.document.segments:
        for word in segment.words:
            for part in _PART.split(word.text.upper()):
                if part in names:
                    places.setdefault(names[part], []).append(word)
    return {code: tuple(words) for code, words in sorted(places.items(), key=lambda item: -len(item[1]))}
