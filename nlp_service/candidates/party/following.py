"""Which text follows another in a block: below it, as far left, right or centred, or beside it on its row."""

from collections.abc import Sequence

from nlp_service.reading.page import Page, Segment

MOST_GAP = 1.9
"""A block goes on while a line follows within this many heights."""

# It begins as far left as the lines above, within so many heights.
_MOST_INDENT = 2.5


def below(page: Page, upper: Segment) -> Segment | None:
    """The segment directly below `upper`, or else beside it."""
    number = page.row_number(upper)
    for row in page.rows[number + 1 : number + 3]:
        if row.box.top - upper.box.bottom > MOST_GAP * upper.box.height:
            break
        found = next((segment for segment in row.segments if is_below(page, [upper], segment)), None)
        if found is not None:
            return found
    return beside(page, upper)


def beside(page: Page, left: Segment) -> Segment | None:
    """The segment to the right of `left` on its row."""
    segments = page.rows[page.row_number(left)].segments
    place = next(index for index, segment in enumerate(segments) if segment is left)
    return segments[place + 1] if place + 1 < len(segments) else None


def is_below(page: Page, lines: Sequence[Segment], lower: Segment) -> bool:
    """Whether `lower` goes on below the last of `lines`."""
    upper = lines[-1]
    unit = max(upper.box.height, page.text_height) / page.aspect
    if lower.box.top < upper.box.top or lower.box.bottom <= upper.box.bottom:
        return False
    lefts = {lines[0].box.left, upper.box.left}
    return (
        any(abs(left - lower.box.left) < _MOST_INDENT * unit for left in lefts)
        or abs(upper.box.center_x - lower.box.center_x) < unit
        or abs(upper.box.right - lower.box.right) < unit / 2
    )
