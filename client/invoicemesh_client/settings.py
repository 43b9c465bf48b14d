"""What can be set for the client and for a mesh on this machine, from the environment or a `.env` file."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """The settings, each under its own name in capitals, e.g. `GATEWAY_PORT`.

    The port names are those that the services read themselves, so that a change reaches both sides.
    """

    model_config = SettingsConfigDict(frozen=True, env_file=".env", extra="ignore")

    invoicemesh_server: str = ""
    """The mesh to talk to, `host:port`; empty for the gateway on this machine."""

    ocr_port: Port = 50051
    nlp_port: Port = 50052
    invoice_port: Port = 50053
    gateway_port: Port = 8080
    gateway_admin_port: Port = 9901

    @property
    def server(self) -> str:
        """The mesh to talk to, `host:port`."""
        return self.invoicemesh_server or f"127.0.0.1:{self.gateway_port}"
