"""What every call gets, proven on each kind of rpc: its answer, its errors with details, its faults hidden."""

import grpc
import pytest
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from grpc_status import rpc_status
from structlog.typing import EventDict

from mesh.auth import LOCAL_ADMIN, Principal, current_principal
from mesh.errors import FieldViolation, ServiceError
from tests.integration.mesh.probe.harness import KINDS, SERVICE, ProbeMesh

every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("Unary", ["a"]), ("ServerStream", ["a", "a"]), ("ClientStream", ["ab"]), ("BothStream", ["a", "b"])],
)
async def test_a_call_is_answered(probes: ProbeMesh, kind: str, answer: list[str]) -> None:
    channel = await probes.channel(await probes.start())
    assert await probes.ask(channel, kind, "a", "b") == answer


@every_kind
async def test_a_service_error_arrives_with_its_details(probes: ProbeMesh, kind: str) -> None:
    async def refuse() -> None:
        raise ServiceError(
            "REQUEST_INVALID", fields=[FieldViolation("text", "must not be a")], retry_after=1.5, problem="not so"
        )

    channel = await probes.channel(await probes.start(refuse))
    failure = await probes.failure(channel, kind)

    assert failure.code() is grpc.StatusCode.INVALID_ARGUMENT
    status = rpc_status.from_call(failure)
    assert status is not None
    info, bad_request, retry = ErrorInfo(), BadRequest(), RetryInfo()
    assert [d.Unpack(m) for d, m in zip(status.details, (info, bad_request, retry), strict=True)] == [True] * 3
    assert (info.domain, info.reason) == ("invoicemesh", "REQUEST_INVALID")
    assert dict(info.metadata) == {"problem": "not so"}
    assert [(v.field, v.description) for v in bad_request.field_violations] == [("text", "must not be a")]
    assert retry.retry_delay.ToMilliseconds() == 1500
    assert failure.details() == status.message
    assert status.message.startswith("The request is not valid: not so.")


@every_kind
async def test_an_unknown_error_is_hidden_and_logged(probes: ProbeMesh, kind: str, logs: list[EventDict]) -> None:
    async def crash() -> None:
        raise RuntimeError("IBAN DE02 1203 0000 0000 2020 51")

    channel = await probes.channel(await probes.start(crash))
    failure = await probes.failure(channel, kind, metadata=(("x-request-id", "request-7"),))

    assert failure.code() is grpc.StatusCode.INTERNAL
    assert "IBAN" not in repr(failure)
    assert "request-7" in (failure.details() or "")
    (crashed,) = [line for line in logs if line["event"] == "rpc_crashed"]
    assert (crashed["exc_info"], crashed["request_id"]) == (True, "request-7")


@every_kind
async def test_a_finished_call_is_logged_once(probes: ProbeMesh, kind: str, logs: list[EventDict]) -> None:
    channel = await probes.channel(await probes.start())
    await probes.ask(channel, kind, "secret", metadata=(("x-request-id", "request-8"),))

    (line,) = [line for line in logs if line["event"] == "rpc_finished"]
    assert line.pop("duration_ms") >= 0
    assert line == {
        "event": "rpc_finished",
        "log_level": "info",
        "method": f"/{SERVICE}/{kind}",
        "code": "OK",
        "principal": "local admin",
        "request_id": "request-8",
    }


@every_kind
async def test_the_handler_knows_who_calls(probes: ProbeMesh, kind: str) -> None:
    seen: list[Principal] = []

    async def look() -> None:
        seen.append(current_principal())

    channel = await probes.channel(await probes.start(look))
    await probes.ask(channel, kind, "a")
    assert seen == [LOCAL_ADMIN]


@every_kind
async def test_the_request_id_comes_back_when_a_call_fails(probes: ProbeMesh, kind: str) -> None:
    async def refuse() -> None:
        raise ServiceError("ETAG_MISMATCH")

    channel = await probes.bare_channel(await probes.start(refuse))
    failure = await probes.failure(channel, kind, metadata=(("x-request-id", "request-9"),))
    assert ("x-request-id", "request-9") in tuple(failure.trailing_metadata() or ())


async def test_an_unfit_request_id_is_replaced(probes: ProbeMesh) -> None:
    channel = await probes.bare_channel(await probes.start())
    call = probes.call(channel, "Unary", "a", metadata=(("x-request-id", "no; such id"),))
    await call
    given = dict(await call.trailing_metadata())["x-request-id"]
    assert len(given) == 36


async def test_an_unknown_method_is_unimplemented(probes: ProbeMesh) -> None:
    channel = await probes.bare_channel(await probes.start())
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await probes.raw(channel, f"/{SERVICE}/Unheard")
    assert failure.value.code() is grpc.StatusCode.UNIMPLEMENTED


@every_kind
async def test_bytes_that_are_no_request_are_the_callers_fault(probes: ProbeMesh, kind: str) -> None:
    channel = await probes.bare_channel(await probes.start())
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await probes.raw(channel, f"/{SERVICE}/{kind}", b"\xff\xff")
    assert failure.value.code() is grpc.StatusCode.INVALID_ARGUMENT


@pytest.mark.parametrize("kind", ["ClientStream", "BothStream"])
async def test_an_early_answer_reaches_a_caller_that_is_still_sending(probes: ProbeMesh, kind: str) -> None:
    host = await probes.start()
    channel = await probes.bare_channel(host)
    texts = ["x" * 2**16] * 100
    remote = (("x-forwarded-for", "203.0.113.9"),)
    for _ in range(20):
        failure = await probes.failure(channel, kind, *texts, metadata=remote)
        assert failure.code() is grpc.StatusCode.UNAUTHENTICATED
