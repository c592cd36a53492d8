"""A connection to the very address that was checked, so that a name cannot lead elsewhere the second time it is asked."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from sayso.source.address import Policy, Resolver, checked_addresses

MOST_TRIED = 4  # addresses of one host
PORTS = {"http": 80, "https": 443}


@dataclass(slots=True)
class PinnedTransport(httpx.BaseTransport):
    """Resolves and checks a host, then sends the request to one of its addresses.

    The host's own name stays in the Host header and in the TLS handshake, where the certificate is checked against it.
    """

    resolve: Resolver
    allowed: Policy
    inner: httpx.BaseTransport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to the first address that takes it."""
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or PORTS[request.url.scheme]
        failed: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in checked_addresses(host, port, self.resolve, self.allowed)[:MOST_TRIED]:
            try:
                return self.inner.handle_request(_sent_to(address, host, request))
            except (httpx.ConnectError, httpx.ConnectTimeout) as problem:
                failed = problem
        raise failed or httpx.ConnectError("no address", request=request)

    def close(self) -> None:
        """Close the connections."""
        self.inner.close()


def _sent_to(address: str, host: str, request: httpx.Request) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )
