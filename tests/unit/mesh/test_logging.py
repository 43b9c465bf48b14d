import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from mesh.logging import configure_logging
from mesh.request_id import request_id_is
from mesh.settings import LogFormat, LogLevel


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_one_json_object_with_service_and_request_id(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("probe", LogFormat.JSON, LogLevel.INFO)
    with request_id_is("request-1"):
        structlog.get_logger().info("page_read", pages=2)
    out, err = capsys.readouterr()
    line = json.loads(err)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "page_read",
        "level": "info",
        "pages": 2,
        "request_id": "request-1",
        "service": "probe",
    }
    assert out == ""


def test_other_libraries_log_in_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("probe", LogFormat.JSON, LogLevel.INFO)
    logging.getLogger("library").warning("slow %s", "query")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"], line["service"]) == ("slow query", "warning", "probe")


def test_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("probe", LogFormat.JSON, LogLevel.WARNING)
    structlog.get_logger().info("page_read")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("fmt", LogFormat)
def test_a_traceback_shows_no_local_variables(fmt: LogFormat, capsys: pytest.CaptureFixture[str]) -> None:
    def crash() -> None:
        iban = "".join(reversed("150202000000000021203020ED"))
        assert iban
        raise RuntimeError

    configure_logging("probe", fmt, LogLevel.INFO)
    try:
        crash()
    except RuntimeError:
        structlog.get_logger().exception("rpc_crashed")
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "DE0203021200000000002020" not in err
