"""The command `python -m tests.accuracy`: reads a corpus, scores what was read, and reports it."""

import argparse
import os
import sys
from pathlib import Path

from invoicemesh_client.failure import EXIT_FAILED, EXPECTED_ERRORS, explain
from invoicemesh_client.terminal import messages, report
from tests.accuracy.corpus import find_corpus
from tests.accuracy.evaluation import evaluate
from tests.accuracy.matching import Matching
from tests.accuracy.reading import read_corpus
from tests.accuracy.report.page import write_report
from tests.accuracy.summary import summarize


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status: 0 whatever the figures are, 1 when nothing could be measured."""
    chosen = _parser().parse_args(arguments)
    try:
        return _measure(chosen)
    except (*EXPECTED_ERRORS, ValueError) as error:
        report(explain(error))
        return EXIT_FAILED


def _measure(chosen: argparse.Namespace) -> int:
    documents = find_corpus(chosen.corpus, chosen.only or ())
    if not documents:
        messages().print(f"There is no document with its truth beside it in {chosen.corpus}.")
        return EXIT_FAILED
    results: Path = chosen.results or chosen.report / "results"
    if not chosen.results:
        sources = [document.source for document in documents]
        read_corpus(sources, results, server=chosen.server, jobs=chosen.jobs)
    corpus = chosen.corpus.resolve().name
    evaluation = evaluate(corpus, documents, results, matching=Matching(exact_names=chosen.exact))
    page = write_report(evaluation, chosen.report)
    messages().print(f"The report is {page}.")
    sys.stdout.write(summarize(evaluation))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.accuracy", description="Measures how well documents are read.")
    parser.add_argument("corpus", type=Path, help="folder of documents, each with its truth beside it: X.pdf, X.json")
    parser.add_argument("--only", nargs="+", metavar="FOLDER", help="folders of the corpus; the beginning is enough")
    parser.add_argument("--exact", action="store_true", help="names and addresses must agree in every letter and digit")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="documents at a time (one a processor)")
    parser.add_argument("--server", metavar="HOST:PORT", help="a mesh that runs already")
    parser.add_argument(
        "--results", type=Path, metavar="DIR", help="score what `invoicemesh extract --out DIR` or an earlier run wrote"
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="DIR",
        default=Path(".build/accuracy"),
        help="where the report goes (%(default)s)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
