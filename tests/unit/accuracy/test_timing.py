from pathlib import Path

from tests.accuracy.timing import Timing, read_timings, write_timings


def test_timings_of_the_documents_asked_for_come_back(tmp_path: Path) -> None:
    write_timings(tmp_path, {"a/1.pdf": Timing(1.5, 0.25), 'b/"2", new.pdf': Timing(2.0, 0.5)})
    assert read_timings(tmp_path, ['b/"2", new.pdf', "c/3.pdf"]) == (Timing(2.0, 0.5),)


def test_results_that_were_not_timed_have_none(tmp_path: Path) -> None:
    assert read_timings(tmp_path, ["a/1.pdf"]) == ()
