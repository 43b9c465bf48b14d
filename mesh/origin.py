"""Where a call comes from: whether its true origin is this machine, also when the gateway stands in between."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import unquote

from mesh.incoming_call import IncomingCall

# The gateway writes the address that it was called from here, over whatever the caller wrote.
CALLER = "x-invoicemesh-caller"
# The gateway removes it, since Envoy names a caller from loopback by the machine's outer address. Any other proxy
# appends the address that it was called from: the last hop is not the caller's word.
FORWARDED_FOR = "x-forwarded-for"


def is_local(call: IncomingCall) -> bool:
    """Whether the peer and every address that a proxy names for it are loopback. What cannot be read is not local.

    The headers are only ever read as a reason to refuse, so that forging them gains nothing.
    """
    return all(_is_loopback(address) for address in _addresses(call))


def _addresses(call: IncomingCall) -> Iterator[str]:
    yield _peer_address(call.context.peer())
    if (hops := call.metadata(FORWARDED_FOR)) is not None:
        yield hops.rsplit(",", 1)[-1].strip()
    if (caller := call.metadata(CALLER)) is not None:
        yield caller.strip()


def _peer_address(peer: str) -> str:
    """`ipv4:127.0.0.1:5000` and `ipv6:%5B::1%5D:5000` without scheme, brackets and port."""
    return unquote(peer).partition(":")[2].rpartition(":")[0].strip("[]")


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return (mapped or parsed).is_loopback
