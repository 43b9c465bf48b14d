"""The files embedded in a PDF, such as the XML of a Factur-X invoice."""

import ctypes

import pypdfium2
from pypdfium2 import raw as pdfium

from invoicemesh.ocr.v1.document_pb2 import Attachment

MAX_ATTACHMENTS = 20
MAX_ATTACHMENT_BYTES = 10 * 2**20
# All of them travel in one message, which has other content too (`mesh.wire.MAX_MESSAGE_BYTES`).
MAX_TOTAL_BYTES = 14 * 2**20
# Longer ones are cut; no file system has longer names.
_MAX_NAME_CHARACTERS = 255


def attachments_of(pdf: pypdfium2.PdfDocument) -> list[Attachment]:
    """The first `MAX_ATTACHMENTS` of them; one that is too large or damaged comes without its content."""
    left = MAX_TOTAL_BYTES
    found = []
    for index in range(min(pdf.count_attachments(), MAX_ATTACHMENTS)):
        attachment = _attachment(pdf, index, left)
        left -= len(attachment.content)
        found.append(attachment)
    return found


def _attachment(pdf: pypdfium2.PdfDocument, index: int, left: int) -> Attachment:
    try:
        embedded = pdf.get_attachment(index)
        stated = Attachment(filename=_cut(embedded.get_name()), media_type=_cut(embedded.get_subtype()))
    except (pypdfium2.PdfiumError, UnicodeError):
        return Attachment(omitted_reason="It is damaged.")
    size = _size(embedded)
    if size > MAX_ATTACHMENT_BYTES:
        stated.omitted_reason = f"It has {size:,} bytes; the limit is {MAX_ATTACHMENT_BYTES:,}."
    elif size > left:
        stated.omitted_reason = f"The attachments have more than {MAX_TOTAL_BYTES:,} bytes together."
    elif size:
        stated.content = bytes(embedded.get_data())
    return stated


def _size(embedded: pypdfium2.PdfAttachment) -> int:
    size = ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(embedded, None, 0, size)
    return size.value


def _cut(text: str) -> str:
    return text[:_MAX_NAME_CHARACTERS]
