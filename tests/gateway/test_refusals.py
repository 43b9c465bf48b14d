"""What the gateway refuses, and how it says so to each kind of client."""

import json

import grpc
import pytest

from invoicemesh.invoice.v1 import invoice_service_pb2, invoice_service_pb2_grpc
from tests.gateway import grpc_web
from tests.gateway.backend import SERVICE
from tests.gateway.conftest import Gateway

FOREIGN = "https://attacker.example"


def test_an_error_keeps_its_details_in_rest(gateway: Gateway) -> None:
    status, _, body = gateway.http("/v1/invoices/unknown")
    error = json.loads(body)
    assert (status, error["details"][0]["reason"]) == (404, "INVOICE_NOT_FOUND")
    assert error["message"] == "Es gibt keine solche Rechnung – größer."


def test_an_error_keeps_its_details_in_grpc_web(gateway: Gateway) -> None:
    request = invoice_service_pb2.GetInvoiceRequest(invoice_id="unknown")
    with grpc_web.call(gateway.port, f"{SERVICE}/GetInvoice", request) as call:
        assert list(call.messages(invoice_service_pb2.GetInvoiceResponse)) == []
        assert call.status == grpc.StatusCode.NOT_FOUND.value[0]
        assert call.trailers.get("grpc-status-details-bin") or call.response.headers.get("grpc-status-details-bin")


def test_a_page_of_a_foreign_origin_can_change_nothing(gateway: Gateway) -> None:
    before = gateway.backend.archived
    status, _, _ = gateway.http(
        "/v1/invoices/known:archive",
        method="POST",
        body=b"{}",
        headers={"origin": FOREIGN, "content-type": "text/plain"},
    )
    assert (status, gateway.backend.archived) == (403, before)


def test_a_page_of_a_foreign_origin_is_refused_over_grpc_web(gateway: Gateway) -> None:
    request = invoice_service_pb2.GetInvoiceRequest(invoice_id="known")
    with grpc_web.call(gateway.port, f"{SERVICE}/GetInvoice", request, origin=FOREIGN) as call:
        assert call.status == grpc.StatusCode.PERMISSION_DENIED.value[0]


def test_the_development_server_of_the_web_app_may_call(gateway: Gateway) -> None:
    origin = "http://localhost:4200"
    status, headers, _ = gateway.http(
        f"/{SERVICE}/GetInvoice",
        method="OPTIONS",
        headers={
            "origin": origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type,x-grpc-web",
        },
    )
    assert (status, headers["access-control-allow-origin"]) == (200, origin)
    request = invoice_service_pb2.GetInvoiceRequest(invoice_id="known")
    with grpc_web.call(gateway.port, f"{SERVICE}/GetInvoice", request, origin=origin) as call:
        assert len(list(call.messages(invoice_service_pb2.GetInvoiceResponse))) == 1
        assert "grpc-status" in call.response.headers["access-control-expose-headers"]


def test_the_gateways_own_pages_may_call(gateway: Gateway) -> None:
    status, _, _ = gateway.http("/v1/invoices/known", headers={"origin": f"http://127.0.0.1:{gateway.port}"})
    assert status == 200


def test_a_foreign_host_name_is_refused(gateway: Gateway) -> None:
    status, _, body = gateway.http("/v1/invoices/known", headers={"host": "rebound.example"})
    assert status == 421
    assert b"GATEWAY_HOSTS" in body


@pytest.mark.parametrize(("path", "status"), [("/v1/nothing", 404), ("/v1/invoices?no_such_filter=1", 400)])
def test_unknown_rest_paths_and_parameters_are_refused(gateway: Gateway, path: str, status: int) -> None:
    assert gateway.http(path)[0] == status


def test_a_body_over_the_limit_is_refused(gateway: Gateway) -> None:
    chunk = b'{"chunk": "' + b"A" * (1024 * 1024) + b'"}'
    body = b"[" + b",".join([chunk] * 12) + b"]"
    status, _, _ = gateway.http("/v1/invoices:upload", method="POST", body=body)
    assert status == 413


async def test_a_service_that_is_down_is_unavailable(gateway: Gateway) -> None:
    from invoicemesh.ocr.v1 import ocr_service_pb2, ocr_service_pb2_grpc

    async with grpc.aio.insecure_channel(f"127.0.0.1:{gateway.port}") as channel:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await ocr_service_pb2_grpc.OcrServiceStub(channel).GetCapabilities(
                ocr_service_pb2.GetCapabilitiesRequest(), timeout=10
            )
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE


async def test_a_call_without_a_deadline_gets_one_and_a_request_id(gateway: Gateway) -> None:
    async with grpc.aio.insecure_channel(f"127.0.0.1:{gateway.port}") as channel:
        stub = invoice_service_pb2_grpc.InvoiceServiceStub(channel)
        await stub.GetInvoice(invoice_service_pb2.GetInvoiceRequest(invoice_id="known"))
    assert gateway.backend.time_left is not None
    assert 0 < gateway.backend.time_left <= 30
    assert gateway.backend.metadata["x-request-id"]


def test_the_services_learn_the_true_address_of_the_caller(gateway: Gateway) -> None:
    forged = {"x-invoicemesh-caller": "203.0.113.9", "x-forwarded-for": "203.0.113.9"}
    assert gateway.http("/v1/invoices/known", headers=forged)[0] == 200
    assert gateway.backend.metadata["x-invoicemesh-caller"] == "127.0.0.1"
    assert "x-forwarded-for" not in gateway.backend.metadata
