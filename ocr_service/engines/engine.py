"""The interface of an OCR engine, and what is told of one that may not be installed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ocr_service.engines.ctc import Reading
from ocr_service.geometry import Polygon
from ocr_service.words import Line

if TYPE_CHECKING:
    from ocr_service.picture import Picture


@dataclass(frozen=True)
class EngineInfo:
    """An engine by name. `remedy` says what to do to make it available, empty when it is."""

    name: str
    model_version: str
    remedy: str = ""

    @property
    def available(self) -> bool:
        """Whether it can be used."""
        return not self.remedy


class Engine(Protocol):
    """Reads pictures, one at a time."""

    info: EngineInfo

    def find(self, picture: "Picture") -> list[Polygon]:
        """Where lines are, in pixels, each from the corner that is its top left as the picture lies."""

    def read(self, picture: "Picture", outlines: Sequence[Polygon]) -> list[Line]:
        """The lines within `outlines`, each from the corner that is its top left as the page is read; in any order."""

    def upside_down(self, pictures: Sequence["Picture"]) -> list[float]:
        """How probable it is that each of these lines stands on its head."""

    def recognised(self, pictures: Sequence["Picture"]) -> list[Reading]:
        """What each of these lines says."""

    def certainty(self, pictures: Sequence["Picture"]) -> list[float]:
        """How sure each of these lines is read, 0 to 1."""
