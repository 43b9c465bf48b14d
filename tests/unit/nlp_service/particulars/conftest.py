"""What is read of the particulars on a small page, given what was chosen for the other fields."""

from collections.abc import Callable, Mapping

import pytest

from nlp_service.candidates.survey import Survey
from nlp_service.extraction import Reading, Source
from nlp_service.particulars.choosing import choose_particulars

Text = tuple[float, float, str]
Read = Callable[..., dict[str, str]]


@pytest.fixture
def read(look_over: Callable[..., Survey]) -> Read:
    """Reads the values at all particulars that have one; `settled` are values of other fields by their paths."""

    def read_page(*texts: Text | str, settled: Mapping[str, str] | None = None) -> dict[str, str]:
        placed = [(0.1, 0.1 + 0.03 * row, text) if isinstance(text, str) else text for row, text in enumerate(texts)]
        known = [Reading(path, value, value, 0.9, Source.TEXT_LAYER) for path, value in (settled or {}).items()]
        choices = choose_particulars(look_over(*placed), known)
        return {choice.field: choice.chosen.candidate.value for choice in choices if choice.chosen}

    return read_page
