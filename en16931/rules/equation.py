"""An equation between amounts of a record: what a rule demands, whether it holds, and what would settle it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from en16931.amounts import canonical
from en16931.rules.term import Term
from invoicemesh.invoice.v1.finding_pb2 import SEVERITY_ERROR, Finding, Proposal, Severity


@dataclass(frozen=True)
class Equation:
    """Demands that `result` is `expected`, which was reckoned from `terms`, to within `tolerance`."""

    rule_id: str
    result: Term
    terms: tuple[Term, ...]
    expected: Decimal
    message: str
    """The sentence for people if it does not hold, with the numbers."""
    tolerance: Decimal = Decimal(0)
    severity: Severity.ValueType = SEVERITY_ERROR
    """How much it matters if it does not hold."""

    @property
    def holds(self) -> bool:
        """Whether the result is what it should be."""
        return abs(self.result.value - self.expected) <= self.tolerance

    @property
    def vouched_paths(self) -> Iterator[str]:
        """The values that confirm each other when the equation holds.

        A product confirms its result only, not its factors: zero times anything is zero.
        """
        return (term.path for term in (self.result, *self.terms) if term.sign)

    def finding(self, vouched: frozenset[str]) -> Finding:
        """Say that the equation does not hold.

        `vouched` are the paths of values that other equations confirm. If that leaves a single value of this equation,
        what would settle it is proposed; otherwise any of several could be the wrong one, and nothing is.
        """
        values = (self.result, *self.terms)
        doubtful = [term for term in values if term.path not in vouched]
        return Finding(
            rule_id=self.rule_id,
            severity=self.severity,
            message=self.message,
            field_paths=[term.path for term in values],
            proposals=self._proposals(doubtful[0]) if len(doubtful) == 1 else (),
        )

    def _proposals(self, term: Term) -> Iterator[Proposal]:
        if term == self.result:
            value = self.expected
        elif term.sign:
            value = term.value + term.sign * (self.result.value - self.expected)
        else:
            return
        yield Proposal(
            field_path=term.path,
            value=canonical(value),
            reason=f"With {canonical(value)} the equation holds; other equations confirm its other values.",
        )


def total(rule_id: str, result: Term, terms: Iterable[Term], sentence: str, subject: str = "") -> Equation:
    """Give the equation `result` = sum of the `terms` by their signs.

    In the sentence `{0}`, `{1}`, … stand for the terms, `{expected}` for their sum and `{result}` for the result. The
    subject goes before it as it is; text of the document belongs there, never into the sentence.
    """
    terms = tuple(terms)
    expected = sum((term.sign * term.value for term in terms), Decimal(0))
    numbers = (canonical(term.value) for term in terms)
    message = sentence.format(*numbers, expected=canonical(expected), result=canonical(result.value))
    return Equation(rule_id, result, terms, expected, subject + message)
