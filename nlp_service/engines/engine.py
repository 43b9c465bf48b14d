"""The interface of engines: a document of words in, the readings of its fields out."""

from collections.abc import Sequence
from typing import Protocol

from nlp_service.candidates.hints import Hints
from nlp_service.extraction import Extraction, SecondReading
from nlp_service.reading.page import Document


class Engine(Protocol):
    """Makes a record of a document. An engine is used by one thread at a time."""

    name: str
    version: str

    def extract(self, document: Document, hints: Hints, second: Sequence[SecondReading] = ()) -> Extraction:
        """The readings of `document`. Never raises for what stands on its pages: what cannot be read is absent.

        `second` is what was read at places that an earlier extraction of the same document asked to look at again.
        """
        ...
