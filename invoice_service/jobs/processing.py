"""What a process needs to make runs, built from the settings: the stores, the services behind it, and the runner."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Self

import grpc

from invoice_service.jobs.lease import Lease
from invoice_service.jobs.run import Runner
from invoice_service.objects import Objects, open_objects
from invoice_service.pipeline.peers.nlp import NlpPeer
from invoice_service.pipeline.peers.ocr import OcrPeer
from invoice_service.pipeline.pipeline import Pipeline
from invoice_service.pipeline.retrying import Patience
from invoice_service.pipeline.second_look import SecondReader
from invoice_service.rules import Rules
from invoice_service.settings import InvoiceSettings
from invoice_service.store import Store
from invoice_service.store.database import open_database
from invoice_service.store.migrations import migrate
from invoice_service.store.repositories.stored_settings import NO_ETAG
from invoice_service.suppliers.own_company import OwnCompany
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from mesh.channels import open_channel
from mesh.start_error import StartError

# Units of work at a time; each takes a few milliseconds.
_STORE_THREADS = 4


@dataclass(frozen=True)
class Processing:
    """The parts. Nothing is connected until `opened` is entered."""

    database_url: str
    store: Store
    objects: Objects
    channels: tuple[grpc.aio.Channel, ...]
    ocr: OcrPeer
    nlp: NlpPeer
    pipeline: Pipeline
    rules: Rules
    runner: Runner

    @classmethod
    def of(cls, settings: InvoiceSettings) -> Self:
        """Makes the parts, in the event loop that is to work. StartError for a setting that names nothing usable."""
        database_url = settings.database_url.get_secret_value()
        with opening("database", "INVOICE_DATABASE_URL"):
            engine = open_database(database_url, connections=_STORE_THREADS)
        with opening("object store", "INVOICE_OBJECTS_URL"):
            objects = open_objects(settings.objects_url)
        store = Store(engine, threads=_STORE_THREADS)
        ocr_channel, nlp_channel = open_channel(settings.ocr_target), open_channel(settings.nlp_target)
        ocr = OcrPeer(ocr_channel, recognize_seconds=settings.recognize_seconds)
        nlp = NlpPeer(nlp_channel, extract_seconds=settings.extract_seconds)
        pipeline = Pipeline(
            ocr,
            nlp,
            Patience(settings.peer_tries, settings.peer_first_wait_seconds, settings.peer_longest_wait_seconds),
            SecondReader(ocr, settings.second_look_places, settings.second_look_seconds),
            OwnCompany.of(settings.own_company),
        )
        rules = Rules(Settings(etag=NO_ETAG, sure_from=settings.sure_from, trash_days=settings.trash_days))
        runner = Runner(
            store,
            objects,
            pipeline,
            rules,
            Lease(f"{socket.gethostname()}/{secrets.token_hex(4)}", settings.lease_seconds),
            Patience(settings.run_tries, settings.run_first_wait_seconds, settings.run_longest_wait_seconds),
            settings.run_seconds,
        )
        channels = (ocr_channel, nlp_channel)
        return cls(database_url, store, objects, channels, ocr, nlp, pipeline, rules, runner)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Brings the database up to date, and closes everything in the end. StartError when it cannot be reached."""
        async with AsyncExitStack() as opened:
            opened.push_async_callback(asyncio.to_thread, self.store.close)
            for channel in self.channels:
                opened.push_async_callback(channel.close)
            with opening("database", "INVOICE_DATABASE_URL"):
                await asyncio.to_thread(migrate, self.database_url)
            yield


@contextmanager
def opening(what: str, setting: str) -> Iterator[None]:
    """Gives whatever the block raises as the StartError of a store that the setting should name."""
    try:
        yield
    except Exception as error:  # Each kind of store has its own: whatever it is, without one there is no service.
        # SQLAlchemy wraps the driver's error in several lines of its own.
        cause = getattr(error, "orig", None) or error
        raise StartError(f"The {what} cannot be opened ({cause}). See {setting}.") from error
