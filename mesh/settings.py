"""The settings that every server of the mesh has; each service adds its own in a subclass with its prefix."""

from enum import StrEnum

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class LogFormat(StrEnum):
    """How log lines are written: for a person at a terminal, or one JSON object a line."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """The least level that is written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class ServerSettings(BaseSettings):
    """Read from the environment and from `.env`; a subclass sets its own `env_prefix` and default port."""

    model_config = SettingsConfigDict(
        env_prefix="MESH_", frozen=True, env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=0, description="Port to listen on; 0 takes a free one.")
    drain_seconds: float = Field(
        default=0,
        ge=0,
        description="How long to go on serving after turning NOT_SERVING on stop, so that balancers notice first.",
    )
    grace_seconds: float = Field(default=5, ge=0, description="How long running calls may take to end on stop.")
    unary_seconds: float = Field(default=60, gt=0, description="Deadline of a unary call whose caller set none.")
    stream_seconds: float = Field(default=900, gt=0, description="Deadline of a stream whose caller set none.")
    log_format: LogFormat = Field(default=LogFormat.CONSOLE, description="`console` for people, `json` for machines.")
    log_level: LogLevel = Field(default=LogLevel.INFO, description="The least severe level that is logged.")

    # A bound of the field would be lost where a subclass sets its default.
    @field_validator("port")
    @classmethod
    def _exists(cls, port: int) -> int:
        if not 0 <= port <= 65535:
            raise ValueError("a port lies between 1 and 65535, or is 0 for a free one")
        return port
