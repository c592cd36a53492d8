"""Articles in, readings out: what the model sees, turned by readable rules into records."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon import Lexicon, load
from sayso.reading.assembly import assemble
from sayso.reading.explanation import Explanation
from sayso.reading.explanation import explain as explain_draft
from sayso.reading.loading import load_tagger, reader_name
from sayso.reading.tagger import Tagger
from sayso.record.article import Article
from sayso.record.reading import Reading


class Reader:
    """Reads articles in batches. Built once per worker, because building loads the model.

    A reading depends on its article alone: not on the batch, its order, or the number of threads. `tagger` and `name`
    replace the packaged model, as training does to measure one that is not packaged yet.
    """

    def __init__(
        self, *, lexicon: Lexicon | None = None, threads: int = 2, tagger: Tagger | None = None, name: str | None = None
    ) -> None:
        self.lexicon = lexicon or load()
        self.tagger = tagger or load_tagger(threads=threads)
        self.name = name or reader_name()

    def __call__(self, articles: Sequence[Article]) -> list[Reading]:
        sights = self.tagger([article.text for article in articles])
        return [
            assemble(article, sight, self.lexicon, reader=self.name)[0]
            for article, sight in zip(articles, sights, strict=True)
        ]

    def explain(self, article: Article, record_id: str) -> Explanation:
        """Why the reading of this article has the record with this id. Raises UnknownRecord."""
        (sight,) = self.tagger([article.text])
        reading, draft = assemble(article, sight, self.lexicon, reader=self.name)
        return explain_draft(draft, reading, record_id)
