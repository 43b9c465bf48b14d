"""A due date that is not the one which the terms of payment give."""

import re
from collections.abc import Iterable
from datetime import timedelta

from invoice_service.checks.dates import day
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Proposal, Severity

# “30 days”, “30 Tage netto”, “innerhalb von 14 Tagen”, “30 jours”, “30 giorni”, “30 días”, “30 dagen”, “30 dni”.
_DAYS = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:\s|-)*(?:calendar |kalender)?(?:days?|tagen?|jours?|giorni|d[ií]as|dagen|dagar|dni)\b",
    re.IGNORECASE,
)
# Days that count from another day than that of the invoice, or to the end of a month: nothing follows for the date.
_COUNTED_OTHERWISE = re.compile(
    r"month|monat|mois|mese|mes\b|eom|fdm|receipt|erhalt|eingang|zugang|réception|ricevimento|recepci[oó]n|delivery|"
    r"lieferung|livraison|working|business|arbeitstag|werktag|bank",
    re.IGNORECASE,
)
# Dates are moved off weekends and holidays, and the day itself counts for some.
_LEEWAY_DAYS = 4

# A discount has days of its own, which come before those of payment in full.
_DISCOUNT = re.compile(r"%|skonto|discount|escompte|sconto|descuento|korting", re.IGNORECASE)


def payment_terms(record: Record) -> Iterable[Finding]:
    """A warning when the due date is none of those that the printed days lead to. Terms of other kinds are let be."""
    data = record.data
    issued, due = day(data.issue_date), day(data.due_date)
    terms = {int(match) for match in _DAYS.findall(data.payment_terms)}
    if not (issued and due and terms) or _COUNTED_OTHERWISE.search(data.payment_terms):
        return
    if len(terms) == 1 and _DISCOUNT.search(data.payment_terms):
        return
    given = (due - issued).days
    if any(abs(given - days) <= _LEEWAY_DAYS for days in terms):
        return
    longest = max(terms)
    expected = issued + timedelta(days=longest)
    yield Finding(
        rule_id="PAYMENT-TERMS",
        severity=Severity.SEVERITY_WARNING,
        message=f"{longest} days after {issued} is {expected}, but it is due on {due}.",
        field_paths=["issue_date", "due_date", "payment_terms"],
        proposals=[
            Proposal(field_path="due_date", value=expected.isoformat(), reason=f"The terms give {longest} days.")
        ]
        if len(terms) == 1
        else [],
    )
