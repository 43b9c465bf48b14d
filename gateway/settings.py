"""What the gateway listens on, whom it forwards to and whom it answers."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"


class GatewaySettings(BaseSettings):
    """Settings of the gateway, from the environment (`GATEWAY_…`) or `.env`."""

    model_config = SettingsConfigDict(env_prefix="GATEWAY_", env_file=".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    """Address to listen on. Until there are accounts, whoever reaches it is the local admin: keep it on loopback."""

    port: int = Field(default=8080, ge=1, le=65535)
    """The one port for gRPC, grpc-web, REST and the web app."""

    admin_port: int = Field(default=9901, ge=1, le=65535)
    """Port of Envoy's own admin page, on loopback only."""

    ocr_target: str = Field(default="127.0.0.1:50051", pattern=r"^[^:]+:\d+$")
    """Where OcrService listens, HOST:PORT."""

    nlp_target: str = Field(default="127.0.0.1:50052", pattern=r"^[^:]+:\d+$")
    """Where NlpService listens, HOST:PORT."""

    invoice_target: str = Field(default="127.0.0.1:50053", pattern=r"^[^:]+:\d+$")
    """Where InvoiceService listens, HOST:PORT."""

    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    """Names that the gateway answers to. Any other `Host` is refused, so that no foreign name can be pointed here."""

    cors_origins: tuple[str, ...] = ("http://localhost:4200", "http://127.0.0.1:4200")
    """Origins beside the gateway's own whose pages may call it: the development server of the web app."""

    ui_dir: Path = FRONTEND / "placeholder"
    """Folder of the web app's files."""

    run_dir: Path = Path("data/gateway")
    """Folder for the rendered configuration and the descriptors."""

    max_request_bytes: int = Field(default=32 * 1024 * 1024, ge=1)
    """Largest request body, counted after the base64 of a JSON upload is undone. The largest document (25 MB) fits."""

    concurrency: int = Field(default=2, ge=1)
    """Envoy's worker threads."""

    log_level: str = Field(default="error", pattern="^(trace|debug|info|warning|error|critical|off)$")
    """Envoy's own log level. At `warning` each start says two dozen times that Envoy's file server is new."""

    access_log: bool = True
    """Whether each call is logged on standard output, one JSON object a line. No body is ever logged."""

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Origins whose pages may call the gateway: its own, under each of its names, and `cors_origins`."""
        own = tuple(f"http://{host}:{self.port}" for host in self.hosts)
        return own + self.cors_origins
