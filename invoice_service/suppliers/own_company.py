"""The companies that invoices are sent to: a supplier that is one of them was misread, or it is an invoice of ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from en16931.identifiers import compact, vat_id_holds
from invoice_service.suppliers.name_key import name_key
from invoicemesh.invoice.v1.invoice_data_pb2 import Party


@dataclass(frozen=True)
class OwnCompany:
    """The VAT ids and names of the own companies, in the form in which they are compared."""

    vat_ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Takes VAT ids and names as people write them; what has the check digits of a VAT id is one."""
        stated = tuple(texts)
        vat_ids = frozenset(compact(text) for text in stated if vat_id_holds(text))
        return cls(vat_ids, frozenset(name_key(text) for text in stated if not vat_id_holds(text)) - {""})

    def includes(self, party: Party) -> bool:
        """Whether a party is one of them. A right VAT id of another company outweighs an equal name."""
        if self.vat_ids and vat_id_holds(party.vat_id):
            return compact(party.vat_id) in self.vat_ids
        return bool(party.name) and name_key(party.name) in self.names


NONE = OwnCompany()
"""Where nobody said which companies are the own ones."""
