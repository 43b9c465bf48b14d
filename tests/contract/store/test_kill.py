"""What was committed is there after the process was killed, and what was not is not."""

import signal
import subprocess
import sys

from tests.contract.store.ledger import Ledger

# Adds invoices for ever, and says after each commit which one it was.
ADD_FOR_EVER = """
import sys
from invoice_service.store.database import open_database
from tests.contract.store.ledger import Ledger

ledger = Ledger(open_database(sys.argv[1], connections=1))
while True:
    print(ledger.add().id, flush=True)
"""


def test_a_killed_writer_loses_nothing_that_it_committed(ledger: Ledger, database_url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ADD_FOR_EVER, database_url], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        committed = [writer.stdout.readline().strip() for _ in range(20)]
        writer.send_signal(signal.SIGKILL)
        committed += writer.stdout.read().split()
    assert writer.returncode == -signal.SIGKILL
    # The writer had a clock of its own, which began with this one.
    ledger.clock.turn(60)
    with ledger.read() as uow:
        orphans = uow.jobs.orphans(limit=100_000)
        for invoice_id in orphans:
            assert uow.invoices.get(invoice_id).uploaded_by == "ada"
    # The last one may have been committed without a word of it.
    assert list(orphans)[: len(committed)] == committed
    assert len(orphans) - len(committed) in {0, 1}
    assert ledger.add().id not in orphans
