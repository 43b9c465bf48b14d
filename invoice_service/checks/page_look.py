"""What a page looks like, as a mark of 256 bits that noise, scale and compression hardly change.

Each bit says whether a spot of the page is brighter than the one to its left: the difference hash ("dHash").
"""

import io
from itertools import pairwise

from PIL import Image

_SIDE = 16
_BITS = _SIDE * _SIDE

# Differences of brightness (of 255) up to this are noise: most of a page is blank.
_MARGIN = 2

# Bits that differ between a page and a good scan of it: 0 to 9, measured on our samples; by a bad one up to 17. Two
# invoices of one template can be as near (from 10), so that a look alone never tells.
_SAME_SHEET = 12


def page_look(webp: bytes) -> str:
    """The mark of a picture, 64 hexadecimal digits. PIL.UnidentifiedImageError when it is no picture."""
    with Image.open(io.BytesIO(webp)) as image:
        spots = image.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.BOX).tobytes()
    rows = (spots[start : start + _SIDE + 1] for start in range(0, len(spots), _SIDE + 1))
    bits = "".join("1" if right - left > _MARGIN else "0" for row in rows for left, right in pairwise(row))
    return f"{int(bits, 2):0{_BITS // 4}x}"


def look_alike(look: str, other: str) -> bool:
    """Whether two marks may be of the same sheet; never when one is empty."""
    return bool(look and other) and distance(look, other) <= _SAME_SHEET


def distance(look: str, other: str) -> int:
    """The number of bits that differ."""
    return (int(look, 16) ^ int(other, 16)).bit_count()
