from collections import Counter
from pathlib import Path

from tests.benchmarks.ocr.scans import find_scans, words_of


def test_words_are_runs_of_letters_and_digits_in_upper_case() -> None:
    assert words_of(["Total: 1,234.50", "TOTAL"]) == Counter({"TOTAL": 2, "1": 1, "234": 1, "50": 1})


def test_scans_come_with_the_words_of_their_boxes(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.png", "c.jpeg", "d.jpg", "e.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "a.boxes.csv").write_text("0,0,9,0,9,9,0,9,Screws, nails\n")
    (tmp_path / "b.boxes.jsonl").write_text('{"box": [], "text": "Total"}\n')
    scans = find_scans([tmp_path], each=3)
    assert [scan.path.name for scan in scans] == ["a.jpg", "b.png", "c.jpeg"]
    assert [scan.words for scan in scans] == [Counter({"SCREWS": 1, "NAILS": 1}), Counter({"TOTAL": 1}), Counter()]
