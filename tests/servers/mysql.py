"""A MySQL that somebody else runs, for whom no package of Debian's stable release brings one.

`INVOICEMESH_TEST_MYSQL=mysql+pymysql://user:password@127.0.0.1:3306` names it; the user may make databases.
"""

import os
import uuid

from sqlalchemy import create_engine, make_url, text

_VARIABLE = "INVOICEMESH_TEST_MYSQL"


def is_named() -> bool:
    """Whether there is one."""
    return _VARIABLE in os.environ


def new_database() -> str:
    """Makes an empty database and gives its URL."""
    name = f"test_{uuid.uuid4().hex}"
    server = make_url(os.environ[_VARIABLE])
    engine = create_engine(server)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
