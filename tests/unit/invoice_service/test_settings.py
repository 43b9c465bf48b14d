"""The settings: the names that people know lead to the same places as the URLs do."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from invoice_service.settings import IN_PROCESS, InvoiceSettings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a `.env`, unless the test writes one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_word_everything_is_in_this_process_and_this_folder() -> None:
    settings = InvoiceSettings()
    assert settings.database_url.get_secret_value() == "sqlite:///data/invoicemesh.db"
    assert settings.queue_url.get_secret_value() == IN_PROCESS


def test_the_names_of_mysql_and_redis_are_read_from_the_env_file(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text(
        "MYSQL_HOST=db:3307\nMYSQL_USER=me@home\nMYSQL_PASSWORD='p@ss/w:rd'\nMYSQL_DB=records\nREDIS_HOST=cache\n"
    )
    settings = InvoiceSettings()
    url = make_url(settings.database_url.get_secret_value())
    assert (url.host, url.port, url.username, url.password, url.database) == (
        *("db", 3307, "me@home", "p@ss/w:rd", "records"),
    )
    assert settings.queue_url.get_secret_value() == "redis://cache/0"
    assert "p@ss" not in repr(settings)
    assert "p%40ss" not in repr(settings)


def test_a_url_goes_before_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MYSQL_HOST", "db")
    monkeypatch.setenv("REDIS_HOST", "cache")
    monkeypatch.setenv("INVOICE_DATABASE_URL", "sqlite:///other.db")
    monkeypatch.setenv("INVOICE_QUEUE_URL", IN_PROCESS)
    settings = InvoiceSettings()
    assert settings.database_url.get_secret_value() == "sqlite:///other.db"
    assert settings.queue_url.get_secret_value() == IN_PROCESS
