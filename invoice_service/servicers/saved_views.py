"""SavedViewService as gRPC calls it."""

from uuid import UUID

from invoice_service.servicers.parts import Context
from invoice_service.servicers.requests import page_size_of
from invoice_service.store import Store
from invoicemesh.invoice.v1.saved_view_service_pb2 import (
    CreateSavedViewRequest,
    CreateSavedViewResponse,
    DeleteSavedViewRequest,
    DeleteSavedViewResponse,
    ListSavedViewsRequest,
    ListSavedViewsResponse,
    UpdateSavedViewRequest,
    UpdateSavedViewResponse,
)
from invoicemesh.invoice.v1.saved_view_service_pb2_grpc import SavedViewServiceServicer
from mesh.auth import Role, current_principal, requires
from mesh.errors import FieldViolation, ServiceError

MAX_NAME_LENGTH = 100

_UPDATABLE = ("name", "filter", "shared")


class SavedViewServicer(SavedViewServiceServicer):
    """All methods of the contract."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @requires(Role.VIEWER)
    async def ListSavedViews(self, request: ListSavedViewsRequest, context: Context) -> ListSavedViewsResponse:
        """Gives a page of the views that the caller sees."""
        size, after, person = page_size_of(request), _position(request.page_token), current_principal().name
        page = await self._store.read(lambda uow: uow.saved_views.seen_by(person, page_size=size, after=after))
        return ListSavedViewsResponse(views=page.views, next_page_token=page.next_after)

    @requires(Role.VIEWER)
    async def CreateSavedView(self, request: CreateSavedViewRequest, context: Context) -> CreateSavedViewResponse:
        """Saves a view."""
        _check_name(request.view.name)
        person = current_principal().name
        return CreateSavedViewResponse(
            view=await self._store.run(lambda uow: uow.saved_views.add(request.view, person=person))
        )

    @requires(Role.VIEWER)
    async def UpdateSavedView(self, request: UpdateSavedViewRequest, context: Context) -> UpdateSavedViewResponse:
        """Changes a view."""
        paths = tuple(request.update_mask.paths)
        if not paths or not set(paths) <= set(_UPDATABLE):
            names = ", ".join(_UPDATABLE)
            raise _invalid("update_mask", f"The mask names one or more of {names}, and nothing else.")
        if "name" in paths:
            _check_name(request.view.name)
        person = current_principal().name
        return UpdateSavedViewResponse(
            view=await self._store.run(lambda uow: uow.saved_views.update(request.view, paths, person=person))
        )

    @requires(Role.VIEWER)
    async def DeleteSavedView(self, request: DeleteSavedViewRequest, context: Context) -> DeleteSavedViewResponse:
        """Removes a view."""
        person = current_principal().name
        await self._store.run(lambda uow: uow.saved_views.remove(request.view_id, person=person))
        return DeleteSavedViewResponse()


def _position(token: str) -> str:
    """The id after which the page begins, empty for the first page."""
    try:
        return str(UUID(token)) if token else ""
    except ValueError as error:
        raise ServiceError("TOKEN_INVALID") from error


def _check_name(name: str) -> None:
    if not 1 <= len(name.strip()) <= MAX_NAME_LENGTH:
        raise _invalid("view.name", f"A view has a name of 1 to {MAX_NAME_LENGTH} characters.")


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
