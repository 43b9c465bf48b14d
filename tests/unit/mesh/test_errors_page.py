from pathlib import Path

from mesh.error_catalogue import CATALOGUE
from mesh.errors_page import errors_page

_PAGE = Path(__file__).parents[3] / "docs" / "errors.md"


def test_the_page_is_up_to_date() -> None:
    assert _PAGE.read_text(encoding="utf-8") == errors_page(), "run: python -m mesh.errors_page > docs/errors.md"


def test_the_page_names_every_reason_with_its_status() -> None:
    page = errors_page()
    for reason, entry in CATALOGUE.items():
        assert f"| `{reason}` | `{entry.status}` |" in page


def test_the_page_shows_facts_by_name() -> None:
    row = next(line for line in errors_page().splitlines() if "`DOCUMENT_TOO_MANY_PAGES`" in line)
    assert "too many pages: `{pages}`; the limit is `{limit_pages}`." in row
