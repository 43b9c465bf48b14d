import hashlib
from pathlib import Path

from invoicemesh_client.document_file import CHUNK_BYTES, DocumentFile


def test_a_file_is_measured_and_comes_in_chunks_again_and_again(tmp_path: Path) -> None:
    content = bytes(range(256)) * (CHUNK_BYTES // 256) + b"rest"
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    document = DocumentFile.of(path)
    assert (document.filename, document.size_bytes) == ("a.pdf", CHUNK_BYTES + 4)
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert [len(chunk) for chunk in document.chunks()] == [CHUNK_BYTES, 4]
    assert b"".join(document.chunks()) == content


def test_bytes_are_sent_like_a_file_under_the_name_they_are_given() -> None:
    document = DocumentFile.of(b"%PDF", filename="b.pdf")
    assert (document.filename, [*document.chunks()]) == ("b.pdf", [b"%PDF"])


def test_an_empty_document_has_no_chunks() -> None:
    assert [*DocumentFile.of(b"").chunks()] == []
