"""The entry point of the `invoicemesh` command."""

import sys


def main() -> None:
    """Runs the command; what is not installed is a sentence too."""
    try:
        from invoicemesh_client.app import app  # noqa: PLC0415 - so that a missing package can be told
    except ModuleNotFoundError as missing:
        sys.exit(f"The package {missing.name} is not installed here. Run `make setup` in the project's folder.")
    app()
