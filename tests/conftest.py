"""What holds for all tests."""

import os

import pytest


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
