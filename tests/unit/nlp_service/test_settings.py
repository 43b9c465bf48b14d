import pytest
from pydantic import ValidationError

from nlp_service.settings import NlpSettings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NLP_MAX_PAGES", "7")
    assert NlpSettings().max_pages == 7


@pytest.mark.parametrize("name", ["NLP_MAX_PAGES", "NLP_MAX_WORDS", "NLP_WORKERS"])
def test_a_limit_of_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "0")
    with pytest.raises(ValidationError):
        NlpSettings()
