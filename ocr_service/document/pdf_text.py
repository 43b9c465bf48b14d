"""The characters of a PDF page, put together to words and lines. The only file that asks PDFium for text."""

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw as pdfium

from ocr_service.document.characters import meaning_of
from ocr_service.document.covered_text import address
from ocr_service.document.projection import Projection
from ocr_service.document.turn import Turn
from ocr_service.geometry import Box, Polygon
from ocr_service.layout import lines_of
from ocr_service.reading_order import in_reading_order
from ocr_service.words import Line, Word

# PDFium puts a space where it sees one; a gap beyond this share of the height is the edge of a column.
_WIDEST_GAP = 0.5
# How far, as a share of the height, a character may begin before the end of the last one (kerning, accents).
_DEEPEST_OVERLAP = 0.5
# Smaller type, in points, is not for people.
_LEAST_TYPE = 2.0
# How far, as a share of the height, its middle may lie from that of the last one in the same word.
_SAME_BASELINE = 0.5


@dataclass(frozen=True, slots=True)
class _Character:
    """`box` is upright, `turn` undone; it spans the font's height, and the ink from left to right."""

    text: str
    turn: Turn
    box: Box


class PdfText:
    """The text of a page, in pixels of the upright page of `width` by `height`.

    `hidden` counts the characters that are left out because the file itself says that they cannot be seen: drawn
    without ink, tiny, off the page, or in one of the `covered` objects. `characters` counts the others that are not
    blank, `unreadable` those of them that stand for nothing.
    """

    def __init__(self, page: pypdfium2.PdfPage, width: int, height: int, covered: Collection[int] = ()) -> None:
        self.characters = 0
        self.unreadable = 0
        self.hidden = 0
        self._width, self._height = width, height
        self._least_height: float = _LEAST_TYPE * width / page.get_width()
        self._covered = covered
        # By text object, of which each holds many characters.
        self._unseen: dict[int, bool] = {}
        # PDFium writes into these, for one character after the other.
        self._loose = pdfium.FS_RECTF()
        self._edges = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
        self._text = page.get_textpage()
        self._projection = Projection(page, width, height)
        self.lines: tuple[Line, ...] = tuple(self._lines())

    def _lines(self) -> list[Line]:
        """All lines in reading order. Text of each turn makes lines of its own."""
        words: defaultdict[Turn, list[Word]] = defaultdict(list)
        for run in self._runs():
            words[run[0].turn].append(_word(run))
        return in_reading_order(_turned(line, turn) for turn in words for line in lines_of(words[turn]))

    def _runs(self) -> Iterator[list[_Character]]:
        """The characters of one word after the other, as the page's content has them."""
        run: list[_Character] = []
        for index in range(self._text.count_chars()):
            character = self._character(index)
            if run and (character is None or not _continues(run[-1], character)):
                yield run
                run = []
            if character is not None:
                run.append(character)
        if run:
            yield run

    def _character(self, index: int) -> _Character | None:
        """The character at `index`; None for what ends a word: a blank, or what is not seen or stands for nothing."""
        meaning = meaning_of(pdfium.FPDFText_GetUnicode(self._text, index))
        if meaning.is_blank:
            return None
        turn = self._projection.turn(pdfium.FPDFText_GetCharAngle(self._text, index))
        font_box, ink = self._boxes(index)
        if self._is_drawn_unseen(index) or self._is_out_of_sight(ink) or self._is_tiny(turn.undone(font_box)):
            self.hidden += 1
            return None
        self.characters += 1
        self.unreadable += meaning.is_unreadable
        if not meaning.written:
            return None
        font_box, ink = turn.undone(font_box), turn.undone(ink)
        box = font_box if ink.right <= ink.left else Box(ink.left, font_box.top, ink.right, font_box.bottom)
        return _Character(meaning.written, turn, box)

    def _is_drawn_unseen(self, index: int) -> bool:
        """Whether it is drawn without ink, as other OCR programs lay words over a scan, or with something above it."""
        drawn = pdfium.FPDFText_GetTextObject(self._text, index)
        if not drawn:
            return False
        thing = address(drawn)
        unseen = self._unseen.get(thing)
        if unseen is None:
            without_ink = pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            unseen = self._unseen[thing] = bool(without_ink) or thing in self._covered
        return unseen

    def _is_out_of_sight(self, box: Box) -> bool:
        return box.right < 0 or box.bottom < 0 or box.left > self._width or box.top > self._height

    def _is_tiny(self, font_box: Box) -> bool:
        return 0 < font_box.bottom - font_box.top < self._least_height

    def _boxes(self, index: int) -> tuple[Box, Box]:
        """The character's box in its font, and that of its ink, on the page."""
        loose, (left, right, bottom, top) = self._loose, self._edges
        pdfium.FPDFText_GetLooseCharBox(self._text, index, loose)
        pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        place = self._projection.box
        ink = place(left.value, bottom.value, right.value, top.value)
        return place(loose.left, loose.bottom, loose.right, loose.top), ink


def _continues(last: _Character, character: _Character) -> bool:
    """Whether the character stands where the next one of the last one's word would."""
    if character.turn is not last.turn:
        return False
    height = max(character.box.bottom - character.box.top, last.box.bottom - last.box.top)
    gap = character.box.left - last.box.right
    drop = (character.box.top + character.box.bottom - last.box.top - last.box.bottom) / 2
    return -_DEEPEST_OVERLAP * height <= gap <= _WIDEST_GAP * height and abs(drop) <= _SAME_BASELINE * height


def _word(run: Sequence[_Character]) -> Word:
    # Accents that the file holds apart from their letters join them.
    text = unicodedata.normalize("NFC", "".join(character.text for character in run))
    left, right = min(character.box.left for character in run), max(character.box.right for character in run)
    top, bottom = min(character.box.top for character in run), max(character.box.bottom for character in run)
    return Word(text, confidence=1.0, polygon=Polygon.box(left, top, right, bottom))


def _turned(line: Line, turn: Turn) -> Line:
    words = tuple(Word(word.text, word.confidence, turn.done(word.polygon)) for word in line.words)
    return Line(words, turn.done(line.polygon))
