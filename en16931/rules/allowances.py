"""The rules on the sums of the document's allowances and charges: BR-CO-11 and BR-CO-12.

Both are silent without items: many documents print the sum alone.
"""

from collections.abc import Iterator

from en16931.rules.equation import Equation, total
from en16931.rules.term import item_terms, total_term
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData


def sum_of_allowances(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-11: the total of allowances is the sum of the document's allowances."""
    result, terms = total_term(data, "allowances"), item_terms(data.allowances, "allowances", "amount")
    if result and terms:
        yield total("BR-CO-11", result, terms, "The allowances add up to {expected}, but their total is {result}.")


def sum_of_charges(data: InvoiceData) -> Iterator[Equation]:
    """BR-CO-12: the total of charges is the sum of the document's charges."""
    result, terms = total_term(data, "charges"), item_terms(data.charges, "charges", "amount")
    if result and terms:
        yield total("BR-CO-12", result, terms, "The charges add up to {expected}, but their total is {result}.")
