from pathlib import Path

import pytest

from invoicemesh_client.extraction.inputs import find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a/X.pdf", "a/X.json", "a/deep/Y.JPG", "b/Z.png", "b/Z.boxes.csv", "b/W.boxes.jsonl", "b/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def relative(*paths: Path) -> list[str]:
    return [document.relative.as_posix() for document in find_inputs(paths).documents]


def test_folders_side_by_side_keep_their_names(folder: Path) -> None:
    assert relative(folder / "a", folder / "b") == ["a/X.pdf", "a/deep/Y.JPG", "b/Z.png"]


def test_a_folder_that_is_named_alone_is_the_common_parent(folder: Path) -> None:
    assert relative(folder) == ["a/X.pdf", "a/deep/Y.JPG", "b/Z.png"]
    assert relative(folder / "a") == ["X.pdf", "deep/Y.JPG"]


def test_a_single_file_stands_at_the_top(folder: Path) -> None:
    assert relative(folder / "a/deep/Y.JPG") == ["Y.JPG"]


def test_files_of_several_folders_stand_below_what_they_share(folder: Path) -> None:
    assert relative(folder / "a/deep/Y.JPG", folder / "b/Z.png") == ["a/deep/Y.JPG", "b/Z.png"]


def test_a_document_that_is_named_twice_is_read_once(folder: Path) -> None:
    assert relative(folder / "a", folder / "a/X.pdf") == ["X.pdf", "deep/Y.JPG"]


def test_paths_with_detours_and_relative_ones_are_understood(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "a")
    assert relative(Path("../b"), Path()) == ["a/X.pdf", "a/deep/Y.JPG", "b/Z.png"]


def test_truth_files_and_files_of_unknown_type_are_counted(folder: Path) -> None:
    found = find_inputs([folder, folder / "b/notes.txt"])
    assert (found.truth_files, found.unknown_files) == (3, 1)


def test_hidden_files_are_left_alone(folder: Path) -> None:
    (folder / "a/.git").mkdir()
    (folder / "a/.git/logo.png").touch()
    (folder / "a/.X.pdf").touch()
    assert relative(folder / "a") == ["X.pdf", "deep/Y.JPG"]


def test_a_path_that_does_not_exist_is_named(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.pdf"):
        find_inputs([folder / "missing.pdf"])
