"""The calls of SettingsService."""

from collections.abc import Sequence

import grpc
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1 import settings_service_pb2 as pb
from invoicemesh.invoice.v1.settings_service_pb2_grpc import SettingsServiceStub
from invoicemesh_client.calls.deadlines import CALL_SECONDS
from invoicemesh_client.errors import decoded_errors


class SettingsCalls:
    """The settings that people change while the mesh runs. With an `etag`, another's change is not written over."""

    def __init__(self, channel: grpc.Channel) -> None:
        self._stub = SettingsServiceStub(channel)

    def get(self) -> pb.Settings:
        """Gives what is in force."""
        with decoded_errors():
            return self._stub.GetSettings(pb.GetSettingsRequest(), timeout=CALL_SECONDS).settings

    def update(
        self,
        *,
        sure_from: float | None = None,
        disabled_checks: Sequence[str] | None = None,
        auto_approve: bool | None = None,
        forbid_own_approval: bool | None = None,
        trash_days: int | None = None,
        etag: str = "",
    ) -> pb.Settings:
        """Replaces what is given and leaves what is None; at least one must be given. Takes an administrator."""
        given = {
            "sure_from": sure_from,
            "disabled_checks": disabled_checks,
            "auto_approve": auto_approve,
            "forbid_own_approval": forbid_own_approval,
            "trash_days": trash_days,
        }
        settings = pb.Settings(
            etag=etag,
            sure_from=sure_from or 0.0,
            disabled_checks=disabled_checks or (),
            auto_approve=auto_approve or False,
            forbid_own_approval=forbid_own_approval or False,
            trash_days=trash_days or 0,
        )
        mask = FieldMask(paths=[path for path, value in given.items() if value is not None])
        with decoded_errors():
            request = pb.UpdateSettingsRequest(settings=settings, update_mask=mask)
            return self._stub.UpdateSettings(request, timeout=CALL_SECONDS).settings
