"""The command `python -m samples.papers`: writes papers that are no invoices, each with its truth beside it."""

import argparse
import sys
from pathlib import Path

from samples.papers.paper import KINDS, LANGUAGES, make_paper
from samples.papers.printing import print_paper, truth_of_paper


def main(arguments: list[str] | None = None) -> None:
    """Writes `--count` papers into `--out`, languages and kinds in turn, the seed counting up."""
    parser = argparse.ArgumentParser(prog="python -m samples.papers", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder, made when it is missing")
    parser.add_argument("--count", type=int, default=len(LANGUAGES) * len(KINDS), help="how many")
    parser.add_argument("--seed", type=int, default=0, help="of the first paper")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    kinds = list(KINDS)
    for number in range(chosen.count):
        language = LANGUAGES[number % len(LANGUAGES)]
        kind = kinds[number // len(LANGUAGES) % len(kinds)]
        seed = chosen.seed + number
        paper = make_paper(seed, language, kind)
        stem = chosen.out / f"{language}-{kind.replace('_', '-')}-{seed:05d}"
        stem.with_suffix(".pdf").write_bytes(print_paper(paper, seed))
        stem.with_suffix(".json").write_text(truth_of_paper(paper), encoding="utf-8")
    sys.stdout.write(f"{chosen.count} papers in {chosen.out}\n")


if __name__ == "__main__":
    main()
