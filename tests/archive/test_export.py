from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.archive.archive import Archive
from sayso.archive.export.flat import cell
from sayso.archive.export.tables import TABLES
from sayso.errors import ArchiveRefused, SaysoError
from tests.archive.fakes import fake_archive, write_reports


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("export")
    with fake_archive(folder / "news.sayso") as archive:
        archive.add(write_reports(folder / "reports.jsonl", 25))
        yield archive


def objects(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_every_table_has_its_file_and_its_columns(archive: Archive, tmp_path: Path, form: str) -> None:
    written = archive.export(form, tmp_path / "out")
    assert [path.stem for path in written] == list(TABLES)
    for path in written:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file)) if form == "csv" else [json.loads(line) for line in file]
        assert all(list(row) == list(TABLES[path.stem].columns) for row in rows)
        assert len(rows) == len(list(TABLES[path.stem].rows(archive)))


def test_spans_of_an_export_lead_to_the_words(archive: Archive, tmp_path: Path) -> None:
    archive.export("jsonl", tmp_path)
    texts = {row["id"]: row["text"] for row in objects(tmp_path / "articles.jsonl")}
    mentions = objects(tmp_path / "claim_mentions.jsonl")
    assert mentions
    assert all(texts[row["article"]][row["span_start"] : row["span_end"]] == row["words"] for row in mentions)


def test_parquet_has_the_same_rows(archive: Archive, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for path in archive.export("parquet", tmp_path):
        table = parquet.read_table(path)
        assert table.column_names == list(TABLES[path.stem].columns)
        assert table.num_rows == len(list(TABLES[path.stem].rows(archive)))


def test_sql_answers_and_reaches_nothing_else(archive: Archive, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    assert archive.sql("SELECT count(*) AS n FROM articles") == (["n"], [(25,)])
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    for query in (
        f"SELECT * FROM read_csv('{secret}')",
        f"COPY articles TO '{tmp_path / 'out.csv'}'",
        "SELECT nonsense",
        "INSTALL httpfs",
    ):
        with pytest.raises(SaysoError, match="cannot be carried out"):
            archive.sql(query)


def test_event_rows_have_a_head_and_status_and_source(archive: Archive, tmp_path: Path) -> None:
    (path,) = archive.export("plover", tmp_path / "events.csv")
    head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert {"event", "type", "status", "source", "source_kind", "claim", "article", "span_start"} <= set(head)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within a JSON value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(each)


def test_provenance_is_one_document_whose_quotations_point_at_articles(archive: Archive, tmp_path: Path) -> None:
    (path,) = archive.export("prov", tmp_path / "prov.json")
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    ids = {node["id"] for node in graph}
    assert len(ids) == len(graph)
    quotations = [node for node in graph if "prov:wasQuotedFrom" in node]
    assert quotations
    for node in quotations:
        assert {node[name]["id"] for name in ("prov:wasQuotedFrom", "prov:specializationOf", "prov:wasGeneratedBy")} <= ids


def test_provenance_names_the_reader_and_nobody_that_is_not_known(archive: Archive, tmp_path: Path) -> None:
    (path,) = archive.export("prov", tmp_path / "prov.json")
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    ids = {node["id"] for node in graph}
    assert all(nodes(graph)), "an empty object is somebody unnamed"
    assert all(node["id"] in ids for node in nodes(graph) if set(node) == {"id"})
    readings = [node for node in graph if "prov:used" in node]
    assert {node["prov:wasAssociatedWith"]["id"] for node in readings} == {"sayso:reader/sayso%2Ftest%2Bhand"}
    assert len(readings) == len(list(archive.articles()))


def test_followthemoney_entities_refer_to_entities(archive: Archive, tmp_path: Path) -> None:
    (path,) = archive.export("ftm", tmp_path / "ftm.jsonl")
    entities = objects(path)
    ids = {entity["id"] for entity in entities}
    assert {entity["schema"] for entity in entities} == set(PROPERTIES)
    for entity in entities:
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        assert all(values and all(isinstance(value, str) for value in values) for values in entity["properties"].values())
    linked = [entity["properties"] for entity in entities if entity["schema"] == "Documentation"]
    assert all(value in ids for each in linked for value in (*each["entity"], *each["document"]))


def test_what_was_rejected_is_no_entity(tmp_path: Path) -> None:
    with fake_archive(tmp_path / "news.sayso") as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 5))
        actor, article = next(archive.actors()).id, next(archive.articles()).id
        for identifier in (actor, article):
            archive.judge("reject", identifier, author="me")
        text = archive.export("ftm", tmp_path / "ftm.jsonl")[0].read_text(encoding="utf-8")
        assert actor not in text
        assert article not in text


# What the schemata of that model have, as far as it is used here.
PROPERTIES = {
    "Article": {"name", "title", "publisher", "publishedAt", "sourceUrl", "author", "language", "description"},
    "Person": {"name", "alias", "weakAlias", "position"},
    "Documentation": {"entity", "document", "role", "date"},
}


def test_what_cannot_be_written_is_said(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArchiveRefused, match="cannot be written"):
        archive.export("csv", tmp_path / "file" / "folder")
    with pytest.raises(ValueError, match="no format"):
        archive.export("xls", tmp_path)


@pytest.mark.parametrize(("value", "shown"), [("=1+1", "'=1+1"), ("a", "a"), (True, "true"), (-3, -3), (None, None)])
def test_no_cell_is_a_formula(value: object, shown: object) -> None:
    assert cell(value) == shown
