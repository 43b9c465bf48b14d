"""What the gateway listens on, whom it forwards to and whom it answers."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"


class GatewaySettings(BaseSettings):
    """Settings of the gateway, from the environment (`GATEWAY_…`) or `.env`."""

    model_config = SettingsConfigDict(env_prefix="GATEWAY_", env_file=".env", extra="ignore", frozen=True)

    host: str = Field(
        default="127.0.0.1",
        description="Address to listen on. Keep it on loopback: until there are accounts, callers are the local admin.",
    )

    port: int = Field(
        default=8080, ge=1, le=65535, description="The one port for gRPC, grpc-web, REST and the web app."
    )

    admin_port: int = Field(
        default=9901, ge=1, le=65535, description="Port of Envoy's own admin page, on loopback only."
    )

    ocr_target: str = Field(
        default="127.0.0.1:50051", pattern=r"^[^:]+:\d+$", description="Where OcrService listens, HOST:PORT."
    )

    nlp_target: str = Field(
        default="127.0.0.1:50052", pattern=r"^[^:]+:\d+$", description="Where NlpService listens, HOST:PORT."
    )

    invoice_target: str = Field(
        default="127.0.0.1:50053", pattern=r"^[^:]+:\d+$", description="Where InvoiceService listens, HOST:PORT."
    )

    hosts: tuple[str, ...] = Field(
        default=("localhost", "127.0.0.1", "[::1]"),
        description="Names that the gateway answers to; any other `Host` is refused.",
    )

    cors_origins: tuple[str, ...] = Field(
        default=("http://localhost:4200", "http://127.0.0.1:4200"),
        description="Origins beside the gateway's own whose pages may call it: the development server of the web app.",
    )

    ui_dir: Path = Field(default=FRONTEND / "placeholder", description="Folder of the web app's files.")

    run_dir: Path = Field(
        default=Path("data/gateway"), description="Folder for the rendered configuration and the descriptors."
    )

    max_request_bytes: int = Field(
        default=32 * 1024 * 1024,
        ge=1,
        description="Largest request body, counted after the base64 of a JSON upload is undone.",
    )

    concurrency: int = Field(default=2, ge=1, description="Envoy's worker threads.")

    log_level: str = Field(
        default="error",
        pattern="^(trace|debug|info|warning|error|critical|off)$",
        description="Envoy's own log level; at `warning` each start complains that its file server is new.",
    )

    access_log: bool = Field(
        default=True,
        description="Whether each call is logged on standard output, one JSON object a line. No body is ever logged.",
    )

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Origins whose pages may call the gateway: its own, under each of its names, and `cors_origins`."""
        own = tuple(f"http://{host}:{self.port}" for host in self.hosts)
        return own + self.cors_origins
