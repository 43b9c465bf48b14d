"""The worker process: loads the engines once, then does one task after the other until its server is gone."""

import os
import pickle
import signal
import socket
import threading
import traceback
from contextlib import suppress
from multiprocessing import connection, parent_process

from invoicemesh.ocr.v1.document_pb2 import Document
from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.document.source_document import SourceDocument
from ocr_service.engines.config import EngineConfig
from ocr_service.engines.engines import Engines
from ocr_service.pages.read_page import read_page
from ocr_service.pages.read_regions import read_regions
from ocr_service.workers import frames
from ocr_service.workers.answers import Answer, Fault, encode
from ocr_service.workers.tasks import ReadPage, ReadRegions, StoredDocument, Task


def serve(server: socket.socket, limits: DocumentLimits, config: EngineConfig) -> None:
    """Loads the engines, says READY and does what is asked for. The server ends it, not a Ctrl-C at the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The programs that draw or read for it end with it.
    os.setpgid(0, 0)
    threading.Thread(target=_end_with_server, daemon=True).start()
    bench = _Bench(Engines(config), limits)
    # The server closes its end when it has no more work, or is gone.
    with suppress(EOFError, ConnectionError):
        frames.send(server, frames.READY)
        while True:
            task = pickle.loads(frames.receive(server))  # noqa: S301 — the server's own words.
            frames.send(server, encode(bench.done(task)))


def _end_with_server() -> None:
    """Ends this process as soon as the server's is gone, even where that was killed and a page is being read."""
    server = parent_process()
    if server is not None:
        connection.wait([server.sentinel])
        os.killpg(0, signal.SIGKILL)


class _Bench:
    """What a worker keeps from task to task: its engines and the document that it opened last."""

    def __init__(self, engines: Engines, limits: DocumentLimits) -> None:
        self._engines = engines
        self._limits = limits
        self._stored: StoredDocument | None = None
        self._open: SourceDocument | None = None

    def done(self, task: Task) -> Answer:
        """The answer to the task; an error of the document's is an answer, and so is a fault of ours."""
        try:
            document = self._document(task.document)
            if isinstance(task, ReadPage):
                return read_page(document.page(task.number), self._engines[task.engine], task.options)
            if isinstance(task, ReadRegions):
                engine = self._engines[task.engine]
                return read_regions(document.page(task.number), engine, task.regions, task.options)
            return Document(format=document.format, page_count=document.page_count, attachments=document.attachments())
        except ServiceError as error:
            return error
        except Exception as error:  # Libraries fail in ways of their own on damaged files; the worker goes on.
            return Fault(_where(error))

    def _document(self, stored: StoredDocument) -> SourceDocument:
        if self._open is not None and self._stored == stored:
            return self._open
        if self._open is not None:
            self._open.close()
            self._open = None
        self._open, self._stored = open_document(stored.path, self._limits, stored.password), stored
        return self._open


def _where(error: Exception) -> str:
    """The kind of error and the place in the code. Not its text, which may quote the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {frame.filename}:{frame.lineno}"
