"""What the fork server loads before it makes workers, so that each begins at once and they share its memory.

Nobody else imports this: its import is its work.
"""

import os

# One thread a worker: as many workers as cores use the cores better than threads do.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"
# Keeps PaddleX from asking the network which model sources there are.
os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"

import cv2  # noqa: E402
import openvino  # noqa: E402, F401
import paddleocr  # noqa: E402, F401

import ocr_service.workers.process  # noqa: E402, F401

cv2.setNumThreads(1)
