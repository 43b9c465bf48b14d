"""A process of Dramatiq alone: `python -m tests.benchmarks.store.raw_worker REDIS_URL THREADS [DATABASE_URL]`.

Its messages carry an id, as those of invoices do. They ask for nothing, or, with a database, for one row.
"""

import sys
import threading

import dramatiq
import pymysql
import redis
from dramatiq.brokers.redis import RedisBroker
from sqlalchemy import make_url

QUEUE = "raw"


def broker(redis_url: str) -> RedisBroker:
    """Dramatiq with everything that it has switched on, as it comes."""
    return RedisBroker(client=redis.Redis.from_url(redis_url))  # type: ignore[no-untyped-call]


def send(to: RedisBroker, message: str) -> None:
    """Puts a message into the queue."""
    to.enqueue(dramatiq.Message(queue_name=QUEUE, actor_name=QUEUE, args=(message,), kwargs={}, options={}))


class Rows:
    """Writes and commits a row for each message, over a connection a thread."""

    def __init__(self, database_url: str) -> None:
        url = make_url(database_url)
        self._where = {"host": url.host, "port": url.port, "user": url.username, "password": url.password}
        self._database = url.database
        self._local = threading.local()

    def write(self, message: str) -> None:
        """A transaction of one statement."""
        if not hasattr(self._local, "connection"):
            self._local.connection = pymysql.connect(**self._where, database=self._database, autocommit=True)
        with self._local.connection.cursor() as cursor:
            cursor.execute("INSERT INTO raw_messages (id) VALUES (%s)", (message,))


def main() -> None:
    """Works until it is killed."""
    redis_url, threads, *database_url = sys.argv[1:]
    rows = Rows(database_url[0]) if database_url else None

    def work(message: str) -> None:
        if rows is not None:
            rows.write(message)

    of = broker(redis_url)
    dramatiq.actor(actor_name=QUEUE, queue_name=QUEUE, broker=of)(work)
    dramatiq.Worker(of, worker_threads=int(threads)).start()
    threading.Event().wait()


if __name__ == "__main__":
    main()
