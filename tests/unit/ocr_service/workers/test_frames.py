import asyncio
import socket
import struct
import threading

import pytest

from ocr_service.workers import frames


async def test_messages_of_any_size_arrive_whole_in_both_directions() -> None:
    ours, theirs = socket.socketpair()
    messages = [b"", b"x", bytes(3_000_000)]

    def echo() -> None:
        for _ in messages:
            frames.send(theirs, frames.receive(theirs))

    echoing = threading.Thread(target=echo)
    echoing.start()
    reader, writer = await asyncio.open_unix_connection(sock=ours)
    for message in messages:
        await frames.write(writer, message)
        assert await frames.read(reader) == message
    echoing.join()
    writer.close()
    await writer.wait_closed()
    theirs.close()


def test_the_end_of_the_other_side_is_told() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        theirs.sendall(struct.pack(">I", 100) + b"too little")
        theirs.close()
        with pytest.raises(EOFError):
            frames.receive(ours)


async def test_a_message_that_claims_too_much_is_not_read() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(struct.pack(">I", 2**31))
    with pytest.raises(ValueError, match="bytes"):
        await frames.read(reader)
