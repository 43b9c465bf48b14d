"""SupplierService as gRPC calls it. A method turns the request into values, makes one call, answers."""

from invoice_service.servicers.parts import Context
from invoice_service.servicers.requests import page_size_of, settled_of
from invoice_service.store import Store
from invoicemesh.invoice.v1.supplier_service_pb2 import (
    GetSupplierRequest,
    GetSupplierResponse,
    ListSuppliersRequest,
    ListSuppliersResponse,
    MergeSuppliersRequest,
    MergeSuppliersResponse,
    UndoMergeRequest,
    UndoMergeResponse,
    UpdateSupplierRequest,
    UpdateSupplierResponse,
)
from invoicemesh.invoice.v1.supplier_service_pb2_grpc import SupplierServiceServicer
from mesh.auth import Role, current_principal, requires


class SupplierServicer(SupplierServiceServicer):
    """All methods of the contract."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @requires(Role.VIEWER)
    async def GetSupplier(self, request: GetSupplierRequest, context: Context) -> GetSupplierResponse:
        """Gives a supplier."""
        supplier = await self._store.read(lambda uow: uow.suppliers.get(request.supplier_id))
        return GetSupplierResponse(supplier=supplier)

    @requires(Role.VIEWER)
    async def ListSuppliers(self, request: ListSuppliersRequest, context: Context) -> ListSuppliersResponse:
        """Gives a page of the list."""
        page_size = page_size_of(request)
        page = await self._store.read(
            lambda uow: uow.suppliers.list(page_size=page_size, page_token=request.page_token, name=request.name)
        )
        return ListSuppliersResponse(suppliers=page.suppliers, next_page_token=page.next_page_token)

    @requires(Role.CLERK)
    async def UpdateSupplier(self, request: UpdateSupplierRequest, context: Context) -> UpdateSupplierResponse:
        """Changes name, aliases or defaults."""
        settled = settled_of(request)
        supplier = await self._store.run(
            lambda uow: uow.suppliers.update(request.supplier.id, settled, etag=request.supplier.etag)
        )
        return UpdateSupplierResponse(supplier=supplier)

    @requires(Role.CLERK)
    async def MergeSuppliers(self, request: MergeSuppliersRequest, context: Context) -> MergeSuppliersResponse:
        """Makes one supplier part of another."""
        actor = current_principal().name
        supplier = await self._store.run(
            lambda uow: uow.suppliers.merge(
                request.supplier_id, request.merged_supplier_id, etag=request.etag, actor=actor
            )
        )
        return MergeSuppliersResponse(supplier=supplier)

    @requires(Role.CLERK)
    async def UndoMerge(self, request: UndoMergeRequest, context: Context) -> UndoMergeResponse:
        """Takes a merge back."""
        supplier = await self._store.run(lambda uow: uow.suppliers.undo_merge(request.supplier_id))
        return UndoMergeResponse(supplier=supplier)
