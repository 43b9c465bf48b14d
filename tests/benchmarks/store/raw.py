"""How many messages a second Dramatiq alone takes off a queue, with the processes and threads that the workers have."""

import subprocess
import sys
import time
import uuid

import pymysql
from dramatiq.brokers.redis import RedisBroker
from sqlalchemy import make_url

from tests.benchmarks.store import raw_worker


def raw_messages_per_second(
    messages: int, *, processes: int, threads: int, queue_url: str, database_url: str | None = None
) -> float:
    """Messages that ask for nothing; with a database, for a row that is written and committed."""
    if database_url is not None:
        url = make_url(database_url)
        where = {"host": url.host, "port": url.port, "user": url.username, "password": url.password}
        with pymysql.connect(**where, database=url.database) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE raw_messages (id CHAR(36) PRIMARY KEY)")
    broker = raw_worker.broker(queue_url)
    broker.declare_queue(raw_worker.QUEUE)
    for _ in range(messages):
        raw_worker.send(broker, str(uuid.uuid4()))
    command = [sys.executable, "-m", "tests.benchmarks.store.raw_worker", queue_url, str(threads)]
    workers = [
        subprocess.Popen([*command, database_url] if database_url else command, stderr=subprocess.DEVNULL)
        for _ in range(processes)
    ]
    try:
        # The time that processes take to start does not count.
        left_at_begin = _fewer_left(broker, messages)
        begin = time.perf_counter()
        left_at_end = _fewer_left(broker, max(1, messages // 100))
        return (left_at_begin - left_at_end) / (time.perf_counter() - begin)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def _fewer_left(broker: RedisBroker, number: int) -> int:
    while (left := broker.do_qsize(raw_worker.QUEUE)) >= number:
        time.sleep(0.02)
    return int(left)
