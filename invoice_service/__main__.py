"""Runs the invoice service: `python -m invoice_service`."""

import sys

from invoice_service.server import wire
from invoice_service.settings import InvoiceSettings
from invoicemesh.nlp.v1 import nlp_service_pb2
from invoicemesh.ocr.v1 import ocr_service_pb2
from mesh.server import run, serve

# The gateway asks this service for reflection, on behalf of tools that want to know all services behind it.
_DESCRIBED = tuple(
    service.full_name
    for contract in (ocr_service_pb2.DESCRIPTOR, nlp_service_pb2.DESCRIPTOR)
    for service in contract.services_by_name.values()
)


async def main() -> None:
    """Serves until a signal ends it."""
    settings = InvoiceSettings()
    wiring = wire(settings)
    await serve(
        "invoice_service",
        settings,
        wiring.services,
        lifespan=wiring.lifespan,
        health=wiring.health,
        described=_DESCRIBED,
    )


if __name__ == "__main__":
    sys.exit(run(main))
