"""What an archive of the sample coverage has right of its truth table, counted line by line."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso.archive.answers import ClaimShown
from sayso.archive.archive import Archive
from sayso.record.span import Span

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "coverage"
Mention = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the lines of one kind are right, and what is wrong with the others."""

    right: int
    wrong: list[str]

    @property
    def total(self) -> int:
        return self.right + len(self.wrong)


def counted(lines: dict[str, bool]) -> Count:
    """Each line by its words, and whether it is right."""
    return Count(sum(lines.values()), [words for words, right in lines.items() if not right])


class SampleTruth:
    """The truth table beside the answers of an archive."""

    def __init__(self, archive: Archive) -> None:
        self.table: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text("utf-8"))
        lines = (FOLDER / "coverage.jsonl").read_text("utf-8").splitlines()
        self.texts: dict[str, str] = {report["id"]: report["text"] for report in map(json.loads, lines)}
        self.articles = {article.external_id: article for article in archive.articles()}
        self.report_of = {article.id: name for name, article in self.articles.items()}
        self.claims = {claim.id: claim for claim in archive.claims()}
        self.watch = list(archive.watch(as_of=self.table["as_of"]))
        self.news = list(archive.news())
        self.names: dict[tuple[str | None, str], set[str]] = {}
        for actor in archive.actors():
            for name in actor.names:
                self.names.setdefault((self.report_of[name.article], name.text), set()).add(actor.id)

    def stories(self) -> Count:
        """The stories whose reports are together, and nobody else's with them."""
        told = {name: article.story for name, article in self.articles.items()}
        wanted = [set(story["articles"]) for story in self.table["stories"]]
        return counted({str(sorted(s)): {n for n in told if told[n] in {told[m] for m in s}} == s for s in wanted})

    def copies(self) -> Count:
        """The reports that are called a copy of the right one, and those that are called nobody's."""
        wanted = {copy["id"]: copy["of"] for copy in self.table["copies"]}
        found = {name: self.report_of.get(article.copy_of or "") for name, article in self.articles.items()}
        return counted({f"{name} of {wanted.get(name)}": found[name] == wanted.get(name) for name in self.texts})

    def voices(self) -> Count:
        """The claims that have as many independent voices for and against them as they should."""
        return counted({claim["id"]: self._voices_of(claim) for claim in self.table["claims"]})

    def _voices_of(self, claim: dict[str, Any]) -> bool:
        ids = [found.id for mention in claim["mentions"] if (found := self.claim_at(mention))]
        if not ids:
            return False
        home = self.claims[Counter(ids).most_common(1)[0][0]]
        return Counter(voice.side for voice in home.voices) == Counter(voice["side"] for voice in claim["voices"])

    def mentions(self) -> Count:
        """The places of claims at which the archive has one."""
        every = [mention for claim in self.table["claims"] for mention in claim["mentions"]]
        return counted({f"{m['id']}: {m['words']}": self.claim_at(m) is not None for m in every})

    def together(self) -> Count:
        """The pairs of places of one claim that are one claim of the archive."""
        pairs = [(c["id"], *pair) for c in self.table["claims"] for pair in combinations(c["mentions"], 2)]
        return counted({
            f"{name}: {a['id']} {a['words']} / {b['id']} {b['words']}": self.claim_at(a) is not None
            and self.claim_at(a) is self.claim_at(b)
            for name, a, b in pairs
        })  # fmt: skip

    def apart(self) -> Count:
        """The claims that look alike and are two."""
        home = {c["id"]: {f.id for m in c["mentions"] if (f := self.claim_at(m))} for c in self.table["claims"]}
        return counted({f"{a} / {b}": not home[a] & home[b] for a, b in self.table["different"]})

    def contradictions(self) -> Count:
        """The pairs of statements that are set against each other."""
        every = self.table["contradictions"]
        return counted({f"{p['about']}: {p['a']['words']} / {p['b']['words']}": self._against(p) for p in every})

    def _against(self, pair: dict[str, Any]) -> bool:
        one, other = self.claim_at(pair["a"]), self.claim_at(pair["b"])
        if one is None or other is None:
            return False
        if one is other:
            return {voice.side for voice in one.voices} == {"for", "against"}
        return any(c.claim == other.id for c in one.contradictions) or any(c.claim == one.id for c in other.contradictions)

    def followups(self) -> Count:
        """What was announced and is found in the state that it is in."""
        lines: dict[str, bool] = {}
        for wanted in self.table["followups"]:
            place = self.place(wanted)
            items = [
                item for item in self.watch if self.report_of[item.article] == wanted["id"] and overlap(item.what, place)
            ]
            lines[f"{wanted['id']}: {wanted['words']}"] = any(item.state == wanted["state"] for item in items)
        return counted(lines)

    def joined(self) -> Count:
        """The pairs of names that are one actor."""
        return counted({str((a, b)): bool(self.actors(a) & self.actors(b)) for a, b in self.table["same_actor"]})

    def kept_apart(self) -> Count:
        """The pairs of names that are two: no surname joins them."""
        return counted({
            str((a, b)): bool(self.actors(a) and self.actors(b) and not self.actors(a) & self.actors(b))
            for a, b in self.table["different_actor"]
        })  # fmt: skip

    def new(self) -> Count:
        """The statements that were new to their story, and are shown as new."""
        return counted({f"{n}: {w}": self._is_shown(n, w) for n, w in self._adds("new")})

    def old(self) -> Count:
        """The statements that their story had, and are not shown as new."""
        return counted({f"{n}: {w}": not self._is_shown(n, w) for n, w in self._adds("old")})

    def _adds(self, kind: str) -> list[tuple[str, str]]:
        return [(item["id"], words) for item in self.table["adds"] for words in item[kind]]

    def _is_shown(self, report: str, words: str) -> bool:
        place = self.place({"id": report, "words": words})
        shown = [add.span for news in self.news if self.report_of[news.article] == report for add in news.adds]
        return any(overlap(span, place) for span in shown)

    # Places

    def actors(self, named: Mention) -> set[str]:
        return self.names.get((named["id"], named["name"]), set())

    def place(self, mention: Mention) -> tuple[int, int]:
        start = self.texts[mention["id"]].index(mention["words"])
        return start, start + len(mention["words"])

    @cached_property
    def _claims_by_report(self) -> dict[str | None, list[tuple[Span, ClaimShown]]]:
        found: dict[str | None, list[tuple[Span, ClaimShown]]] = {}
        for claim in self.claims.values():
            for mention in claim.mentions:
                found.setdefault(self.report_of[mention.article], []).append((mention.span, claim))
        return found

    def claim_at(self, mention: Mention) -> ClaimShown | None:
        """The claim of the archive whose words cover most of these, half of them at least."""
        place = self.place(mention)
        least = (place[1] - place[0]) / 2
        shared = [(overlap(span, place), claim.id) for span, claim in self._claims_by_report.get(mention["id"], [])]
        best = max(shared, default=(0, ""))
        return self.claims[best[1]] if best[0] >= least else None


def overlap(span: Span, place: tuple[int, int]) -> int:
    """How many characters they share; 0 where they do not meet."""
    return max(0, min(span.end, place[1]) - max(span.start, place[0]))
