import pytest

from ocr_service.document.characters import is_blank, is_unreadable, written


@pytest.mark.parametrize(
    ("character", "expected"),
    [("A", "A"), ("€", "€"), ("\ufb01", "fi"), ("\x02", "-"), ("\ufffe", "-"), ("\u00ad", "-"), ("\u200b", "")],
)
def test_characters_are_written_as_people_write_them(character: str, expected: str) -> None:
    assert written(character) == expected


@pytest.mark.parametrize("character", ["\ufffd", "\ue001", "\U000f0000"])
def test_a_glyph_without_meaning_is_unreadable_and_not_written(character: str) -> None:
    assert is_unreadable(character)
    assert written(character) == ""


@pytest.mark.parametrize("character", ["7", "ß", "漢", "\ufb01", "\x02"])
def test_what_people_can_read_is_readable(character: str) -> None:
    assert not is_unreadable(character)


@pytest.mark.parametrize("character", [" ", "\u00a0", "\r", "\n", "\u2009"])
def test_every_space_is_blank(character: str) -> None:
    assert is_blank(character)
