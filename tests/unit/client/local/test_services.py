import sys
from pathlib import Path

import pytest

from invoicemesh_client.local.procfile import ProcfileError, parse_procfile
from invoicemesh_client.local.services import connecting_environment, local_services, storing_environment

ENTRIES = parse_procfile("ocr: python -m ocr_service\nnlp: python -m nlp_service\ninvoice: serve\ngateway: envoy")


def test_the_services_with_a_port_come_in_the_procfiles_order_and_run_on_this_python() -> None:
    services = local_services(ENTRIES, {"invoice": 3, "ocr": 1})
    assert [(service.name, service.target, service.port_setting) for service in services] == [
        ("ocr", "127.0.0.1:1", "OCR_PORT"),
        ("invoice", "127.0.0.1:3", "INVOICE_PORT"),
    ]
    assert [service.command for service in services] == [(sys.executable, "-m", "ocr_service"), ("serve",)]


def test_a_process_that_the_procfile_lacks_is_named() -> None:
    with pytest.raises(ProcfileError, match="`nlp`"):
        local_services(ENTRIES[:1], {"ocr": 1, "nlp": 2})


def test_services_are_told_their_own_port_and_where_the_others_listen() -> None:
    services = local_services(ENTRIES, {"ocr": 1, "nlp": 2, "invoice": 3, "gateway": 4})
    assert connecting_environment(services) == {
        "OCR_PORT": "1",
        "NLP_PORT": "2",
        "INVOICE_PORT": "3",
        "GATEWAY_PORT": "4",
        "INVOICE_OCR_TARGET": "127.0.0.1:1",
        "INVOICE_NLP_TARGET": "127.0.0.1:2",
        "GATEWAY_OCR_TARGET": "127.0.0.1:1",
        "GATEWAY_NLP_TARGET": "127.0.0.1:2",
        "GATEWAY_INVOICE_TARGET": "127.0.0.1:3",
    }


def test_a_folder_of_its_own_holds_database_and_objects() -> None:
    assert storing_environment(Path("/tmp/x")) == {  # noqa: S108 - nothing is written
        "INVOICE_DATABASE_URL": "sqlite:////tmp/x/invoicemesh.db",
        "INVOICE_OBJECTS_URL": "/tmp/x/objects",  # noqa: S108
    }
