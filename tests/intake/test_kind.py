from __future__ import annotations

import gzip

import pytest

from sayso.intake.kind import kind_of
from tests.intake.site import page


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<rss version='2.0'>", "feed"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a feed --><?xml-stylesheet href='x'?>\n<feed xmlns='x'>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "feed"),
        ("<?xml version='1.0' encoding='utf-16'?><rss>".encode("utf-16"), "feed"),
        (b"<urlset xmlns='x'>", "sitemap"),
        (gzip.compress(b"<urlset>"), "sitemap"),
        (gzip.compress(b"<urlset>" + bytes(range(256)) * 200), "sitemap"),
        (b"<sitemapindex>", "index"),
        (page("Pier"), "page"),
        (b"<!DOCTYPE html><html><body>&lt;rss&gt;", "page"),
        (b"The council closed the pier <rss>", "page"),
        (b"", "page"),
        (b"\x1f\x8bnonsense", "page"),
        (b"<!--" * 5000, "page"),
        (b"<?x " * 5000, "page"),
    ],
)
def test_a_listing_is_told_from_a_page(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind
