"""Fills the Envoy template and writes what Envoy reads."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gateway.descriptors import descriptor_set, service_names, streaming_methods
from gateway.settings import GatewaySettings

TEMPLATE = "envoy.yaml.j2"

# The HTTP status of an answer that Envoy gives by itself → the gRPC status that says the same. A grpc-web client takes
# the code from the HTTP status otherwise, and reads 429 and 504 as UNAVAILABLE.
GRPC_STATUS_OF_HTTP = {400: 3, 401: 16, 403: 7, 404: 12, 408: 4, 413: 8, 429: 8, 503: 14, 504: 4}

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; script-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def render(settings: GatewaySettings) -> str:
    """Give Envoy's configuration (YAML) for these settings."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - YAML, not HTML; every value passes through `tojson`
    )
    return environment.get_template(TEMPLATE).render(
        settings=settings,
        descriptors=str((settings.run_dir / "contracts.binpb").resolve()),
        ui_dir=str(settings.ui_dir.resolve()),
        services=service_names(),
        streams=streaming_methods(),
        content_security_policy=CONTENT_SECURITY_POLICY,
        grpc_status_of_http=GRPC_STATUS_OF_HTTP,
        clusters={
            "ocr": (settings.ocr_target, "invoicemesh.ocr.v1.OcrService"),
            "nlp": (settings.nlp_target, "invoicemesh.nlp.v1.NlpService"),
            "invoice": (settings.invoice_target, "invoicemesh.invoice.v1.InvoiceService"),
        },
    )


def write(settings: GatewaySettings) -> Path:
    """Write configuration and descriptors into `settings.run_dir`; give the path of the configuration."""
    settings.run_dir.mkdir(parents=True, exist_ok=True)
    (settings.run_dir / "contracts.binpb").write_bytes(descriptor_set())
    path = settings.run_dir / "envoy.yaml"
    path.write_text(render(settings), encoding="utf-8")
    return path
