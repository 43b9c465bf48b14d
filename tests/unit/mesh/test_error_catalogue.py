import grpc
import pytest

from invoicemesh.invoice.v1.error_reason_pb2 import ErrorReason
from mesh.error_catalogue import CATALOGUE, describe
from mesh.errors import ServiceError

_PREFIX = "ERROR_REASON_"


def test_the_catalogue_has_every_reason_of_the_contract_and_no_other() -> None:
    declared = {name.removeprefix(_PREFIX) for name in ErrorReason.keys()}  # noqa: SIM118
    assert CATALOGUE.keys() == declared - {"UNSPECIFIED"}


@pytest.mark.parametrize("reason", CATALOGUE)
def test_a_reason_answers_with_a_status_that_grpc_knows(reason: str) -> None:
    assert grpc.StatusCode[CATALOGUE[reason].status] is not grpc.StatusCode.OK


@pytest.mark.parametrize("reason", CATALOGUE)
def test_a_reason_says_what_is_wrong_and_what_to_do(reason: str) -> None:
    entry = CATALOGUE[reason]
    for sentence in (entry.fault, entry.remedy):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence.count("[") == sentence.count("]")


def test_the_sentence_names_the_fault_the_limit_and_what_to_do() -> None:
    error = ServiceError("DOCUMENT_TOO_LARGE", size_bytes=26_214_401, limit_bytes=26_214_400)
    assert describe(error) == (
        "The file is too large: 26,214,401 bytes; the limit is 26,214,400 bytes (25 MB). "
        "Split it, or scan it at a lower resolution."
    )


def test_the_sentence_says_when_to_come_back() -> None:
    assert describe(ServiceError("BUSY", retry_after=2.0)).endswith("Try again later, in about 2 s.")


def test_a_message_takes_the_place_of_the_sentence() -> None:
    assert describe(ServiceError("BUSY", message="The queue is full.")) == "The queue is full."


def test_an_unknown_reason_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        describe(ServiceError("NO_SUCH_REASON"))
