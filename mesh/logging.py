"""How a process logs: structlog, to standard error, for a person or as JSON; other libraries' logs in the same form."""

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from mesh.settings import LogFormat, LogLevel


def configure_logging(service: str, fmt: LogFormat, level: LogLevel) -> None:
    """Sets up the process's logs. Each line carries `service` and what is bound to the context, such as the request id.

    Tracebacks come without local variables, which may hold document text.
    """

    def with_service(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {**event, "service": service}

    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        with_service,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendering(fmt)],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)


def _rendering(fmt: LogFormat) -> list[Processor]:
    if fmt is LogFormat.JSON:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
