"""The documents of the demo, kept in this folder with their truth beside them."""

from pathlib import Path

from samples.raster import FileFormat
from samples.sample import Recipe

FOLDER = Path(__file__).parent

RECIPES: tuple[Recipe, ...] = (
    Recipe(seed=19, language="de", layout="letter", scan=None, file_format=FileFormat.PDF),
    Recipe(seed=6, language="de", layout="ledger", scan=None, file_format=FileFormat.PDF),
    Recipe(seed=18, language="de", layout="modern", scan=None, file_format=FileFormat.PNG),
    Recipe(seed=12, language="en", layout="letter", scan="feeder", file_format=FileFormat.PDF),
    Recipe(seed=22, language="en", layout="modern", scan="phone", file_format=FileFormat.JPEG),
    Recipe(seed=32, language="en", layout="ledger", scan="flatbed", file_format=FileFormat.PDF),
    Recipe(seed=17, language="fr", layout="strip", scan=None, file_format=FileFormat.PDF),
    Recipe(seed=9, language="en", layout="till", scan="crumpled", file_format=FileFormat.JPEG),
)
