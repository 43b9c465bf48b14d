"""Where the services lie on this machine: the folder with their packages and the Procfile."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

PROCFILE = Path("deploy/local/Procfile")


class NoServicesError(Exception):
    """The services are not installed beside this client."""

    def __init__(self) -> None:
        super().__init__("The services of InvoiceMesh are not installed beside this client.")


@dataclass(frozen=True)
class Checkout:
    """The project's folder. Services run in it, so that `.env` and `data/` are found there."""

    folder: Path

    @property
    def procfile(self) -> Path:
        """The file that names the processes."""
        return self.folder / PROCFILE

    @property
    def data_folder(self) -> Path:
        """The folder that holds records and logs unless settings say otherwise."""
        return self.folder / "data"


def find_checkout() -> Checkout:
    """Finds the services that this Python would run. Raises NoServicesError when there are none."""
    spec = importlib.util.find_spec("invoice_service")
    if spec is None or spec.origin is None:
        raise NoServicesError
    checkout = Checkout(Path(spec.origin).parent.parent)
    if not checkout.procfile.is_file():
        raise NoServicesError
    return checkout
