"""What a layout is."""

from typing import Protocol

from samples.layouts.draft import Draft
from samples.layouts.fonts import Family
from samples.layouts.look import Look
from samples.layouts.paper import A4, LETTER, Paper
from samples.room import Room


class Layout(Protocol):
    """A way to draw any document that its room allows."""

    @property
    def room(self) -> Room:
        """What the layout has room for."""

    def paper(self, look: Look) -> Paper:
        """What it is printed on."""

    def family(self, look: Look) -> Family:
        """The typeface it is set in."""

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""


class SheetLayout:
    """What most layouts have in common: single sheets of the supplier's country, in a typeface of its liking."""

    def paper(self, look: Look) -> Paper:
        """A4, or Letter in America."""
        return LETTER if look.locale == "en_US" else A4

    def family(self, look: Look) -> Family:
        """The supplier's own."""
        return look.family
