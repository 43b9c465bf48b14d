"""The calls of SavedViewService."""

from collections.abc import Iterable, Iterator

import grpc
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1 import saved_view_service_pb2 as pb
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from invoicemesh.invoice.v1.saved_view_service_pb2_grpc import SavedViewServiceStub
from invoicemesh_client.calls.deadlines import CALL_SECONDS
from invoicemesh_client.calls.paging import PAGE_SIZE, all_pages
from invoicemesh_client.errors import decoded_errors


class SavedViewCalls:
    """Filters that people keep under names. Only one's own are changed."""

    def __init__(self, channel: grpc.Channel) -> None:
        self._stub = SavedViewServiceStub(channel)

    def list(self) -> Iterator[pb.SavedView]:
        """Gives one's own views and those that others share, the oldest first."""

        def fetch(token: str) -> tuple[Iterable[pb.SavedView], str]:
            request = pb.ListSavedViewsRequest(page_size=PAGE_SIZE, page_token=token)
            page = self._stub.ListSavedViews(request, timeout=CALL_SECONDS)
            return page.views, page.next_page_token

        return all_pages(fetch)

    def create(self, name: str, invoice_filter: InvoiceFilter, *, shared: bool = False) -> pb.SavedView:
        """Keeps a filter under a name, for oneself or for all."""
        request = pb.CreateSavedViewRequest(view=pb.SavedView(name=name, filter=invoice_filter, shared=shared))
        with decoded_errors():
            return self._stub.CreateSavedView(request, timeout=CALL_SECONDS).view

    def update(
        self,
        view_id: str,
        *,
        name: str | None = None,
        invoice_filter: InvoiceFilter | None = None,
        shared: bool | None = None,
    ) -> pb.SavedView:
        """Replaces what is given and leaves what is None; at least one must be given."""
        given = {"name": name, "filter": invoice_filter, "shared": shared}
        mask = FieldMask(paths=[path for path, value in given.items() if value is not None])
        view = pb.SavedView(id=view_id, name=name or "", filter=invoice_filter, shared=shared or False)
        with decoded_errors():
            request = pb.UpdateSavedViewRequest(view=view, update_mask=mask)
            return self._stub.UpdateSavedView(request, timeout=CALL_SECONDS).view

    def delete(self, view_id: str) -> None:
        """Removes a view."""
        with decoded_errors():
            self._stub.DeleteSavedView(pb.DeleteSavedViewRequest(view_id=view_id), timeout=CALL_SECONDS)
