"""`python -m nlp_service` runs the server until SIGTERM or SIGINT."""

import sys

from mesh.server import run
from nlp_service.server import main

if __name__ == "__main__":
    sys.exit(run(main))
