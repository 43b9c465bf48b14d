"""What the checks know beside the record itself: the day, and whose invoices these are."""

from dataclasses import dataclass
from datetime import date

from invoice_service.suppliers.own_company import NONE, OwnCompany


@dataclass(frozen=True)
class Situation:
    """The day on which a record is checked, and the companies that it should be addressed to."""

    today: date
    own_company: OwnCompany = NONE
