from pathlib import Path

import pytest

from tests.accuracy.corpus import find_corpus
from tests.unit.accuracy.corpus_files import write_document


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("top", "us/1", "us_tv/2", "de/deep/3", "de/unlabelled"):
        write_document(tmp_path / "corpus", name)
    (tmp_path / "corpus/de/unlabelled.json").unlink()
    return tmp_path / "corpus"


def test_documents_with_a_truth_are_counted_under_their_folder(corpus: Path) -> None:
    assert [(document.name, document.folder) for document in find_corpus(corpus)] == [
        ("de/deep/3.png", "de/deep"),
        ("top.png", "corpus"),
        ("us/1.png", "us"),
        ("us_tv/2.png", "us_tv"),
    ]


def test_only_takes_the_folders_that_begin_so(corpus: Path) -> None:
    assert [document.folder for document in find_corpus(corpus, only=["us_", "de"])] == ["de/deep", "us_tv"]


def test_a_corpus_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        find_corpus(tmp_path / "none")
