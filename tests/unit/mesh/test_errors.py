import pickle

from mesh.errors import FieldViolation, ServiceError


class TooManyPagesError(ServiceError):
    def __init__(self, pages: int, limit: int) -> None:
        super().__init__("DOCUMENT_TOO_MANY_PAGES", pages=pages, limit_pages=limit)


def test_an_error_survives_the_way_out_of_a_worker_process() -> None:
    error = ServiceError(
        "BUSY", message="Later.", fields=[FieldViolation("file", "too much")], retry_after=2.5, waiting=3
    )
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is ServiceError
    assert copy.__dict__ == error.__dict__
    assert str(copy) == str(error) == "BUSY"


def test_a_subclass_with_arguments_of_its_own_survives_it_too() -> None:
    copy = pickle.loads(pickle.dumps(TooManyPagesError(70, 50)))  # noqa: S301
    assert type(copy) is TooManyPagesError
    assert copy.facts == {"pages": 70, "limit_pages": 50}
