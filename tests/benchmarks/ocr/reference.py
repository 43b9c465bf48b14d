"""Other OCR programs in processes of their own: one reader each, which is asked for one image after the other."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

import psutil

from tests.benchmarks.ocr import readers


@dataclass(frozen=True)
class Program:
    """What reads: `processes` readers of `threads` threads each."""

    name: str
    reader: str
    processes: int
    threads: int


# PaddleOCR as one process of two threads and as two of one; the others as the service is, two processes of one thread.
PADDLEOCR = Program("paddleocr", "paddleocr", processes=1, threads=2)
PADDLEOCR_2P = Program("paddleocr_2p", "paddleocr", processes=2, threads=1)
RAPIDOCR = Program("rapidocr", "rapidocr", processes=2, threads=1)
TESSERACT = Program("tesseract", "tesseract", processes=2, threads=1)

Read: TypeAlias = Callable[[str], list[str]]


class Reference:
    """Reads images with the processes of a program, as many at a time as there are."""

    def __init__(self, processes: Sequence[tuple[Connection, int]]) -> None:
        self._processes = processes

    def read(self, paths: Sequence[Path]) -> list[list[str]]:
        """What stands on each page; each process takes the next one when it is free."""
        waiting = iter(list(enumerate(paths)))
        texts: dict[int, list[str]] = {}

        def work(connection: Connection) -> None:
            # Advancing a shared iterator is one step for Python.
            for index, path in waiting:
                connection.send(str(path))
                texts[index] = connection.recv()

        with ThreadPoolExecutor(len(self._processes)) as threads:
            list(threads.map(work, [connection for connection, _ in self._processes]))
        return [texts[index] for index in range(len(paths))]

    def cpu_seconds(self) -> float:
        """What they, and the programs that they ran, have used since their start."""
        times = [psutil.Process(pid).cpu_times() for _, pid in self._processes]
        return float(sum(each.user + each.system + each.children_user + each.children_system for each in times))


@contextmanager
def reference(program: Program, model_dir: Path) -> Iterator[Reference]:
    """The program with its models loaded, until the block ends."""
    context = multiprocessing.get_context("spawn")
    with ExitStack() as ending:
        started = []
        for _ in range(program.processes):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, program.reader, model_dir, program.threads))
            process.start()
            theirs.close()
            ending.callback(process.join)
            ending.callback(ours.close)
            assert process.pid is not None
            started.append((ours, process.pid))
        for connection, _ in started:
            connection.recv()
        yield Reference(started)


def _serve(connection: Connection, reader: str, model_dir: Path, threads: int) -> None:
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"):
        os.environ[variable] = str(threads)
    read: Read = getattr(readers, reader)(model_dir, threads)
    connection.send("ready")
    while True:
        try:
            path = connection.recv()
        except EOFError:
            return
        connection.send(read(path))
