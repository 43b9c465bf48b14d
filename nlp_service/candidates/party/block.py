"""A block: lines that belong to one party of an invoice."""

from dataclasses import dataclass

from nlp_service.reading.labels import Label
from nlp_service.reading.page import Segment

ROLES = ("supplier", "customer", "ship_to", "ship_from", "remit_to", "payee", "tax_representative")
"""The parties of an invoice by their names in the contract."""


@dataclass(frozen=True)
class Block:
    """Lines of one party, from the top; `label` names it where one does."""

    role: str
    lines: tuple[Segment, ...]
    label: Label | None = None
