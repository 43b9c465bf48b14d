"""All arithmetic rules in one list, and the check of a record against them."""

from collections.abc import Callable, Iterable

from en16931.rules.allowances import sum_of_allowances, sum_of_charges
from en16931.rules.equation import Equation
from en16931.rules.lines import line_net_amounts, line_prices, sum_of_lines
from en16931.rules.tax import tax_amounts, tax_total, vat_breakdown
from en16931.rules.totals import amount_due, gross_total, net_total
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

Rule = Callable[[InvoiceData], Iterable[Equation]]
"""States the equations that a record must satisfy; none where a value that they need is absent (absent is not zero)."""

ARITHMETIC_RULES: tuple[Rule, ...] = (
    line_prices,
    line_net_amounts,
    sum_of_lines,
    sum_of_allowances,
    sum_of_charges,
    net_total,
    tax_amounts,
    tax_total,
    gross_total,
    amount_due,
)


def equations(data: InvoiceData) -> list[Equation]:
    """Give all equations that the record must satisfy, whether it does or not."""
    return [equation for rule in ARITHMETIC_RULES for equation in rule(data)]


def check_arithmetic(data: InvoiceData) -> list[Finding]:
    """Give what is wrong with the record's numbers; an empty list when nothing is.

    A finding proposes a value only when the equations that hold confirm all other values of the one that does not.
    Equations are linear, so they hold for a credit note with all signs turned as well. Raises ValueError when a number
    of the record is malformed.
    """
    stated = equations(data)
    vouched = frozenset(path for equation in stated if equation.holds for path in equation.vouched_paths)
    findings = [equation.finding(vouched) for equation in stated if not equation.holds]
    _drop_contradictions(findings)
    return [*findings, *vat_breakdown(data)]


def _drop_contradictions(findings: list[Finding]) -> None:
    """Take away proposals that want different values for the same field: none of them is beyond doubt."""
    wanted: dict[str, set[str]] = {}
    for finding in findings:
        for proposal in finding.proposals:
            wanted.setdefault(proposal.field_path, set()).add(proposal.value)
    for finding in findings:
        clear = [proposal for proposal in finding.proposals if len(wanted[proposal.field_path]) == 1]
        del finding.proposals[:]
        finding.proposals.extend(clear)
