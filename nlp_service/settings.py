"""The settings of NlpService: `NLP_…` in the environment or in `.env`."""

import os

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from mesh.settings import ServerSettings

# Each worker holds its own language data, about 150 MB, and a page takes some hundredths of a second.
_MOST_WORKERS_BY_DEFAULT = 2


class NlpSettings(ServerSettings):
    """How much text a document may hold, how many workers extract, and which engine they use unless told otherwise."""

    model_config = SettingsConfigDict(env_prefix="NLP_")

    port: int = Field(default=50052, description="Port to listen on; 0 takes a free one.")
    default_engine: str = Field(default="local", description="The engine of requests that name none.")
    max_pages: int = Field(default=50, gt=0, description="Most pages of a document.")
    max_words: int = Field(default=60_000, gt=0, description="Most words of a document.")
    max_attachment_bytes: int = Field(default=20 * 2**20, gt=0, description="Most bytes of all attachments together.")
    workers: int = Field(
        default_factory=lambda: min(_MOST_WORKERS_BY_DEFAULT, os.cpu_count() or 1),
        gt=0,
        description="Processes that extract, one document each at a time.",
    )
    max_waiting: int = Field(default=32, ge=0, description="Documents that may wait for a worker; one more is refused.")
