"""A network run by OpenVINO in place of PaddleOCR's own runtime."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Prepared code is kept for so many layers and shapes; without a bound, memory grows with every width of a line.
_KEPT_PREPARATIONS = 128


class OpenVinoNetwork:
    """Loads the network in the ONNX file `weights`; works in one thread.

    Where the processor computes with bfloat16 numbers, OpenVINO does so. The width of what it is given is filled up to
    a multiple of `width_step`, so that shapes recur.
    """

    def __init__(self, weights: Path, *, width_step: int) -> None:
        # Takes a while, and is needed in workers only.
        import openvino  # noqa: PLC0415

        properties = {
            "INFERENCE_NUM_THREADS": 1,
            "NUM_STREAMS": 1,
            # Pinned, each worker's thread would run on the first core, and all of them share it.
            "ENABLE_CPU_PINNING": False,
            "CPU_RUNTIME_CACHE_CAPACITY": _KEPT_PREPARATIONS,
        }
        self._model = openvino.Core().compile_model(weights, "CPU", properties)
        self._request = self._model.create_infer_request()
        self._width_step = width_step

    def __call__(self, x: Sequence[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        """The output for one batch, `x[0]`, whose last axis is the width; what comes of the filling is cut off."""
        (batch,) = x
        width = batch.shape[-1]
        filling = -width % self._width_step
        if filling:
            batch = np.pad(batch, (*[(0, 0)] * (batch.ndim - 1), (0, filling)))
        output = self._request.infer({0: batch})[self._model.output(0)]
        return [np.array(output[:, : -(-output.shape[1] * width // (width + filling))])]
