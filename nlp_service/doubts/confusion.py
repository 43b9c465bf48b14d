"""Confusions: what OCR takes for something else when it reads numbers."""

from decimal import Decimal

# Digits that are alike in small or blurred print. Each pair counts both ways.
_PAIRS = ("06", "08", "09", "14", "17", "27", "35", "38", "39", "49", "56", "58", "59", "68", "69", "89")
_ALIKE = frozenset({*_PAIRS, *(pair[::-1] for pair in _PAIRS)})
# Letters that stand for digits.
LETTERS = str.maketrans("OoQDIil|!SsBZzGqg", "00001111155822699")


def may_be(printed: str, value: Decimal) -> bool:
    """Whether one confusion makes `value` out of the number `printed`, its sign aside.

    One digit for another, one of two equal digits lost, one doubled, a lost decimal mark, or letters for digits.
    """
    plain = printed.translate(LETTERS)
    digits = "".join(filter(str.isdigit, plain)).lstrip("0")
    decimals = {_decimals(plain), 2} if _decimals(plain) == 0 else {_decimals(plain)}
    return any(
        _differs_once(digits, wanted, places=places, is_same_enough=places != _decimals(plain) or plain != printed)
        for places in decimals
        if (wanted := _digits(value, places)) is not None
    )


def _decimals(text: str) -> int:
    mark = max(text.rfind("."), text.rfind(","))
    tail = sum(map(str.isdigit, text[mark + 1 :]))
    # Three digits behind a mark are a group of thousands in most of the amounts that OCR is asked for.
    return tail if mark >= 0 and tail != 3 else 0


def _digits(value: Decimal, places: int) -> str | None:
    """The digits of `value` with so many decimals; None where it has more."""
    scaled = abs(value).scaleb(places)
    return str(int(scaled)).lstrip("0") if scaled == scaled.to_integral_value() else None


def _differs_once(read: str, wanted: str, *, places: int, is_same_enough: bool) -> bool:
    if read == wanted:
        return is_same_enough
    if len(read) == len(wanted):
        different = [pair for pair in zip(read, wanted, strict=True) if pair[0] != pair[1]]
        return len(different) == 1 and "".join(different[0]) in _ALIKE
    # Of two equal digits before the mark, one was lost, or one was read twice.
    shorter, longer = sorted((read, wanted), key=len)
    return any(
        longer[:place] + longer[place + 1 :] == shorter and longer[place] == longer[place - 1]
        for place in range(1, len(longer) - places)
        if len(longer) == len(shorter) + 1
    )
