"""The interface of an OCR engine, and what is told of one that may not be installed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

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

    def read(self, picture: "Picture") -> list[Line]:
        """The lines of the upright page in any order, outlines in its pixels."""
