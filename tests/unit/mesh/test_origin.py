from dataclasses import dataclass
from typing import Any, cast

import pytest

from mesh.incoming_call import IncomingCall
from mesh.origin import is_local


@dataclass(frozen=True)
class Context:
    """What of gRPC's context tells an origin."""

    address: str
    headers: tuple[tuple[str, str], ...] = ()

    def peer(self) -> str:
        return self.address

    def invocation_metadata(self) -> tuple[tuple[str, str], ...]:
        return self.headers


def _call(peer: str, *headers: tuple[str, str]) -> IncomingCall:
    return IncomingCall("/p.v1.Service/Get", False, False, cast("Any", Context(peer, headers)))


@pytest.mark.parametrize(
    "peer", ["ipv4:127.0.0.1:5000", "ipv4:127.8.9.10:5000", "ipv6:%5B::1%5D:5000", "ipv6:[::ffff:127.0.0.1]:5000"]
)
def test_a_loopback_peer_is_local(peer: str) -> None:
    assert is_local(_call(peer))


@pytest.mark.parametrize(
    "peer",
    ["ipv4:203.0.113.9:5000", "ipv4:10.0.0.1:127", "ipv6:%5B2001:db8::1%5D:5000", "unix:/tmp/socket", "unknown", ""],
)
def test_any_other_peer_is_not(peer: str) -> None:
    assert not is_local(_call(peer))


def test_a_remote_peer_cannot_talk_itself_local() -> None:
    assert not is_local(_call("ipv4:203.0.113.9:5000", ("x-forwarded-for", "127.0.0.1")))


def test_only_the_gateways_own_hop_counts() -> None:
    assert is_local(_call("ipv4:127.0.0.1:5000", ("x-forwarded-for", "203.0.113.9, 127.0.0.1")))
    assert not is_local(_call("ipv4:127.0.0.1:5000", ("x-forwarded-for", "127.0.0.1, 203.0.113.9")))


@pytest.mark.parametrize(("caller", "local"), [("127.0.0.1", True), ("::1", True), ("10.0.0.7", False), ("", False)])
def test_whom_the_gateway_names_must_be_local_too(caller: str, local: bool) -> None:
    assert is_local(_call("ipv4:127.0.0.1:5000", ("x-invoicemesh-caller", caller))) is local
