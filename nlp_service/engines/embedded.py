"""The e-invoice that a document carries: its XML is the record, and nothing on the page is guessed."""

from collections.abc import Iterable

from nlp_service.extraction import Extraction

NAME = "embedded-xml"


def read_attachments(contents: Iterable[bytes]) -> Extraction | None:
    """The readings of the first attachment that is an e-invoice; None when none is."""
    del contents
    return None
