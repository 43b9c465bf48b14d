"""Names of columns that are written on several rows, one word above the other: `Unit` over `price`."""

from collections.abc import Iterator, Sequence, Set
from itertools import combinations, pairwise, product

from nlp_service.reading.header_names import Name, group_labels
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.page import Row, Segment, Word

# Words of one name are parted by no more than this many text heights.
_WIDEST_SPACE = 0.45


def stacked_names(rows: Sequence[Row], names: Sequence[Name], finder: LabelFinder, aspect: float) -> list[Name]:
    """What the words of `rows` name that stand one above the other; of `names`, those of single rows, it takes the
    place of those that say less.

    `aspect` is the page's width divided by its height. Words that stand over two columns name none.
    """
    found = list(names)
    for words in _stacks(rows, aspect):
        if any(is_aside(word.text) for word in words):
            continue
        cell = Segment(words)
        inside = [name for name in found if any(word in words for word in _words_of(name))]
        joined = group_labels(finder.find(cell, fuzzy=False), cell)
        says_more = len(joined) == 1 and joined[0].letters > max((name.letters for name in inside), default=0)
        if says_more and len({id(name.run) for name in inside}) == len(inside):
            found = [*(name for name in found if name not in inside), joined[0]]
    return found


def is_aside(text: str) -> bool:
    """Whether `text` stands in brackets."""
    return text.startswith(("(", "[")) and text.endswith((")", "]"))


def _words_of(name: Name) -> Sequence[Word]:
    label = name.labels[0]
    return label.segment.words_between(label.start, label.end)


def _stacks(rows: Sequence[Row], aspect: float) -> Iterator[tuple[Word, ...]]:
    """The words that stand one above the other, from top to bottom, each stack apart from those beside it."""
    lines = [[word for segment in row.segments for word in segment.words] for row in rows]
    stack_of = {id(word): {(number, place)} for number, line in enumerate(lines) for place, word in enumerate(line)}

    def join(one: Word, other: Word) -> None:
        joined = stack_of[id(one)] | stack_of[id(other)]
        for number, place in joined:
            stack_of[id(lines[number][place])] = joined

    for upper, lower in combinations(lines, 2):
        for one, other in product(upper, lower):
            if one.box.shared_width(other.box) > 0:
                join(one, other)
    # Words beside a stack belong to it, but not to two.
    beside = [(left, right) for line in lines for left, right in pairwise(line)]
    beside.sort(key=lambda pair: pair[1].box.left - pair[0].box.right)
    for left, right in beside:
        is_narrow = (right.box.left - left.box.right) * aspect <= _WIDEST_SPACE * left.box.height
        if is_narrow and not (_height(stack_of[id(left)]) > 1 and _height(stack_of[id(right)]) > 1):
            join(left, right)
    for stack in {id(stack): stack for stack in stack_of.values()}.values():
        if _height(stack) > 1:
            words = [lines[number][place] for number, place in stack]
            yield tuple(sorted(words, key=lambda word: (_line_of(word, rows), word.box.left)))


def _height(stack: Set[tuple[int, int]]) -> int:
    """Over how many rows it goes."""
    return len({number for number, _ in stack})


def _line_of(word: Word, rows: Sequence[Row]) -> float:
    """The top of the row that `word` stands in."""
    return next(row.box.top for row in rows if any(word in segment.words for segment in row.segments))
