"""Bounds how long work on one document may take."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mesh.errors import ServiceError


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    """Cancels the block when its time is over: ServiceError `TIME_LIMIT`."""
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            yield
    except TimeoutError:
        if not limit.expired():
            raise
        raise ServiceError("TIME_LIMIT", limit_seconds=f"{seconds:g}") from None
