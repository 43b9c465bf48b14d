"""Blocks: segments that stand under one another with a common left edge, as the lines of an address do."""

from nlp_service.reading.page import Page, Segment

# The next line of a block follows within this many text heights below the line before, and starts within this many
# text heights of its left edge (or is centred under it).
_MAX_LEADING = 1.3
_MAX_INDENT = 1.2
# Rows of other columns that can lie between two lines of a block.
_MOST_ROWS_BETWEEN = 4


def lines_below(page: Page, first: Segment, limit: int = 8) -> tuple[Segment, ...]:
    """`first` and the segments that go on below it in the same block, at most `limit` in all."""
    block = [first]
    for row in page.rows[page.row_number(first) + 1 :]:
        last = block[-1]
        if len(block) == limit:
            break
        if row.box.bottom <= last.box.bottom:
            continue
        if row.box.top - last.box.bottom > _MAX_LEADING * last.box.height:
            break
        follower = next((segment for segment in row.segments if _continues(page, last, segment)), None)
        if follower is not None:
            block.append(follower)
    return tuple(block)


def _continues(page: Page, upper: Segment, lower: Segment) -> bool:
    unit = max(upper.box.height, page.text_height) / page.aspect
    gap = lower.box.top - upper.box.bottom
    if not -0.6 * upper.box.height < gap < _MAX_LEADING * upper.box.height:
        return False
    centred = abs(upper.box.center_x - lower.box.center_x) < _MAX_INDENT * unit
    right = abs(upper.box.right - lower.box.right) < 0.5 * unit
    return abs(upper.box.left - lower.box.left) < _MAX_INDENT * unit or centred or right


def line_above(page: Page, segment: Segment) -> Segment | None:
    """The line directly above `segment` in the same block; None when `segment` begins it."""
    number = page.row_number(segment)
    above = page.rows[max(0, number - _MOST_ROWS_BETWEEN) : number]
    return next(
        (upper for row in reversed(above) for upper in row.segments if _continues(page, upper, segment)),
        None,
    )


def begins_block(page: Page, segment: Segment) -> bool:
    """Whether no line of the same block stands directly above `segment`."""
    return line_above(page, segment) is None
