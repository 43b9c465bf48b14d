from pathlib import Path

import pytest

from samples.__main__ import main


def test_the_command_writes_each_kind_in_turn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--seed", "5", "--count", "3", "--out", str(tmp_path / "new"), "--layout", "letter", "--scan", "clean"]
    assert main(arguments) == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "de-letter-clean-00005.json",
        "de-letter-clean-00005.pdf",
        "en-letter-clean-00006.json",
        "en-letter-clean-00006.pdf",
        "es-letter-clean-00007.json",
        "es-letter-clean-00007.pdf",
    ]
    assert capsys.readouterr().out.startswith("3 samples in ")


def test_a_layout_that_does_not_exist_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--out", str(tmp_path), "--layout", "baroque"])
    assert stopped.value.code == 2
    assert "baroque" in capsys.readouterr().err


def test_an_invoice_too_long_for_a_picture_stops_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--count", "1", "--out", str(tmp_path), "--layout", "ledger", "--format", "png"]) == 1
    assert "Use --format pdf." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_several_workers_write_the_same_as_one(tmp_path: Path) -> None:
    arguments = ["--count", "9", "--scan", "clean", "--layout", "till", "--layout", "banner"]
    assert main([*arguments, "--out", str(tmp_path / "one")]) == 0
    assert main([*arguments, "--out", str(tmp_path / "two"), "--workers", "2"]) == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert len(one) == 18
