"""Counts are reckoned once while nothing changes, whether Redis is there to keep them or not."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import redis as redis_client

from invoice_service.figures import cached_answers
from invoice_service.figures.answer_cache import AnswerCache, MemoryCache, RedisCache
from invoice_service.figures.cached_answers import CachedAnswers
from invoice_service.store import Store, UnitOfWork
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    Count,
    CountInvoicesRequest,
    CountInvoicesResponse,
    Facet,
    InvoiceFilter,
)
from tests.contract.store.ledger import new_invoice
from tests.servers import redis
from tests.servers.server_process import ServerProcess

REQUEST = CountInvoicesRequest(filter=InvoiceFilter(text="lang"), facets=[Facet.FACET_STATE])


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[AnswerCache]:
    if request.param == "memory":
        made: AnswerCache = MemoryCache()
    else:
        made = RedisCache(redis.url(request.getfixturevalue("redis_server")))
    yield made
    await made.close()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await asyncio.to_thread(Store.open, f"sqlite:///{tmp_path / 'records.db'}")
    yield opened
    await asyncio.to_thread(opened.close)


class Reckoner:
    """Counts how often it is asked, and says so."""

    times = 0

    def __call__(self, uow: UnitOfWork) -> CountInvoicesResponse:
        self.times += 1
        return CountInvoicesResponse(total=Count(count=self.times))


async def test_a_text_is_kept_for_its_time(cache: AnswerCache) -> None:
    await cache.put("a", "{}", seconds=60)
    await cache.put("b", "[]", seconds=0.05)
    assert await cache.get("a") == "{}"
    await asyncio.sleep(0.1)
    assert (await cache.get("a"), await cache.get("b"), await cache.get("c")) == ("{}", None, None)


async def test_an_answer_is_given_again_until_something_changes(
    cache: AnswerCache, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_answers, "_REUSE", 0)
    answers, reckon = CachedAnswers(store, cache), Reckoner()
    for _ in range(3):
        assert (await answers.answer(REQUEST, CountInvoicesResponse, reckon)).total.count == 1
    other = CountInvoicesRequest(filter=InvoiceFilter(text="kurz"))
    assert (await answers.answer(other, CountInvoicesResponse, reckon)).total.count == 2
    await store.run(lambda uow: uow.invoices.add(new_invoice()))
    assert (await answers.answer(REQUEST, CountInvoicesResponse, reckon)).total.count == 3


async def test_an_answer_that_took_long_is_given_for_a_while_although_something_changed(
    cache: AnswerCache, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_answers, "_REUSE", 1e9)
    answers, reckon = CachedAnswers(store, cache), Reckoner()
    await answers.answer(REQUEST, CountInvoicesResponse, reckon)
    await store.run(lambda uow: uow.invoices.add(new_invoice()))
    await answers.answer(REQUEST, CountInvoicesResponse, reckon)
    assert reckon.times == 1


async def test_redis_holds_json_and_may_go_away(store: Store, redis_server: ServerProcess) -> None:
    cache, reckon = RedisCache(redis.url(redis_server)), Reckoner()
    answers = CachedAnswers(store, cache)
    await answers.answer(REQUEST, CountInvoicesResponse, reckon)
    with redis_client.Redis.from_url(redis.url(redis_server), decode_responses=True) as client:
        (kept,) = client.mget(client.keys("invoicemesh:answer:*"))
        assert json.loads(kept)["answer"] == {"total": {"count": 1}}
    redis_server.stop()
    for times in (2, 3):
        assert (await answers.answer(REQUEST, CountInvoicesResponse, reckon)).total.count == times
    await cache.close()
