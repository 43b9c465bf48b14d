"""Numbers in doubt: where equations fail, the single confusion that makes all equations of its number hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlp_service.candidates.amounts import DecimalMark
from nlp_service.doubts.confusion import LETTERS, may_be
from nlp_service.doubts.doubt import Doubt
from nlp_service.doubts.equation import Equation
from nlp_service.doubts.loose_text import amounts_in
from nlp_service.doubts.printed import Numbers, Printed
from nlp_service.reading.page import Word

# Amounts of the payment are no fields of the record: nothing can be proposed for them.
_NO_FIELDS = ("tendered", "change")
_CENTS = 2


@dataclass(frozen=True)
class _Change:
    """That the number at `path` is `value` instead, which settles these equations."""

    path: str
    value: Decimal
    settled: tuple[Equation, ...]


def find_doubtful_numbers(numbers: Numbers, equations: Sequence[Equation], mark: DecimalMark) -> Iterator[Doubt]:
    """The numbers of failing equations that one confusion would set right without making another equation fail.

    Of changes that settle the same equation, those that settle most. Numbers with letters among their digits are in
    doubt where all their equations hold: nothing has taken them yet.
    """
    values = {path: printed.value for path, printed in numbers.items()}
    changes = list(_changes(numbers, equations, values))
    most: dict[int, int] = {}
    for change in changes:
        for equation in change.settled:
            most[id(equation)] = max(most.get(id(equation), 0), len(change.settled))
    for change in changes:
        if all(most[id(equation)] == len(change.settled) for equation in change.settled):
            yield _doubt(numbers[change.path], change, values | {change.path: change.value}, mark)


def _changes(numbers: Numbers, equations: Sequence[Equation], values: Mapping[str, Decimal]) -> Iterator[_Change]:
    by_path: dict[str, list[Equation]] = {}
    for equation in equations:
        for path in equation.paths:
            by_path.setdefault(path, []).append(equation)
    found: set[tuple[str, Decimal]] = set()
    for equation in equations:
        holds = equation.holds(values)
        for path in equation.paths:
            if path in _NO_FIELDS or numbers[path].is_repetition or numbers[path].is_garbled != holds:
                continue
            for wanted in equation.wanted(path, values):
                changed = {**values, path: wanted}
                settled = tuple(other for other in by_path[path] if other.holds(changed))
                held = [other for other in by_path[path] if other.holds(values)]
                is_new = (path, wanted) not in found and (holds or wanted != values[path])
                if is_new and may_be(numbers[path].text, wanted) and all(other in settled for other in held):
                    found.add((path, wanted))
                    yield _Change(path, wanted, tuple(other for other in settled if holds or other not in held))


def _doubt(printed: Printed, change: _Change, values: Mapping[str, Decimal], mark: DecimalMark) -> Doubt:
    equation = change.settled[0]
    value = _written(change.path, change.value)
    return Doubt(
        path=change.path,
        rule_id=equation.rule_id,
        others=frozenset(path for other in change.settled for path in other.paths),
        printed=printed.text,
        words=printed.words,
        settled=lambda text: value if _reads(text, change.value, mark, printed.words[0]) else None,
        sentence=lambda text: (
            f"{printed.text} was read; {equation.rule_id} asks for {text} ({equation.spoken(values)}), "
            "which a second look read."
        ),
    )


def _written(path: str, value: Decimal) -> str:
    """Canonical text: a quantity as short as it can be, an amount with its cents."""
    if path.endswith(".quantity") or -int(value.normalize().as_tuple().exponent) > _CENTS:
        return format(value.normalize(), "f")
    return format(value.quantize(Decimal(1).scaleb(-_CENTS)), "f")


def _reads(text: str, value: Decimal, mark: DecimalMark, word: Word) -> bool:
    """Whether `text` is a number of that value, but for its sign, as this document writes numbers."""
    return any(
        abs(amount.value) == abs(value)
        for reading in {text, text.translate(LETTERS)}
        for amount in amounts_in(reading, mark, word)
    )
