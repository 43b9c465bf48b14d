"""The command `python -m samples.documents`: makes the documents of the demo anew."""

import sys

from samples.documents import FOLDER, RECIPES
from samples.sample import make_sample, write_sample


def main() -> None:
    """Writes every document and its truth into the folder and names the files."""
    for recipe in RECIPES:
        for path in write_sample(make_sample(recipe), FOLDER / recipe.name, recipe.file_format):
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
