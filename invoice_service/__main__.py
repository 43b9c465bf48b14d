"""Runs the invoice service: `python -m invoice_service`."""

import sys

from invoice_service.server import wire
from invoice_service.settings import InvoiceSettings
from mesh.server import run, serve


async def main() -> None:
    """Serves until a signal ends it."""
    settings = InvoiceSettings()
    wiring = wire(settings)
    await serve("invoice_service", settings, wiring.services, lifespan=wiring.lifespan, health=wiring.health)


if __name__ == "__main__":
    sys.exit(run(main))
