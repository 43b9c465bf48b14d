"""The calls of SupplierService."""

from collections.abc import Iterable, Iterator, Sequence

import grpc
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1 import supplier_pb2
from invoicemesh.invoice.v1 import supplier_service_pb2 as pb
from invoicemesh.invoice.v1.supplier_service_pb2_grpc import SupplierServiceStub
from invoicemesh_client.calls.deadlines import CALL_SECONDS
from invoicemesh_client.calls.paging import PAGE_SIZE, all_pages
from invoicemesh_client.errors import decoded_errors


class SupplierCalls:
    """The suppliers. A call with an `etag` is refused with `SUPPLIER_CHANGED` when somebody changed the supplier."""

    def __init__(self, channel: grpc.Channel) -> None:
        self._stub = SupplierServiceStub(channel)

    def get(self, supplier_id: str) -> supplier_pb2.Supplier:
        """Gives a supplier with all that it is known by; for one that was merged, the one that it is part of."""
        with decoded_errors():
            request = pb.GetSupplierRequest(supplier_id=supplier_id)
            return self._stub.GetSupplier(request, timeout=CALL_SECONDS).supplier

    def list(self, name: str = "") -> Iterator[supplier_pb2.Supplier]:
        """Gives all suppliers whose name begins so, by name, without what they are known by."""

        def fetch(token: str) -> tuple[Iterable[supplier_pb2.Supplier], str]:
            request = pb.ListSuppliersRequest(page_size=PAGE_SIZE, page_token=token, name=name)
            page = self._stub.ListSuppliers(request, timeout=CALL_SECONDS)
            return page.suppliers, page.next_page_token

        return all_pages(fetch)

    def update(
        self,
        supplier_id: str,
        *,
        name: str | None = None,
        aliases: Sequence[str] | None = None,
        default_currency: str | None = None,
        default_payment_days: int | None = None,
        etag: str = "",
    ) -> supplier_pb2.Supplier:
        """Replaces what is given and leaves what is None; at least one must be given."""
        given = {
            "name": name,
            "aliases": aliases,
            "default_currency": default_currency,
            "default_payment_days": default_payment_days,
        }
        supplier = supplier_pb2.Supplier(
            id=supplier_id,
            etag=etag,
            name=name or "",
            aliases=aliases or (),
            default_currency=default_currency or "",
            default_payment_days=default_payment_days or 0,
        )
        mask = FieldMask(paths=[path for path, value in given.items() if value is not None])
        with decoded_errors():
            request = pb.UpdateSupplierRequest(supplier=supplier, update_mask=mask)
            return self._stub.UpdateSupplier(request, timeout=CALL_SECONDS).supplier

    def merge(self, supplier_id: str, merged_supplier_id: str, *, etag: str = "") -> supplier_pb2.Supplier:
        """Makes the second supplier part of the first, with its invoices, names and accounts."""
        request = pb.MergeSuppliersRequest(supplier_id=supplier_id, merged_supplier_id=merged_supplier_id, etag=etag)
        with decoded_errors():
            return self._stub.MergeSuppliers(request, timeout=CALL_SECONDS).supplier

    def undo_merge(self, supplier_id: str) -> supplier_pb2.Supplier:
        """Takes a merge back: the supplier that was merged is one of its own again."""
        with decoded_errors():
            request = pb.UndoMergeRequest(supplier_id=supplier_id)
            return self._stub.UndoMerge(request, timeout=CALL_SECONDS).supplier
