from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import yaml

from ocr_service.engines import paddle_models


def test_the_folders_hold_weights_and_description(tmp_path: Path) -> None:
    folders = paddle_models.model_folders(tmp_path / "models")
    for folder in (folders.detection, folders.recognition):
        assert (folder / "inference.onnx").stat().st_size > 5_000_000
    description = yaml.safe_load((folders.recognition / "inference.yml").read_text(encoding="utf-8"))
    characters = description["PostProcess"]["character_dict"]
    assert {"0", "A", "€", "ß", "é"} <= set(characters)
    assert len(characters) == len(set(characters))


def test_folders_that_are_there_are_not_made_again(tmp_path: Path) -> None:
    first = paddle_models.model_folders(tmp_path)
    changed = (first.detection / "inference.yml").stat().st_mtime_ns
    assert paddle_models.model_folders(tmp_path) == first
    assert (first.detection / "inference.yml").stat().st_mtime_ns == changed
    assert [path.name.startswith(".making-") for path in tmp_path.iterdir()] == [False]


def test_a_folder_that_another_process_made_meanwhile_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = paddle_models.model_folders(tmp_path).detection.parent
    made_meanwhile = theirs.rename(tmp_path / "theirs")

    def rename_too_late(self: Path, target: Path) -> Path:
        made_meanwhile.replace(target)
        raise OSError(39, "Directory not empty")

    monkeypatch.setattr(Path, "rename", rename_too_late)
    assert paddle_models.model_folders(tmp_path).detection.is_dir()


def test_without_the_wheel_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paddle_models.info().available

    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(paddle_models, "distribution", missing)
    told = paddle_models.info()
    assert not told.available
    assert told.remedy == "pip install --no-deps rapidocr"
