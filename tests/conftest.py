"""What holds for all tests."""

import os
from collections.abc import Iterator

import pytest

from tests.servers import mariadb, redis
from tests.servers.mariadb import MariaDb
from tests.servers.server_process import ServerProcess


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run in which a test was skipped, where everything that tests need is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    skipped = len(reporter.stats.get("skipped", []))
    if skipped and os.environ.get("INVOICEMESH_FORBID_SKIPS") and exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{skipped} skipped tests count as failed here (INVOICEMESH_FORBID_SKIPS)", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[MariaDb]:
    """A MariaDB for all tests that do nothing to the server itself."""
    if missing := mariadb.missing_program():
        pytest.skip(f"{missing} is not installed (Debian: mariadb-server)")
    with mariadb.running_mariadb() as server:
        yield server


@pytest.fixture
def redis_server() -> Iterator[ServerProcess]:
    """A Redis that is empty and of this test alone."""
    if missing := redis.missing_program():
        pytest.skip(f"{missing} is not installed (Debian: redis-server)")
    with redis.running_redis() as server:
        yield server
