"""Messages on a socket: four bytes with the length, most significant first, then as many bytes."""

import asyncio
import socket
import struct

# What a worker says once, when its engine is loaded.
READY = b"ready"

_LENGTH = struct.Struct(">I")
# Far more than a page with its picture or a document with its attachments has.
_MAX_BYTES = 64 * 2**20


def send(connection: socket.socket, data: bytes) -> None:
    """Sends one message, blocking."""
    connection.sendall(_LENGTH.pack(len(data)) + data)


def receive(connection: socket.socket) -> bytes:
    """The next message, blocking. EOFError when the other side has closed."""
    (length,) = _LENGTH.unpack(_receive_exactly(connection, _LENGTH.size))
    return _receive_exactly(connection, length)


async def write(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Sends one message."""
    writer.write(_LENGTH.pack(len(data)) + data)
    await writer.drain()


async def read(reader: asyncio.StreamReader) -> bytes:
    """The next message. EOFError when the other side has closed, ValueError when it sends too much."""
    (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    if length > _MAX_BYTES:
        raise ValueError(f"a message of {length} bytes")
    return await reader.readexactly(length)


def _receive_exactly(connection: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        part = connection.recv(min(length - len(data), 2**20))
        if not part:
            raise EOFError
        data += part
    return bytes(data)
