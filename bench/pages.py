"""How much of saved news pages is understood: title, byline, day and body, against the gold of the development pages.

    python -m bench.pages

The pages lie beside the repository in ../shared/data; they belong to their publishers and are never part of it.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError, UnsupportedLanguage
from sayso.record.article import Article
from sayso.source import article_from_bytes
from sayso.source.markup import tree_of
from sayso.source.metadata import metadata_of
from sayso.source.paragraph import alike

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
Page = dict[str, Any]
Marks = dict[str, float | bool]
OUTSIDE_BODY = ("title", "caption", "byline", "date")


def pages_of(name: str) -> Iterator[Page]:
    with gzip.open(DATA / name / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def overlap(gold: str, found: str) -> float:
    """F1 over runs of four words, as the article extraction benchmark counts."""
    one, other = shingles(gold), shingles(found)
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = alike(text).split()
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def body_of(article: Article) -> str:
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind not in OUTSIDE_BODY)


def names_found(gold: list[str], byline: str | None) -> bool:
    return all(alike(name) in alike(byline or "") for name in gold)


def same_title(gold: str, article: Article) -> bool:
    return alike(gold) == alike(article.title or "")


def fundus(page: Page, article: Article) -> Marks:
    paragraphs = [words for section in page["sections"] for words in (*section["headline"], *section["paragraphs"])]
    marks: Marks = {
        "title": same_title(page["title"], article),
        "day": article.published == page["publishing_date"][:10],
        "body": overlap("\n".join([*page["summary"], *paragraphs]), body_of(article)),
    }
    if page["authors"]:
        marks["byline"] = names_found(page["authors"], article.byline)
    if page["summary"]:
        marks["standfirst"] = all(alike(words) in alike(article.text) for words in page["summary"])
    return marks


def trafilatura_en(page: Page, article: Article) -> Marks:
    text = alike(article.text)
    marks: Marks = {
        "wanted": share(alike(words) in text for words in page["with"]),
        "unwanted left out": share(alike(words) not in text for words in page["without"]),
    }
    if page.get("title"):
        marks["title"] = same_title(page["title"], article)
    if page.get("author"):
        authors = page["author"] if isinstance(page["author"], list) else [page["author"]]
        marks["byline"] = names_found(authors, article.byline)
    if page.get("date"):
        marks["day"] = article.published == page["date"]
    return marks


def extraction_benchmark(page: Page, article: Article) -> Marks:
    return {"body": overlap(page["article_body"], body_of(article))}


def share(hits: Iterator[bool]) -> float:
    counted = list(hits)
    return sum(counted) / max(1, len(counted))


SETS: dict[str, Callable[[Page, Article], Marks]] = {
    "html-fundus-en": fundus,
    "html-trafilatura-en": trafilatura_en,
    "html-article-extraction-benchmark": extraction_benchmark,
}


def measured(name: str, mark: Callable[[Page, Article], Marks], *, show: bool) -> tuple[str, Counter[str], Counter[str]]:
    """The sums of the marks of a set, and over how many pages each was taken. A refused page scores nothing."""
    total: Counter[str] = Counter()
    count: Counter[str] = Counter()
    began = time.perf_counter()
    for page in pages_of(name):
        count["pages"] += 1
        try:
            marks = mark(page, article_from_bytes(page["html"].encode("utf-8", "replace"), url=page["url"]))
        except SaysoError as problem:
            count["refused"] += 1
            if show:
                print(f"  {page['url'][:80]}: {problem}")
            continue
        for key, value in marks.items():
            total[key] += value  # type: ignore[assignment]
            count[key] += 1
            if show and value < 0.8:
                print(f"  {page['url'][:80]}: {key} {value:.2f}")
    count["ms"] = round(1000 * (time.perf_counter() - began) / count["pages"])
    return name, total, count


def days_abroad() -> tuple[str, Counter[str], Counter[str]]:
    """The day of world news pages; most are not English, so their metadata alone are read."""
    total: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for page in pages_of("html-htmldate-mediacloud"):
        count["pages"] += 1
        count["day"] += 1
        total["day"] += metadata_of(tree_of(page["html"]), page["url"]).known.published == page["date"]
        try:
            article_from_bytes(page["html"].encode("utf-8", "replace"), url=page["url"])
            count["read as English"] += 1
        except UnsupportedLanguage:
            count["refused"] += 1
        except SaysoError:
            count["unreadable"] += 1
    return "html-htmldate-mediacloud", total, count


def main() -> None:
    if not DATA.is_dir():
        print(f"Skipped: the development pages are not at {DATA}.")
        return
    show = "--show" in sys.argv[1:]
    results = [measured(name, mark, show=show) for name, mark in SETS.items()]
    for name, total, count in [*results, days_abroad()]:
        facts = [f"{key} {value}" for key, value in sorted(count.items()) if key not in total]
        scores = [f"{key} {total[key] / count[key]:.3f} ({count[key]})" for key in sorted(total)]
        print(f"{name}: {', '.join(facts)}\n    {', '.join(scores)}")


if __name__ == "__main__":
    main()
