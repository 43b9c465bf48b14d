"""The settings that people change while the service runs."""

from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ProtoMessage
from invoice_service.store.rows.base import Base
from invoicemesh.invoice.v1.settings_service_pb2 import Settings

ONLY_ROW = 1
"""The number of the one row."""


class SettingsRow(Base):
    """The settings as they were last changed; no row while nobody has changed any."""

    __tablename__ = "settings"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column()
    content: Mapped[Settings] = mapped_column(ProtoMessage(Settings))

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy declares it so
