"""The databases that the store must work on alike, empty for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from invoice_service.store.database import open_database
from invoice_service.store.migrations import upgrade
from tests.contract.store.ledger import Ledger
from tests.servers import mysql
from tests.servers.mariadb import MariaDb


@pytest.fixture(params=["sqlite", "mariadb", *(["mysql"] if mysql.is_named() else [])])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'records.db'}"
    if request.param == "mysql":
        return mysql.new_database()
    server: MariaDb = request.getfixturevalue("mariadb_server")
    return server.url(server.new_database())


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    engine = open_database(database_url, connections=8)
    upgrade(engine)
    yield Ledger(engine)
    engine.dispose()
