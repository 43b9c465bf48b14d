"""Work that nobody would do is refused at the start."""

from pathlib import Path
from typing import Any

import pytest

from invoice_service.jobs.processing import Processing
from invoice_service.jobs.work import work_of
from invoice_service.settings import InvoiceSettings
from invoice_service.watching.changes import Changes
from mesh.start_error import StartError


@pytest.mark.parametrize(
    "settings",
    [{"queue_url": "memory://", "workers": 0}, {"queue_url": "amqp://queue"}],
    ids=["no workers", "no Redis"],
)
async def test_a_queue_that_leads_nowhere_is_refused_with_the_setting(tmp_path: Path, settings: dict[str, Any]) -> None:
    chosen = InvoiceSettings(database_url=f"sqlite:///{tmp_path}/r.db", objects_url="memory://", **settings)
    processing = Processing.of(chosen)
    with pytest.raises(StartError, match="INVOICE_QUEUE_URL"):
        work_of(chosen, processing, Changes())
    async with processing.opened():
        pass
