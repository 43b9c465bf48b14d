"""Where a worker process begins. What reads documents is imported there only, and never by the server."""

import socket

from ocr_service.document.limits import DocumentLimits
from ocr_service.engines.config import EngineConfig


def work(server: socket.socket, limits: DocumentLimits, config: EngineConfig) -> None:
    """Does what `server` asks for until it closes its end or is gone."""
    from ocr_service.workers.process import serve  # noqa: PLC0415

    serve(server, limits, config)
