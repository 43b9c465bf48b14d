import numpy as np

from ocr_service.engines.line_direction import LineDirection
from ocr_service.engines.paddle_models import direction_weights
from ocr_service.picture import Picture
from tests.unit.ocr_service.documents import picture_of


def _line(text: str) -> Picture:
    return np.asarray(picture_of(text, size=(600, 140)), np.uint8)[40:100, 40:]


def test_lines_on_their_heads_are_told_from_upright_ones() -> None:
    upright = [_line("Invoice number 4711"), _line("Payable by 31 May")]
    on_their_heads = [np.ascontiguousarray(np.rot90(line, 2)) for line in upright]
    probabilities = LineDirection(direction_weights()).upside_down([*upright, *on_their_heads])
    assert max(probabilities[:2]) < 0.5 < min(probabilities[2:])


def test_no_lines_give_nothing() -> None:
    assert LineDirection(direction_weights()).upside_down([]) == []
