"""Tesseract as an engine: it reads the lines that PP-OCR's detector finds, which it finds less well itself."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from ocr_service.engines.config import TesseractConfig
from ocr_service.engines.ctc import Character, Reading
from ocr_service.engines.engine import Engine, EngineInfo
from ocr_service.engines.line_reading import read_lines
from ocr_service.geometry import Polygon
from ocr_service.picture import Picture
from ocr_service.words import Line

NAME = "tesseract"

_PROGRAM = "tesseract"
# Takes pictures as single lines.
_SINGLE_LINE = "7"
# Lines are made so high, in pixels, with so much around them: 77 of 100 words of receipts are read then, 76 in the size
# that they have; of the pages as a whole, with lines of its own finding, 69.
_LINE_HEIGHT = 40
_BORDER = 8
# A line of a page takes a few hundredths of a second.
_SECONDS = 60
# Columns of its table.
_PAGE, _LEFT, _WIDTH, _CONFIDENCE, _TEXT = 1, 6, 8, 10, 11


def info(config: TesseractConfig) -> EngineInfo:
    """What is known of the engine: whether program and languages are installed, for one."""
    languages = config.languages.split("+")
    packages = " ".join(["tesseract-ocr", *(f"tesseract-ocr-{language.replace('_', '-')}" for language in languages)])
    try:
        version = _said("--version").split()[1]
        installed = _said("--list-langs").split()
    except (OSError, subprocess.SubprocessError, IndexError):
        return EngineInfo(NAME, "", remedy=f"apt-get install {packages}")
    missing = not set(languages) <= set(installed)
    return EngineInfo(NAME, f"{version} {config.languages}", remedy=f"apt-get install {packages}" if missing else "")


class TesseractEngine:
    """Runs the program for all lines of a page at once. `finder` finds the lines, and which stand on their heads."""

    def __init__(self, config: TesseractConfig, finder: Engine) -> None:
        self.info = info(config)
        self._languages = config.languages
        self._finder = finder

    def find(self, picture: Picture) -> list[Polygon]:
        """Where lines are."""
        return self._finder.find(picture)

    def read(self, picture: Picture, outlines: Sequence[Polygon]) -> list[Line]:
        """The lines within the outlines."""
        return read_lines(self, picture, outlines)

    def upside_down(self, pictures: Sequence[Picture]) -> list[float]:
        """How probable it is that each of these lines stands on its head."""
        return self._finder.upside_down(pictures)

    def certainty(self, pictures: Sequence[Picture]) -> list[float]:
        """How sure each of these lines is read."""
        return [reading.confidence for reading in self.recognised(pictures)]

    def recognised(self, pictures: Sequence[Picture]) -> list[Reading]:
        """What each of these lines says."""
        if not pictures:
            return []
        characters: list[list[Character]] = [[] for _ in pictures]
        for index, word in self._words(pictures):
            if characters[index]:
                characters[index].append(Character(" ", word[0].column, word[0].confidence))
            characters[index].extend(word)
        return [
            Reading(tuple(line), columns=_enlarged(picture).shape[1])
            for line, picture in zip(characters, pictures, strict=True)
        ]

    def _words(self, pictures: Sequence[Picture]) -> Iterator[tuple[int, list[Character]]]:
        """The words with the index of the picture that they are on; columns are pixels of the enlarged picture."""
        with tempfile.TemporaryDirectory(prefix="invoicemesh-ocr-lines-") as folder:
            paths = [Path(folder) / f"{index}.pgm" for index in range(len(pictures))]
            for path, picture in zip(paths, pictures, strict=True):
                framed = cv2.copyMakeBorder(
                    _enlarged(picture), _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_REPLICATE
                )
                cv2.imwrite(str(path), cv2.cvtColor(framed, cv2.COLOR_RGB2GRAY))
            listed = Path(folder) / "lines.txt"
            listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
            table = _said(str(listed), "stdout", "--psm", _SINGLE_LINE, "-l", self._languages, "tsv")
        for row in table.splitlines()[1:]:
            cells = row.split("\t")
            if len(cells) > _TEXT and cells[_TEXT].strip():
                left, width = int(cells[_LEFT]) - _BORDER, int(cells[_WIDTH])
                yield int(cells[_PAGE]) - 1, _spread(cells[_TEXT].strip(), left, width, float(cells[_CONFIDENCE]) / 100)


def _spread(text: str, left: int, width: int, confidence: float) -> list[Character]:
    """The characters of a word, each as wide as the others."""
    step = width / len(text)
    confidence = min(1.0, max(0.0, confidence))
    return [
        Character(character, max(0, round(left + (index + 0.5) * step)), confidence)
        for index, character in enumerate(text)
    ]


def _enlarged(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    size = max(1, round(width * _LINE_HEIGHT / height)), _LINE_HEIGHT
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _said(*arguments: str) -> str:
    """What the program writes. FileNotFoundError without it; SubprocessError when it fails or takes too long."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise FileNotFoundError(_PROGRAM)
    # One thread: as many workers as cores use the cores better than threads do.
    done = subprocess.run(  # noqa: S603 — pictures of ours and languages that the settings name.
        [program, *arguments],
        capture_output=True,
        check=True,
        timeout=_SECONDS,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        encoding="utf-8",
        errors="replace",
    )
    return done.stdout
