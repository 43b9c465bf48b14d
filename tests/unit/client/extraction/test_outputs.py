from pathlib import Path

import pytest

from invoicemesh_client.extraction.inputs import InputDocument
from invoicemesh_client.extraction.outputs import result_paths, write_result


def paths_of(*names: str) -> list[str]:
    documents = [InputDocument(Path("/in", name), Path(name)) for name in names]
    return [path.as_posix() for path in result_paths(documents, Path("out")).values()]


def test_a_result_stands_where_its_document_stands() -> None:
    assert paths_of("a/X.pdf", "b/X.pdf", "Y.2024.jpg") == ["out/a/X.json", "out/b/X.json", "out/Y.2024.json"]


def test_documents_that_differ_only_in_their_suffix_keep_it() -> None:
    assert paths_of("a/X.pdf", "a/X.jpg", "a/Y.jpg") == ["out/a/X.pdf.json", "out/a/X.jpg.json", "out/a/Y.json"]


def test_a_result_replaces_an_older_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "a/X.json"
    write_result(path, '{"long": "before"}')
    write_result(path, "{}")
    assert path.read_text() == "{}\n"
    assert [*path.parent.iterdir()] == [path]


def test_a_result_that_cannot_be_put_in_place_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "X.json"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_result(path, "{}")
    assert [*tmp_path.iterdir()] == [path]
