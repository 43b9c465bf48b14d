"""Keeps the pages of one run: their words in the database, by way of its notes, their pictures in the object store."""

import asyncio

from PIL import UnidentifiedImageError

from invoice_service.checks.page_look import page_look
from invoice_service.jobs.run_notes import RunNotes
from invoice_service.objects import Objects
from invoice_service.pipeline.page_keeper import KeptPages
from invoice_service.store import Store
from invoice_service.store.repositories.jobs import Attempt
from invoicemesh.ocr.v1.document_pb2 import Document, Page


class StoredPages:
    """The page keeper of a run."""

    wants_images = True

    def __init__(self, attempt: Attempt, store: Store, objects: Objects, notes: RunNotes) -> None:
        self._attempt = attempt
        self._store = store
        self._objects = objects
        self._notes = notes

    async def kept(self, engine_version: str) -> KeptPages | None:
        """What this engine has read of the same bytes, in an earlier run or for another invoice."""
        if self._attempt.read_anew or not self._attempt.was_read:
            return None
        found = await self._store.read(lambda uow: uow.recognitions.find(self._attempt, engine_version))
        if found is None:
            return None
        self._notes.add(lambda uow: uow.recognitions.use(self._attempt, engine_version))
        return KeptPages(found.document, found.pages)

    async def keep_document(self, engine_version: str, document: Document) -> None:
        """Keeps what the document is, its attachments included."""
        self._notes.add(lambda uow: uow.recognitions.keep_document(self._attempt, engine_version, document))

    async def keep_page(self, engine_version: str, page: Page) -> None:
        """Keeps the picture first: whoever sees the page can see its picture."""
        key = look = ""
        if page.image_webp:
            sha256 = self._attempt.document.sha256
            key = await self._objects.put_page_image(sha256, engine_version, page.number, page.image_webp)
            look = await asyncio.to_thread(_look, page.image_webp)
        self._notes.add(
            lambda uow: uow.recognitions.keep_page(self._attempt, engine_version, page, image_key=key, look=look)
        )


def _look(webp: bytes) -> str:
    """What a page looks like; empty for a picture that cannot be opened, which is no reason to lose its words."""
    try:
        return page_look(webp)
    except UnidentifiedImageError:
        return ""
