"""What the invented firms are called, where they sit and what they sell: one file of data per language."""

from samples.catalogue import de, en
from samples.catalogue.trade import Names, Trade

NAMES: dict[str, Names] = {"de": de.NAMES, "en": en.NAMES}
TRADES: dict[str, tuple[Trade, ...]] = {"de": de.TRADES, "en": en.TRADES}
