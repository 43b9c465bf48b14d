"""SettingsService as gRPC calls it."""

from invoice_service.rules import Rules
from invoice_service.servicers.parts import Context
from invoice_service.store import Store
from invoicemesh.invoice.v1.settings_service_pb2 import (
    GetSettingsRequest,
    GetSettingsResponse,
    UpdateSettingsRequest,
    UpdateSettingsResponse,
)
from invoicemesh.invoice.v1.settings_service_pb2_grpc import SettingsServiceServicer
from mesh.auth import Role, current_principal, requires


class SettingsServicer(SettingsServiceServicer):
    """All methods of the contract."""

    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        self._rules = rules

    @requires(Role.VIEWER)
    async def GetSettings(self, request: GetSettingsRequest, context: Context) -> GetSettingsResponse:
        """Gives what is in force."""
        return GetSettingsResponse(settings=await self._store.read(self._rules.in_force))

    @requires(Role.ADMIN)
    async def UpdateSettings(self, request: UpdateSettingsRequest, context: Context) -> UpdateSettingsResponse:
        """Puts other settings in force."""
        paths, person = tuple(request.update_mask.paths), current_principal().name
        return UpdateSettingsResponse(
            settings=await self._store.run(lambda uow: self._rules.change(uow, request.settings, paths, person=person))
        )
