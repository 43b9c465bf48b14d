"""The settings that people change while the service runs."""

from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.rows.settings import ONLY_ROW, SettingsRow
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from mesh.errors import ServiceError

NO_ETAG = '"0"'
"""The etag of settings that nobody has changed."""


class StoredSettings:
    """The settings. While nobody has changed any, they are the ones that the service was started with."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def get(self) -> Settings | None:
        """Give the settings as they were last changed; None when nobody has changed any."""
        row = self._session.get(SettingsRow, ONLY_ROW)
        return None if row is None else _with_etag(row)

    def put(self, settings: Settings, *, etag: str, actor: str) -> Settings:
        """Put these in the place of the present ones. ServiceError `ETAG_MISMATCH`."""
        content = Settings()
        content.CopyFrom(settings)
        content.updated_by = actor
        content.update_time.FromDatetime(self._clock())
        row = self._session.get(SettingsRow, ONLY_ROW, with_for_update=True)
        if etag and etag != (NO_ETAG if row is None else _etag(row)):
            raise ServiceError("ETAG_MISMATCH")
        if row is None:
            row = SettingsRow(number=ONLY_ROW, content=content)
            self._session.add(row)
        row.content = content
        self._session.flush()
        return _with_etag(row)


def _with_etag(row: SettingsRow) -> Settings:
    settings = Settings()
    settings.CopyFrom(row.content)
    settings.etag = _etag(row)
    return settings


def _etag(row: SettingsRow) -> str:
    return f'"{row.version}"'
