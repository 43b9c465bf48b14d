"""`python -m ocr_service` runs the server until SIGTERM or SIGINT."""

import sys

from mesh.server import run
from ocr_service.server import main

sys.exit(run(main))
