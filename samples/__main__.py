"""The command `python -m samples`: writes samples, each document with its truth beside it."""

import argparse
import sys
from itertools import product
from pathlib import Path

from samples.issuing import LANGUAGES
from samples.layouts import LAYOUTS
from samples.raster import FileFormat
from samples.sample import Recipe, make_sample, write_sample
from samples.scan import QUALITIES

_CLEAN = "clean"


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status."""
    chosen = _parser().parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    kinds = list(
        product(chosen.layout or sorted(LAYOUTS), chosen.language or LANGUAGES, chosen.scan or [_CLEAN, *QUALITIES])
    )
    for index in range(chosen.count):
        layout, language, scan = kinds[index % len(kinds)]
        recipe = Recipe(
            seed=chosen.seed + index,
            language=language,
            layout=layout,
            scan=None if scan == _CLEAN else scan,
            file_format=FileFormat[chosen.format.upper()],
        )
        try:
            sample = make_sample(recipe)
        except ValueError as error:
            sys.stderr.write(f"{recipe.name}: {error} Use --format pdf.\n")
            return 1
        write_sample(sample, chosen.out / recipe.name, recipe.file_format)
    sys.stdout.write(f"{chosen.count} samples in {chosen.out}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m samples", description="Makes invoices whose content is known.")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first sample; the next ones count up")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--out", type=Path, required=True, help="folder, made if missing")
    parser.add_argument("--layout", action="append", choices=sorted(LAYOUTS), help="may be repeated; all if left out")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="may be repeated; all if left out")
    parser.add_argument(
        "--scan", action="append", choices=[_CLEAN, *QUALITIES], help="may be repeated; all if left out"
    )
    parser.add_argument("--format", choices=["pdf", "jpeg", "png"], default="pdf", help="pictures hold one page only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
