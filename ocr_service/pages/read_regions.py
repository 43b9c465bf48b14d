"""Reads places of a page again, each by itself and from a larger picture: a second opinion on what is in doubt."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from invoicemesh.ocr.v1 import region_reading_pb2
from invoicemesh.ocr.v1.geometry_pb2 import Region
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions, RegionReading
from ocr_service.document.source_page import SourcePage
from ocr_service.engines.crops import crop_of
from ocr_service.engines.ctc import Reading
from ocr_service.engines.engine import Engine
from ocr_service.engines.word_split import line_of
from ocr_service.geometry import Box, Polygon
from ocr_service.messages import PageFrame, line_messages, polygon_message
from ocr_service.pages.options import PageOptions
from ocr_service.pages.upright import upright_picture, upright_text, usable_text
from ocr_service.picture import Picture
from ocr_service.reading_order import in_reading_order
from ocr_service.straighten.straightening import Straightening
from ocr_service.words import Line

# A line is enlarged to at least so many pixels, more than the recogniser takes, and at most so many times.
_LINE_HEIGHT = 96
_MOST_ZOOM = 8
_MOST_PIXELS = 16_000_000
# What is looked at around the place, as a share of its height.
_SURROUNDINGS = 0.6
# How much wider and higher than the place it is cut out to be read, as shares of its height. Measured on 393 printed
# numbers whose text is known: cut out exactly, 4 to 6 of 100 lose their first or last digit, and that with certainty;
# what most of these four say is right for all (for 389 at half the resolution, as any of them alone).
_MARGINS = ((0.12, 0.0), (0.08, 0.08), (0.2, 0.1), (0.16, 0.16))
_SNUG = 0.7
_MOST_ALTERNATIVES = 8


def read_regions(source: SourcePage, engine: Engine, regions: Sequence[Polygon], options: PageOptions) -> PageRegions:
    """A reading of each of the `regions` (fractions of the upright page). ServiceError as `SourcePage.picture`."""
    upright = _upright(source, engine, options)
    frame = PageFrame(source.number, upright.width, upright.height)
    readings = []
    for region in regions:
        lines, alternatives = _read(source, engine, upright.origin(region.from_fractions(frame.width, frame.height)))
        readings.append(_message(region, [*upright.lines(lines)], alternatives, engine, frame))
    return PageRegions(page=source.number, readings=readings)


def _upright(source: SourcePage, engine: Engine, options: PageOptions) -> Straightening:
    """What takes the page's picture to the page that `read_page` gives."""
    text, is_used = usable_text(source, ignored=options.ignore_text_layer)
    if text is not None and is_used:
        return upright_text(source, text)[1]
    turned = upright_picture(source.picture(), engine)
    return turned.straightening.after(Straightening.none(source.width, source.height).turned(turned.quarters))


def _read(source: SourcePage, engine: Engine, place: Polygon) -> tuple[list[Line], list[tuple[str, float]]]:
    """The lines at the place (pixels of the page's picture), and what else a single one may say."""
    around = place.widened(_SURROUNDINGS, _SURROUNDINGS)
    part = Box(
        max(0, math.floor(around.left)),
        max(0, math.floor(around.top)),
        min(source.width, math.ceil(around.right)),
        min(source.height, math.ceil(around.bottom)),
    )
    if part.right <= part.left or part.bottom <= part.top:
        return [], []
    zoom = _zoom(place, (part.right - part.left) * (part.bottom - part.top))
    picture = source.closer(part, zoom)
    closer = place.within(part.left, part.top, zoom)
    found = [outline for outline in engine.find(picture) if _holds(closer, outline)]
    if len(found) > 1:
        lines, alternatives = engine.read(picture, found), list[tuple[str, float]]()
    else:
        # A place that is much higher than the line in it was not drawn around that line.
        roomy = [outline for outline in found if outline.thickness < _SNUG * closer.thickness]
        lines, alternatives = _read_line(engine, picture, roomy[0] if roomy else closer)
    back = Straightening.none(1, 1).scaled(1 / zoom).moved(part.left, part.top)
    return back.lines(lines), alternatives


def _zoom(place: Polygon, pixels: float) -> int:
    wanted = min(_MOST_ZOOM, math.ceil(_LINE_HEIGHT / max(1.0, place.thickness)))
    return max(1, min(wanted, math.isqrt(int(_MOST_PIXELS / max(1.0, pixels)))))


def _holds(place: Polygon, outline: Polygon) -> bool:
    """Whether the middle of the outline lies in the place, both being upright."""
    middle = outline.top_left.towards(outline.bottom_right, 0.5)
    return place.left <= middle.x <= place.right and place.top <= middle.y <= place.bottom


def _read_line(engine: Engine, picture: Picture, place: Polygon) -> tuple[list[Line], list[tuple[str, float]]]:
    """What most of several readings say, as a line, and what the others say."""
    outlines = [place.widened(*margins) for margins in _MARGINS]
    crops = [(outline, crop) for outline in outlines if (crop := crop_of(picture, outline)) is not None]
    readings = engine.recognised([crop for _, crop in crops])
    read = [(reading, outline) for reading, (outline, _) in zip(readings, crops, strict=True) if reading.text]
    if not read:
        return [], []
    votes: defaultdict[str, float] = defaultdict(float)
    for reading, _ in read:
        votes[reading.text] += reading.confidence
    best, outline = max(read, key=lambda pair: (votes[pair[0].text], pair[0].confidence))
    line = line_of(best, outline)
    return [line] if line is not None else [], _alternatives(best, [reading for reading, _ in read])


def _alternatives(best: Reading, readings: Sequence[Reading]) -> list[tuple[str, float]]:
    """Other texts with their confidence, the surest first."""
    others: dict[str, float] = {}
    for text, confidence in chain(((reading.text, reading.confidence) for reading in readings), _with_rivals(best)):
        if text != best.text:
            others[text] = max(confidence, others.get(text, 0.0))
    return sorted(others.items(), key=lambda other: other[1], reverse=True)[:_MOST_ALTERNATIVES]


def _with_rivals(reading: Reading) -> Iterator[tuple[str, float]]:
    """The text with one of its characters replaced by what that may be instead."""
    characters = [character.text for character in reading.characters]
    for index, character in enumerate(reading.characters):
        if character.rival is not None:
            rival, probability = character.rival
            yield "".join([*characters[:index], rival, *characters[index + 1 :]]).strip(), probability


def _message(
    region: Polygon, lines: Sequence[Line], alternatives: Sequence[tuple[str, float]], engine: Engine, frame: PageFrame
) -> RegionReading:
    ordered = in_reading_order(lines)
    words = [word for line in ordered for word in line.words]
    messages = line_messages(ordered, frame)
    for line in messages:
        for word in line.words:
            word.ClearField("id")
    return RegionReading(
        region=Region(page=frame.number, polygon=polygon_message(region)),
        lines=messages,
        text="\n".join(" ".join(word.text for word in line.words) for line in ordered),
        confidence=sum(word.confidence for word in words) / len(words) if words else 0.0,
        engine=engine.info.name,
        model_version=engine.info.model_version,
        alternatives=[
            region_reading_pb2.TextAlternative(text=text, confidence=confidence) for text, confidence in alternatives
        ],
    )
