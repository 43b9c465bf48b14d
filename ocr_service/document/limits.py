"""How much a document may hold, and the refusal of what holds more."""

from dataclasses import dataclass

from mesh.errors import ServiceError


@dataclass(frozen=True)
class DocumentLimits:
    """The largest document that is read. Each check comes before the work or the memory that it is to save."""

    max_bytes: int
    max_pages: int
    max_pixels: int

    def check_bytes(self, size: int) -> None:
        """DOCUMENT_TOO_LARGE for a file of more bytes."""
        if size > self.max_bytes:
            raise ServiceError("DOCUMENT_TOO_LARGE", limit_bytes=self.max_bytes, size_bytes=size)

    def check_pages(self, pages: int) -> None:
        """DOCUMENT_TOO_MANY_PAGES for more pages."""
        if pages > self.max_pages:
            raise ServiceError("DOCUMENT_TOO_MANY_PAGES", limit_pages=self.max_pages, pages=pages)

    def check_pixels(self, page: int, width: int, height: int) -> None:
        """DOCUMENT_TOO_MANY_PIXELS for a page, or a picture on it, of more pixels."""
        if (pixels := width * height) > self.max_pixels:
            raise ServiceError("DOCUMENT_TOO_MANY_PIXELS", limit_pixels=self.max_pixels, pixels=pixels, page=page)
