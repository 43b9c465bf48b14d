"""The command `python -m nlp_service.training`: learns from documents with known truth, says how well, writes weights.

What it says was measured on suppliers and layouts that neither models nor curves had seen.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

import nlp_service
from invoicemesh.ocr.v1.document_pb2 import Page
from nlp_service.engines.local import LocalEngine
from nlp_service.messages import to_response
from nlp_service.scoring.weighted import WeightedScorer
from nlp_service.training.calibration import fit_curves
from nlp_service.training.corpus import KnownDocument, find_documents
from nlp_service.training.examples import find_examples
from nlp_service.training.export import write_curves, write_models
from nlp_service.training.pages import PageReader
from nlp_service.training.ranking import learn
from nlp_service.training.report import report_calibration, report_models, say
from nlp_service.training.truth import KEYS
from nlp_service.training.validation import CrossValidation, is_worth_it

_HOME = Path(nlp_service.__file__).parent
# An address has one candidate, the lines below the supplier's name. The totals are chosen together, by what labels and
# arithmetic are worth beside one another; a model for one of them throws that out of balance.
_FIELDS = tuple(field for field in KEYS if not field.startswith(("supplier.address.", "totals.")))


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains on the given corpora."""
    options = _parser().parse_args(arguments)
    engine = LocalEngine(WeightedScorer())
    examples = find_examples(engine, _read(options.corpus, PageReader(options.ocr, options.pages)))
    say(f"{len(examples)} documents in {len({example.document.group for example in examples})} groups")

    validation = CrossValidation(engine, examples, _FIELDS)
    compared = validation.compare()
    kept = [field for field, by_corpus in compared.items() if is_worth_it(by_corpus)]
    report_models(compared, kept)
    choices = validation.choose(kept)
    outcomes = validation.outcomes(choices)
    report_calibration({field: validation.confidences(known) for field, known in outcomes.items()})
    if options.predictions:
        for example, extraction in validation.read(choices, outcomes):
            path = options.predictions / example.document.corpus / f"{example.document.name}.response"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(to_response(extraction).SerializeToString())

    everything = np.ones(len(examples), dtype=np.bool_)
    models = {field: learn(field, examples, everything) for field in kept}
    write_models({field: model for field, model in models.items() if model}, _HOME / "scoring" / "models")
    write_curves(fit_curves(outcomes, examples, everything), _HOME / "confidence.json")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m nlp_service.training", description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path, help="folder of documents, each with its truth beside it")
    parser.add_argument("--ocr", default="127.0.0.1:50051", help="the OcrService that reads them")
    parser.add_argument("--pages", type=Path, default=Path(".build/training/pages"), help="where their pages are kept")
    parser.add_argument("--predictions", type=Path, help="folder for what was read of each document, as protobuf")
    return parser


def _read(corpora: Sequence[Path], reader: PageReader) -> Iterator[tuple[KnownDocument, tuple[Page, ...]]]:
    for corpus in corpora:
        for document in find_documents(corpus):
            yield document, reader.read(document.path, f"{document.corpus}/{document.name}")


if __name__ == "__main__":
    main()
