from contextlib import ExitStack

import pytest

from mesh.errors import ServiceError
from ocr_service.admission import Admission


def test_one_document_too_many_is_refused_and_told_when_to_come_back() -> None:
    admission = Admission(working=1, waiting=2)
    with ExitStack() as taken:
        for _ in range(3):
            taken.enter_context(admission.place())
        with pytest.raises(ServiceError) as refusal, admission.place():
            pass
    assert refusal.value.reason == "BUSY"
    assert refusal.value.facts == {"waiting": 2, "limit": 2}
    assert refusal.value.retry_after


def test_a_place_is_free_again_after_a_failure() -> None:
    admission = Admission(working=1, waiting=0)
    with pytest.raises(KeyError), admission.place():
        raise KeyError
    with admission.place():
        pass
