"""The web app's files."""

from gateway.settings import FRONTEND
from tests.gateway.conftest import Gateway

PAGE = (FRONTEND / "placeholder" / "index.html").read_bytes()


def test_the_root_gives_the_page(gateway: Gateway) -> None:
    status, headers, body = gateway.http("/")
    assert (status, headers["content-type"], body) == (200, "text/html; charset=utf-8", PAGE)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-cache"


def test_a_deep_link_gives_the_page(gateway: Gateway) -> None:
    assert gateway.http("/inbox/0192")[2] == PAGE


def test_a_missing_file_is_not_found(gateway: Gateway) -> None:
    assert gateway.http("/main.js")[0] == 404


def test_nothing_outside_the_folder_is_served(gateway: Gateway) -> None:
    for path in ("/../../pyproject.toml", "/%2e%2e/%2e%2e/pyproject.toml", "/..%2f..%2fpyproject.toml"):
        status, _, body = gateway.http(path)
        assert b"[project]" not in body, path
        assert status in {400, 404}, path
