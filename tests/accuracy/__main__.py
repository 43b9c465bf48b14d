"""The command `python -m tests.accuracy`: reads a corpus, scores what was read, and reports it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from invoicemesh_client.extraction.inputs import InputDocument
from invoicemesh_client.failure import EXIT_FAILED, EXPECTED_ERRORS, explain
from invoicemesh_client.terminal import messages, report
from tests.accuracy.corpus import find_corpus
from tests.accuracy.evaluation import evaluate
from tests.accuracy.matching import Matching
from tests.accuracy.reading import read_corpus
from tests.accuracy.record.score import score_records
from tests.accuracy.record.summary import summarize_records
from tests.accuracy.record.truth import find_record_truths
from tests.accuracy.report.page import write_report
from tests.accuracy.summary import summarize


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status: 0 whatever the figures are, 1 when nothing could be measured."""
    chosen = _parser().parse_args(arguments)
    try:
        return _measure_records(chosen) if chosen.every_field else _measure(chosen)
    except (*EXPECTED_ERRORS, ValueError) as error:
        report(explain(error))
        return EXIT_FAILED


def _measure(chosen: argparse.Namespace) -> int:
    documents = find_corpus(chosen.corpus, chosen.only or ())
    if not documents:
        messages().print(f"There is no document with its truth beside it in {chosen.corpus}.")
        return EXIT_FAILED
    results = _results_of([document.source for document in documents], chosen)
    corpus = chosen.corpus.resolve().name
    evaluation = evaluate(corpus, documents, results, matching=Matching(exact_names=chosen.exact))
    page = write_report(evaluation, chosen.report)
    messages().print(f"The report is {page}.")
    sys.stdout.write(summarize(evaluation))
    return 0


def _measure_records(chosen: argparse.Namespace) -> int:
    truths = find_record_truths(chosen.corpus, chosen.only or ())
    if not truths:
        messages().print(f"No document in {chosen.corpus} carries an e-invoice or has a truth with a `record`.")
        return EXIT_FAILED
    summary = summarize_records(score_records(truths, _results_of([truth.source for truth in truths], chosen)))
    chosen.report.mkdir(parents=True, exist_ok=True)
    (chosen.report / "every-field.txt").write_text(summary, encoding="utf-8")
    sys.stdout.write(summary)
    return 0


def _results_of(sources: Sequence[InputDocument], chosen: argparse.Namespace) -> Path:
    """Where the results lie: those that were named, or those of reading the documents now."""
    results: Path = chosen.results or chosen.report / "results"
    if not chosen.results:
        read_corpus(sources, results, server=chosen.server, jobs=chosen.jobs)
    return results


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.accuracy", description="Measures how well documents are read.")
    parser.add_argument("corpus", type=Path, help="folder of documents, each with its truth beside it: X.pdf, X.json")
    parser.add_argument("--only", nargs="+", metavar="FOLDER", help="folders of the corpus; the beginning is enough")
    parser.add_argument("--exact", action="store_true", help="names and addresses must agree in every letter and digit")
    parser.add_argument(
        "--every-field",
        action="store_true",
        help="score every field of the record by the XML that documents carry, or by the `record` of their truth",
    )
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
