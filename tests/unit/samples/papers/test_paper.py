import json
from pathlib import Path

import pytest

from samples.papers.__main__ import main
from samples.papers.paper import KINDS, LANGUAGES, make_paper
from samples.papers.printing import print_paper


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_kind_of_paper(language: str, kind: str) -> None:
    paper = make_paper(7, language, kind)
    written = " ".join((*paper.sender, *paper.recipient, *paper.paragraphs, *sum(paper.table, ())))
    assert "{" not in written
    assert len(written) > 150


def test_the_same_seed_makes_the_same_paper() -> None:
    first, again = (print_paper(make_paper(3, "pl", "contract"), 3) for _ in range(2))
    assert first == again
    assert first != print_paper(make_paper(4, "pl", "contract"), 4)


def test_the_command_writes_papers_that_state_nothing_of_an_invoice(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--count", "2"])
    truths = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(tmp_path.glob("*.json"))]
    assert [truth["document_type"] for truth in truths] == ["other", "other"]
    assert {truth["gross_total"] for truth in truths} == {None}
    assert len(list(tmp_path.glob("*.pdf"))) == 2
