"""PP-OCR's classifier that tells lines that stand on their heads from those that do not."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_service.picture import Picture

# What the network takes: pixels, the width cut off or filled up.
_HEIGHT, _WIDTH = 48, 192


class LineDirection:
    """Loads the network in the file `weights`."""

    def __init__(self, weights: Path) -> None:
        # Takes a second, and is needed in workers only.
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def upside_down(self, blue_first: Sequence[Picture]) -> list[float]:
        """How probable it is that each of these lines, blue first, stands on its head."""
        if not blue_first:
            return []
        (probabilities,) = self._session.run(None, {self._input: np.stack([_tensor(line) for line in blue_first])})
        return [float(upside_down) for _, upside_down in probabilities]


def _tensor(line: Picture) -> NDArray[np.float32]:
    """3 by 48 by 192, from -1 to 1, 0 where the line ends."""
    height, width = line.shape[:2]
    wanted = max(1, min(_WIDTH, round(_HEIGHT * width / height)))
    resized = np.asarray(cv2.resize(line, (wanted, _HEIGHT)), np.float32)
    tensor = np.zeros((3, _HEIGHT, _WIDTH), np.float32)
    tensor[:, :, :wanted] = (resized / 127.5 - 1).transpose(2, 0, 1)
    return tensor
