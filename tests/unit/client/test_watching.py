from collections.abc import Iterator, Sequence
from itertools import islice

import grpc
import pytest

from invoicemesh.invoice.v1.invoice_service_pb2 import WatchInvoicesResponse as Message
from invoicemesh_client.errors import MeshCallError
from invoicemesh_client.watching import follow


class Broken(grpc.RpcError):
    """A stream that ended with an error."""

    def __init__(self, code: grpc.StatusCode) -> None:
        self._code = code

    def code(self) -> grpc.StatusCode:
        return self._code

    def details(self) -> str:
        return "broken"

    def trailing_metadata(self) -> tuple[()]:
        return ()


class Stream:
    """A stream of given messages that then ends as given."""

    def __init__(self, messages: Sequence[Message], end: grpc.StatusCode | None) -> None:
        self._messages, self._end = messages, end
        self.cancelled = False

    def __iter__(self) -> Iterator[Message]:
        yield from self._messages
        if self._end:
            raise Broken(self._end)

    def cancel(self) -> bool:
        self.cancelled = True
        return True


class Server:
    """Gives one prepared stream after the other and notes the cursors it was asked for."""

    def __init__(self, *streams: Stream) -> None:
        self.streams = list(streams)
        self.cursors: list[str] = []
        self.pauses: list[float] = []

    def open(self, cursor: str) -> Stream:
        self.cursors.append(cursor)
        return self.streams[len(self.cursors) - 1]

    def follow(self) -> Iterator[Message]:
        return follow(self.open, pause=self.pauses.append)


def change(cursor: str) -> Message:
    message = Message(cursor=cursor)
    message.invoice.id = cursor
    return message


def heartbeat(cursor: str) -> Message:
    message = Message(cursor=cursor)
    message.heartbeat.SetInParent()
    return message


def test_a_watch_goes_on_after_the_last_cursor_when_its_stream_ends_or_breaks() -> None:
    server = Server(
        Stream([change("1"), heartbeat("2")], None),
        Stream([change("3")], grpc.StatusCode.UNAVAILABLE),
        Stream([change("4")], None),
    )
    assert [message.cursor for message in islice(server.follow(), 3)] == ["1", "3", "4"]
    assert server.cursors == ["", "2", "3"]


def test_a_refused_watch_is_not_repeated() -> None:
    server = Server(Stream([], grpc.StatusCode.INVALID_ARGUMENT))
    with pytest.raises(MeshCallError, match="broken"):
        next(server.follow())
    assert server.pauses == []


def test_a_mesh_that_is_not_there_is_told_at_once() -> None:
    server = Server(Stream([], grpc.StatusCode.UNAVAILABLE))
    with pytest.raises(MeshCallError):
        next(server.follow())
    assert len(server.cursors) == 1


def test_a_mesh_that_stays_away_is_given_up_after_six_attempts_with_growing_pauses() -> None:
    server = Server(Stream([change("1")], None), *[Stream([], grpc.StatusCode.UNAVAILABLE)] * 9)
    messages = server.follow()
    next(messages)
    with pytest.raises(MeshCallError):
        next(messages)
    assert len(server.cursors) == 6
    assert server.pauses == sorted(server.pauses)


def test_leaving_a_watch_cancels_its_stream() -> None:
    stream = Stream([change("1"), change("2")], None)
    messages = Server(stream).follow()
    next(messages)
    assert not stream.cancelled
    messages.close()  # type: ignore[attr-defined]
    assert stream.cancelled
