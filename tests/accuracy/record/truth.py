"""What a document says of every field of its record: its embedded e-invoice, or the `record` of the JSON beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from en16931.einvoice.reader import read_einvoice
from en16931.einvoice.xml_document import EInvoiceError
from invoicemesh_client.extraction.inputs import InputDocument, find_inputs
from ocr_service.document.attachments import attachments_of
from tests.accuracy.record.paths import by_path, field_at, values_by_path


@dataclass(frozen=True)
class RecordTruth:
    """A document, the folder it is counted under, its values by path without ids, and the text of its pages.

    `text` is None where it has no text layer: nobody knows then which of the values are printed.
    """

    source: InputDocument
    folder: str
    values: Mapping[str, tuple[str, ...]]
    text: str | None


def find_record_truths(corpus: Path, only: Sequence[str] = ()) -> tuple[RecordTruth, ...]:
    """Gives the documents whose record is known, in order of their paths; with `only`, of folders that begin so.

    Raises FileNotFoundError when there is no such folder, ValueError for a truth that names no field of the contract.
    """
    return tuple(truth for truth in _truths(corpus) if not only or truth.folder.startswith(tuple(only)))


def _truths(corpus: Path) -> Iterator[RecordTruth]:
    for source in find_inputs([corpus]).documents:
        text, attachments = _opened(source.path)
        values = _stated(source.path.with_suffix(".json")) or _embedded(attachments)
        if values:
            folder = source.relative.parent.as_posix()
            yield RecordTruth(source, corpus.resolve().name if folder == "." else folder, values, text)


def _opened(path: Path) -> tuple[str | None, list[bytes]]:
    if path.suffix.lower() != ".pdf":
        return None, []
    with pypdfium2.PdfDocument(path) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        return text if text.strip() else None, [attachment.content for attachment in attachments_of(pdf)]


def _embedded(attachments: Iterable[bytes]) -> Mapping[str, tuple[str, ...]]:
    for content in attachments:
        try:
            return values_by_path(read_einvoice(content).data)
        except EInvoiceError:
            continue  # Attachments can be anything.
    return {}


def _stated(path: Path) -> Mapping[str, tuple[str, ...]]:
    if not path.exists():
        return {}
    known = json.loads(path.read_text(encoding="utf-8"))
    record = known.get("record") if isinstance(known, dict) else None
    if not isinstance(record, dict):
        return {}
    values = by_path((path, str(value)) for path, value in record.items())
    for name in values:
        try:
            field_at(name)
        except KeyError as error:
            raise ValueError(f"{path} gives a value to {name}, which is no field of an invoice.") from error
    return values
