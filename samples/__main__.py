"""The command `python -m samples`: writes samples, each document with its truth beside it."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from samples.countries import LANGUAGES
from samples.layouts import LAYOUTS
from samples.mixture import mixed
from samples.raster import FileFormat
from samples.sample import Recipe, make_sample, write_sample
from samples.scan import QUALITIES

_CLEAN = "clean"


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status."""
    chosen = _parser().parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    write = partial(_write, folder=chosen.out)
    recipes = _recipes(chosen)
    try:
        if chosen.workers == 1:
            for recipe in recipes:
                write(recipe)
        else:
            with ProcessPoolExecutor(chosen.workers) as pool:
                list(pool.map(write, recipes, chunksize=8))
    except ValueError as error:
        sys.stderr.write(f"{error} Use --format pdf.\n")
        return 1
    sys.stdout.write(f"{chosen.count} samples in {chosen.out}\n")
    return 0


def _recipes(chosen: argparse.Namespace) -> Sequence[Recipe]:
    """What the arguments ask for: layouts, languages and scans in an even mixture, the seed counting up."""
    scans = chosen.scan or [_CLEAN, *QUALITIES]
    kinds = mixed(chosen.layout or sorted(LAYOUTS), chosen.language or LANGUAGES, scans)
    return [
        Recipe(
            seed=seed,
            layout=layout,
            language=language,
            scan=None if scan == _CLEAN else scan,
            file_format=FileFormat[chosen.format.upper()],
        )
        for seed, (layout, language, scan) in zip(range(chosen.seed, chosen.seed + chosen.count), kinds, strict=False)
    ]


def _write(recipe: Recipe, folder: Path) -> None:
    """Makes a sample and writes it. ValueError, naming it, where its format holds too few pages."""
    try:
        sample = make_sample(recipe)
    except ValueError as error:
        raise ValueError(f"{recipe.name}: {error}") from error
    write_sample(sample, folder / recipe.name, recipe.file_format)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m samples", description="Makes documents whose content is known.")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first sample; the next ones count up")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--out", type=Path, required=True, help="folder, made if missing")
    parser.add_argument("--layout", action="append", choices=sorted(LAYOUTS), help="may be repeated; all if left out")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="may be repeated; all if left out")
    parser.add_argument(
        "--scan", action="append", choices=[_CLEAN, *QUALITIES], help="may be repeated; all if left out"
    )
    parser.add_argument("--format", choices=["pdf", "jpeg", "png"], default="pdf", help="pictures hold one page only")
    parser.add_argument("--workers", type=int, default=1, help="processes that work at the same time")
    return parser


if __name__ == "__main__":
    sys.exit(main())
