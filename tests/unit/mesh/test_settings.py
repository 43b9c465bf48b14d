from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsConfigDict

from mesh.settings import LogFormat, ServerSettings


class ProbeSettings(ServerSettings):
    model_config = SettingsConfigDict(env_prefix="PROBE_")

    port: int = 50099


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_server_listens_on_loopback_by_default() -> None:
    assert (ProbeSettings().host, ProbeSettings().port) == ("127.0.0.1", 50099)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("PROBE_PORT=1\nPROBE_LOG_FORMAT=json\nPORT=3\nMYSQL_HOST=db\n")
    monkeypatch.setenv("PROBE_PORT", "2")
    settings = ProbeSettings()
    assert (settings.port, settings.log_format) == (2, LogFormat.JSON)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROBE_PORT", "")
    assert ProbeSettings().port == 50099


@pytest.mark.parametrize(
    ("name", "value"), [("port", 65536), ("port", -1), ("grace_seconds", -1), ("stream_seconds", 0)]
)
def test_a_value_out_of_range_is_refused(name: str, value: int) -> None:
    with pytest.raises(ValidationError, match=name):
        ProbeSettings.model_validate({name: value})


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        ProbeSettings().host = "0.0.0.0"  # type: ignore[misc]  # noqa: S104
