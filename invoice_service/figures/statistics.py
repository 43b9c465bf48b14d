"""The statistics of a period as a message: what the store counts and adds up, and the middle of the review times."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from google.protobuf.duration_pb2 import Duration

from en16931.dates import from_date
from invoice_service.store import UnitOfWork
from invoice_service.store.messages import amount, timestamp
from invoice_service.store.repositories.statistics import Period
from invoicemesh.invoice.v1.statistics_pb2 import (
    AgeingBucket,
    FieldCorrections,
    GetStatisticsResponse,
    MonthlySpend,
    Quality,
    StateCount,
    SupplierSpend,
)

_SUPPLIERS = 20
_FIELDS = 50


def figures(uow: UnitOfWork, period: Period, now: datetime) -> GetStatisticsResponse:
    """Give all figures, of one state of things."""
    queue = uow.statistics.queue()
    return GetStatisticsResponse(
        states=[StateCount(state=state, count=count) for state, count in sorted(uow.statistics.states().items())],
        queue_length=queue.waiting + queue.running,
        spend_by_month=[
            MonthlySpend(
                month=from_date(month),
                currency=one.currency,
                amount=amount(one.amount, one.currency),
                count=one.count,
            )
            for month, one in uow.statistics.spend_by_month(period)
        ],
        spend_by_supplier=[
            SupplierSpend(
                supplier_id=one.supplier_id,
                supplier_name=one.name,
                currency=one.sum.currency,
                amount=amount(one.sum.amount, one.sum.currency),
                count=one.sum.count,
            )
            for one in uow.statistics.spend_by_supplier(period, limit=_SUPPLIERS)
        ],
        ageing=[
            AgeingBucket(
                overdue=overdue, currency=one.currency, amount=amount(one.amount, one.currency), count=one.count
            )
            for overdue, one in uow.statistics.ageing(now.date())
        ],
        quality=_quality(uow, period),
        time=timestamp(now),
    )


def _quality(uow: UnitOfWork, period: Period) -> Quality:
    processed, touchless = uow.statistics.processed(period)
    times = uow.statistics.review_times(period)
    return Quality(
        processed=processed,
        touchless=touchless,
        corrections=[
            FieldCorrections(path=path, count=count)
            for path, count in uow.statistics.corrections(period, limit=_FIELDS)
        ],
        decided=uow.statistics.decided(period),
        median_review=_share(times, 0.5),
        p90_review=_share(times, 0.9),
    )


def _share(times: Sequence[timedelta], share: float) -> Duration | None:
    """The shortest time within which this share of them lies; the times are in order."""
    if not times:
        return None
    duration = Duration()
    duration.FromTimedelta(times[math.ceil(share * len(times)) - 1])
    return duration
