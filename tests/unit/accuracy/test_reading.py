"""Reading a corpus through a fake of the mesh over real gRPC, which reads nothing but speaks the contract."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh.invoice.v1.invoice_pb2 import ProcessingStep, Progress
from invoicemesh_client.extraction.inputs import find_inputs
from invoicemesh_client.failure import CommandError
from tests.accuracy.reading import read_corpus
from tests.accuracy.result import read_result
from tests.accuracy.timing import read_timings
from tests.integration.client.fake_mesh import DAMAGED, Context, FakeMesh, serving


class SteppingMesh(FakeMesh):
    """The fake, telling that it extracts."""

    def ReadInvoice(self, request_iterator: Iterator[pb.ReadInvoiceRequest], context: Context) -> Any:
        for answer in super().ReadInvoice(request_iterator, context):
            if answer.HasField("result"):
                extracting = Progress(step=ProcessingStep.PROCESSING_STEP_EXTRACTING)
                yield pb.ReadInvoiceResponse(progress=extracting)
            yield answer


def test_each_document_gives_a_full_result_and_its_timing_or_its_error(tmp_path: Path) -> None:
    corpus, results = tmp_path / "corpus", tmp_path / "results"
    (corpus / "a").mkdir(parents=True)
    (corpus / "a/good.pdf").write_bytes(b"a document")
    (corpus / "a/bad.pdf").write_bytes(DAMAGED)
    mesh = SteppingMesh()
    with serving(mesh) as target:
        read_corpus(find_inputs([corpus]).documents, results, server=target, jobs=2)
    assert all(isinstance(sent, pb.ReadMetadata) and sent.options.ignore_embedded for sent in mesh.requests)
    good, bad = read_result(results / "a/good.json"), read_result(results / "a/bad.json")
    assert good.full is not None
    assert bad.flat.error is not None
    assert bad.flat.error.reason == "DOCUMENT_DAMAGED"
    (timing,) = read_timings(results, ["a/good.pdf", "a/bad.pdf"])
    assert timing.recognition > 0
    assert timing.beyond_recognition > 0


def test_a_mesh_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("invoicemesh_client.client._FIRST_PAUSE_SECONDS", 0.001)
    (tmp_path / "one.pdf").write_bytes(b"a document")
    with serving(FakeMesh()) as target:
        pass
    with pytest.raises(CommandError, match=f"No mesh answers at {target}"):
        read_corpus(find_inputs([tmp_path]).documents, tmp_path / "results", server=target, jobs=1)
