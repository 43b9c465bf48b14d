"""What a model sees of a candidate: its features, how they compare with those of its rivals, and the rules' score."""

from collections.abc import Sequence
from dataclasses import astuple, fields

import numpy as np
from numpy.typing import NDArray

from nlp_service.candidates.candidate import Candidate, Features

Vectors = NDArray[np.float32]
_FEATURES = tuple(feature.name for feature in fields(Features))
NAMES = (*_FEATURES, *(f"{name} behind the best" for name in _FEATURES), "rules", "rules behind the best")


def vectors(candidates: Sequence[Candidate], rules: Sequence[float]) -> Vectors:
    """A row for each of the candidates of one field, with a column for each of `NAMES`.

    `rules` holds the score that the rules give to each.
    """
    if not candidates:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    own = np.column_stack(
        [np.array([astuple(candidate.features) for candidate in candidates], dtype=np.float32), np.array(rules)]
    )
    behind = own - own.max(axis=0)
    count = len(_FEATURES)
    columns = [own[:, :count], behind[:, :count], own[:, count:], behind[:, count:]]
    return np.asarray(np.concatenate(columns, axis=1), dtype=np.float32)
