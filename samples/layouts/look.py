"""How one supplier's documents look within a layout: its typeface, words, formats and habits, all from a seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from samples.layouts.fonts import PROPORTIONAL, Family
from samples.seeding import chance
from samples.wording import Formats, Wording, choices_for

_Option = TypeVar("_Option")
_ACCENTS = ("#1f4e79", "#8a1c2b", "#1d6b52", "#5b3a82", "#b4501e", "#2b2d42", "#0f7c8a", "#7a6a12")


@dataclass(frozen=True, slots=True)
class Look:
    """The choices of one supplier. The same seed and locale give the same."""

    seed: int
    locale: str
    wording: Wording
    formats: Formats

    @property
    def accent(self) -> str:
        """The house colour, `#rrggbb`."""
        return self.choose("accent", _ACCENTS)

    @property
    def family(self) -> Family:
        """The typeface, where the layout leaves it open."""
        return self.choose("family", PROPORTIONAL)

    def choose(self, purpose: str, options: Sequence[_Option]) -> _Option:
        """One of the options; the same purpose always gets the same."""
        return chance(self.seed, f"look/{purpose}").choice(options)

    def likes(self, purpose: str, odds: float = 0.5) -> bool:
        """Whether the supplier does it; `odds` is how many of all do."""
        return chance(self.seed, f"look/{purpose}").random() < odds

    def shuffled(self, purpose: str, items: Sequence[_Option]) -> list[_Option]:
        """The items in an order of the supplier's own."""
        return chance(self.seed, f"look/{purpose}").sample(items, len(items))

    def label(self, text: str) -> str:
        """A label as it stands before its value: perhaps with a colon, perhaps in capitals."""
        mark = self.choose("label mark", (":", ":", "", "", " :" if self.locale.startswith("fr") else ":"))
        cased = text.upper() if self.likes("label capitals", 0.15) else text
        return f"{cased}{mark}"

    def heading(self, text: str) -> str:
        """The heading of a column or a block."""
        return text.upper() if self.likes("heading capitals", 0.25) else text

    def amount(self, value: Decimal, currency: str) -> str:
        """An amount among many, which few suppliers write with its currency."""
        if self.likes("currency everywhere", 0.2):
            return self.formats.money(value, currency)
        return self.formats.amount(value)


def look_of(seed: int, locale: str) -> Look:
    """The look of the documents of that seed; KeyError for a locale without data."""
    wording, formats = choices_for(locale)
    return Look(seed, locale, wording.pick(chance(seed, "wording")), formats.pick(chance(seed, "formats")))
