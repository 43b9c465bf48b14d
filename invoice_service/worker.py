"""Runs workers of the queue without the service: `python -m invoice_service.worker`, as many processes as wanted.

It answers health checks, and nothing else, on `INVOICE_WORKER_PORT`.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from pydantic import Field

from invoice_service.jobs.processing import Processing
from invoice_service.jobs.work import work_of
from invoice_service.settings import IN_PROCESS, InvoiceSettings
from invoice_service.watching.changes import Changes
from mesh.server import run, serve
from mesh.start_error import StartError


class WorkerSettings(InvoiceSettings):
    """The settings of the service, but for the port."""

    port: int = Field(
        default=0, ge=0, le=65535, validation_alias="INVOICE_WORKER_PORT", description="Port of the health checks."
    )
    workers: int = Field(default=2, ge=1, description="Documents that this process works on at the same time.")


async def main() -> None:
    """Works until a signal ends it."""
    settings = WorkerSettings()
    await work_on(settings, Processing.of(settings))


async def work_on(settings: WorkerSettings, processing: Processing) -> None:
    """Works with these parts until a signal ends it. StartError when the settings name no queue."""
    if settings.queue_url.get_secret_value() == IN_PROCESS:
        raise StartError("Workers of their own need a queue that they share with the service. See INVOICE_QUEUE_URL.")
    work = work_of(settings, processing, Changes())

    @asynccontextmanager
    async def working() -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            await opened.enter_async_context(processing.opened())
            for part in work.running:
                await opened.enter_async_context(part)
            yield

    await serve("invoice_worker", settings, [], lifespan=working)


if __name__ == "__main__":
    sys.exit(run(main))
