"""Which addresses may be fetched: public ones only, whatever a name, a redirect or the DNS points to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from sayso.errors import FetchRefused

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
Policy = Callable[[Address], bool]

# IPv6 addresses that lead to an IPv4 address inside them: NAT64, 6to4, Teredo, and IPv4-compatible ones.
TRANSLATED = IPv6Network("64:ff9b::/96")
LOCAL_TRANSLATED = IPv6Network("64:ff9b:1::/48")
COMPATIBLE = IPv6Network("::/96")


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The numeric addresses of a host, as this machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for _, _, _, _, address in found]


def is_public(address: Address) -> bool:
    """Whether an address is on the open internet and cannot lead to a machine inside this network."""
    if isinstance(address, IPv6Address):
        if address.sixtofour or address.teredo or address in LOCAL_TRANSLATED or address in COMPATIBLE:
            return False
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in TRANSLATED:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def checked_addresses(host: str, port: int, resolve: Resolver, allowed: Policy) -> list[str]:
    """The addresses of a host; refused if any of them is internal, since which one is used would be chance."""
    try:
        found = [ip_address(one.partition("%")[0]) for one in resolve(host, port)]
    except (OSError, UnicodeError, ValueError):
        found = []
    if not found:
        raise FetchRefused(f"The host '{host}' cannot be found. Check the address and the connection.")
    if inside := next((address for address in found if not allowed(address)), None):
        raise FetchRefused(
            f"The host '{host}' is at the internal address {inside}. Only public ones are fetched; save the page."
        )
    return list(dict.fromkeys(str(address) for address in found))
