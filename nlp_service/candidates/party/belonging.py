"""How well something fits a party: whether it stands in that party's block, in another's, or where nothing tells."""

from nlp_service.candidates.party.blocks import Blocks
from nlp_service.reading.page import Segment

# Its section in a form is more surely the party's own than the lines below its name.
_OUTSIDE_SECTION = 0.95
# What stands in nobody's block is mostly the supplier's, as in the head and foot of its paper.
_OF_NOBODY = 0.6
# Where a form has a section for each party, it is not.
_OF_NOBODY_IN_FORM = 0.3


def belonging(blocks: Blocks, segment: Segment, role: str, labelled_for: str = "") -> float:
    """From 1 (its own) to 0 (another's); `labelled_for` is the role that a label names, which goes before the place."""
    owner = labelled_for or blocks.owner(segment)
    if owner:
        return (1.0 if blocks.in_section(segment) else _OUTSIDE_SECTION) if owner == role else 0.0
    if role != "supplier":
        return 0.0
    return _OF_NOBODY_IN_FORM if blocks.is_form else _OF_NOBODY
