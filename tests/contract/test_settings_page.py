from pathlib import Path

from deploy.local.settings_page import SERVICES, lines

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_of_settings_is_that_of_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8").splitlines() == list(lines()), "run: make docs/settings.md"


def test_every_setting_says_what_it_is_for() -> None:
    for _, settings in SERVICES:
        for name, field in settings.model_fields.items():
            assert field.description, f"{settings.__name__}.{name}"
