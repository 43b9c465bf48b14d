"""How a page is to be read, as its caller asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageOptions:
    """What differs from the usual: words of the file where they can be trusted, and no picture."""

    ignore_text_layer: bool = False
    include_image: bool = False
