import numpy as np
import pytest
from numpy.typing import NDArray

from ocr_service.engines.ctc import decode

# The blank first, the space last.
ALPHABET = ["blank", "a", "b", " "]


def _columns(*columns: dict[str, float]) -> NDArray[np.float32]:
    return np.array([[column.get(symbol, 0.0) for symbol in ALPHABET] for column in columns], np.float32)


def test_repeats_are_one_character_unless_a_blank_parts_them() -> None:
    reading = decode(_columns({"a": 1}, {"a": 1}, {"blank": 1}, {"a": 1}, {"b": 1}), ALPHABET, columns=5)
    assert [(character.text, character.column) for character in reading.characters] == [("a", 0), ("a", 3), ("b", 4)]


def test_confidence_is_by_character_and_the_mean_of_the_line() -> None:
    reading = decode(_columns({"a": 0.75}, {"blank": 1}, {"b": 0.25}), ALPHABET, columns=3)
    assert [character.confidence for character in reading.characters] == [0.75, 0.25]
    assert reading.confidence == 0.5


@pytest.mark.parametrize(("probability", "text"), [(0.2, "a b"), (0.05, "ab"), (0.9, "a b")])
def test_a_space_that_is_probable_enough_is_not_overlooked(probability: float, text: str) -> None:
    gap = {"blank": 1 - probability, " ": probability}
    reading = decode(_columns({"a": 1}, gap, {"b": 1}), ALPHABET, columns=3)
    assert "".join(character.text for character in reading.characters) == text


def test_a_space_is_not_added_beside_a_space_nor_at_the_edges() -> None:
    faint = {"blank": 0.7, " ": 0.3}
    reading = decode(_columns(faint, {"a": 1}, faint, {" ": 1}, faint, {"b": 1}, faint), ALPHABET, columns=7)
    assert "".join(character.text for character in reading.characters) == "a b"


def test_nothing_read_has_no_confidence() -> None:
    reading = decode(_columns({"blank": 1}), ALPHABET, columns=1)
    assert reading.characters == ()
    assert reading.confidence == 0


def test_a_character_that_is_in_doubt_has_a_rival() -> None:
    torn = decode(_columns({"a": 0.6, "b": 0.1}, {"a": 0.5, "b": 0.4}, {"blank": 1}, {"b": 1}), ALPHABET, columns=4)
    assert [(character.text, character.rival) for character in torn.characters] == [
        ("a", ("b", pytest.approx(0.4))),
        ("b", None),
    ]
    lonely = decode(_columns({"a": 0.6, "blank": 0.4}), ALPHABET, columns=1)
    assert lonely.characters[0].rival is None


def test_text_has_no_spaces_at_its_ends() -> None:
    assert decode(_columns({" ": 1}, {"a": 1}, {" ": 1}, {"b": 1}, {" ": 1}), ALPHABET, columns=5).text == "a b"
