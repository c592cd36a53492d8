from __future__ import annotations

from ipaddress import ip_address

import pytest

from sayso.errors import FetchRefused
from sayso.source.address import checked_addresses, is_public


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "239.1.1.1",
        "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1",
        "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:0:4136:e378::", "::7f00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_internal(address: str) -> None:
    assert not is_public(ip_address(address))


def test_one_internal_address_is_enough_to_refuse() -> None:
    with pytest.raises(FetchRefused, match=r"10\.0\.0\.1"):
        checked_addresses("tideline.example", 443, lambda _host, _port: ["93.184.216.34", "10.0.0.1"], is_public)


def test_a_zone_does_not_hide_an_address() -> None:
    with pytest.raises(FetchRefused, match="internal"):
        checked_addresses("tideline.example", 443, lambda _host, _port: ["fe80::1%eth0"], is_public)


def unknown(host: str, port: int) -> list[str]:
    raise OSError(f"{host}:{port}")


def test_an_unknown_host() -> None:
    with pytest.raises(FetchRefused, match="cannot be found"):
        checked_addresses("tideline.example", 443, unknown, is_public)
