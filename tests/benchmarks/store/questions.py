"""What is asked of the service and, where there is such a thing, of the database alone."""

import itertools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from invoice_service.records.states import NEEDS_REVIEW
from invoice_service.store.page_token import write_token
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CountInvoicesRequest,
    Facet,
    GetInvoiceRequest,
    InvoiceFilter,
    ListInvoicesRequest,
)
from tests.benchmarks.store.filling import COMMON_WORD, RARE_CURRENCY, SHARERS, invoice_id, rare_word

if TYPE_CHECKING:
    from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceAsyncStub

PAGE_SIZE = 50

_INVOICE = """
    SELECT invoices.*, documents.*, records.content, jobs.step, jobs.pages_done, review_leases.holder
    FROM invoices JOIN documents ON documents.sha256 = invoices.sha256 JOIN records ON records.invoice_id = invoices.id
    LEFT JOIN jobs ON jobs.invoice_id = invoices.id LEFT JOIN review_leases ON review_leases.invoice_id = invoices.id
    WHERE invoices.id = :id
"""
_PAGE = """
    SELECT invoices.id, version, state, filename, documents.page_count, document_type, supplier_name, invoice_number,
           issue_date, due_date, currency, gross_total, amount_due, finding_count, failure_reason, failure_message,
           failure_time, assignee, create_time, update_time, archive_time, uploaded_by, postponed_until, exported_time,
           delete_time, first_page, last_page, split_from, jobs.step, jobs.pages_done, jobs.page_count,
           review_leases.holder, review_leases.expire_time
    FROM invoices JOIN documents ON documents.sha256 = invoices.sha256
    LEFT JOIN jobs ON jobs.invoice_id = invoices.id LEFT JOIN review_leases ON review_leases.invoice_id = invoices.id
    WHERE {condition} ORDER BY {order} DESC LIMIT 51
"""
_MATCH = """
    SELECT invoice_id FROM search_texts WHERE MATCH (fields, pages) AGAINST (:words IN BOOLEAN MODE)
    ORDER BY invoice_id DESC LIMIT 51
"""

_FACETS = (Facet.FACET_STATE, Facet.FACET_SUPPLIER, Facet.FACET_CURRENCY)

_OF_SLOW = 0.1

Call = Callable[[], Awaitable[object]]
Bare = Callable[[Connection], object]


@dataclass(frozen=True)
class Question:
    """A call of the service, and the statement that gives the same rows."""

    call: Call
    bare: Bare | None = None
    # Of the calls that are made of each kind, how many are made of this one.
    share: float = 1.0


def questions(stub: "InvoiceServiceAsyncStub", invoices: int) -> Mapping[str, Question]:
    """What is asked, by name, of a database of so many invoices. No two calls in a row ask for the same invoices."""
    numbers = itertools.count(7, 7919)
    deep = write_token(invoice_id(invoices // 2), InvoiceFilter())

    def one() -> str:
        return invoice_id(next(numbers) % invoices)

    def word() -> str:
        # No word of the last, half-filled share.
        return rare_word(next(numbers) % (invoices - SHARERS))

    def amount() -> InvoiceFilter:
        wanted = InvoiceFilter()
        wanted.amount_from.value = f"{next(numbers) % 9000}.00"
        wanted.amount_until.value = f"{wanted.amount_from.value[:-3]}.20"
        return wanted

    def name() -> str:
        return f"ier {100 + next(numbers) % 900}"

    def page(condition: str, order: str = "listed_id", **values: object) -> Bare:
        statement = text(_PAGE.format(condition=condition, order=order))
        return lambda connection: connection.execute(statement, values).all()

    def listed(wanted: InvoiceFilter | None = None, token: str = "", order_by: str = "") -> Call:
        request = ListInvoicesRequest(filter=wanted, page_size=PAGE_SIZE, page_token=token, order_by=order_by)
        return lambda: stub.ListInvoices(request)

    def each_of(wanted: Callable[[], InvoiceFilter]) -> Call:
        return lambda: stub.ListInvoices(ListInvoicesRequest(filter=wanted(), page_size=PAGE_SIZE))

    def counted(text: str, *facets: Facet.ValueType, is_new: bool = True) -> Call:
        def call() -> Awaitable[object]:
            wanted = InvoiceFilter(text=text)
            if is_new:
                # All invoices pass, and it was never asked for before: no answer is kept.
                wanted.amount_from.value = f"-{next(numbers)}"
            return stub.CountInvoices(CountInvoicesRequest(filter=wanted, facets=facets))

        return call

    common = InvoiceFilter(text=COMMON_WORD)
    return {
        "GetInvoice": Question(
            lambda: stub.GetInvoice(GetInvoiceRequest(invoice_id=one())),
            lambda connection: connection.execute(text(_INVOICE), {"id": one()}).all(),
        ),
        "ListInvoices, first page": Question(listed(), page("listed_id IS NOT NULL")),
        "ListInvoices, half-way down": Question(
            listed(token=deep), page("listed_id < :last", last=invoice_id(invoices // 2))
        ),
        "ListInvoices of a state": Question(
            listed(InvoiceFilter(states=[NEEDS_REVIEW])),
            page("state = :state AND listed_id IS NOT NULL", state="NEEDS_REVIEW"),
        ),
        "ListInvoices of a state by due date": Question(
            listed(InvoiceFilter(states=[NEEDS_REVIEW]), order_by="due_date desc"),
            page("state = :state AND listed_id IS NOT NULL", "due_date DESC, invoices.id", state="NEEDS_REVIEW"),
        ),
        "ListInvoices of a rare currency": Question(listed(InvoiceFilter(currency=RARE_CURRENCY))),
        "ListInvoices of an amount": Question(each_of(amount)),
        "ListInvoices of a part of a name": Question(each_of(lambda: InvoiceFilter(supplier=name()))),
        "full text, 50 hits": Question(
            each_of(lambda: InvoiceFilter(text=word())),
            lambda connection: connection.execute(text(_MATCH), {"words": f"+zz{word()}*"}).all(),
        ),
        "full text of a word on every page": Question(listed(common)),
        "CountInvoices by 3 facets": Question(counted("", *_FACETS), share=_OF_SLOW),
        "CountInvoices by 3 facets, again": Question(counted("", *_FACETS, is_new=False)),
        "CountInvoices of a word on every page": Question(counted(COMMON_WORD), share=_OF_SLOW),
    }
