"""Ids that hold: after one changed cell the nodes and facts of the other rows are the same, in whatever order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.graph.compute import Graph, compute
from hansa.graph.model import Document, Kept, Metadata, Source, statement_id
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.loaders.extract import extract
from hansa.loaders.tables import sheet

TABLE = Metadata(format="table")
HEADINGS = ("city", "country", "geonames_id", "network", "network_id", "since", "note")


@dataclass(frozen=True)
class Row:
    """A row of a membership table."""

    city: str
    country: str
    geonames_id: str
    network: str
    network_id: str
    since: str
    note: str

    @property
    def cells(self) -> list[str]:
        return [self.city, self.country, self.geonames_id, self.network, self.network_id, self.since, self.note]


CITIES = st.sampled_from(
    [
        ("Riga", "Latvia", "456172"),
        ("Riga", "Latvia", ""),
        ("Riga", "", "999999999"),
        ("Springfield", "US", ""),
        ("Newtown", "", ""),
        ("Newtown", "Latvia", "888888888"),
        ("Казань", "Россия", ""),
    ]
)
NETWORKS = st.sampled_from(
    [("Ring", "07"), ("Ring of Towns", "7"), ("Belt", "07"), ("Eurocities", ""), ("C40", ""), ("Пояс", "1")]
)
"""A network has its id in every row, or in none."""

ROWS = st.builds(
    lambda city, network, since, note: Row(*city, *network, since, note),
    CITIES,
    NETWORKS,
    st.sampled_from(["", "1999", "2001-05", "later"]),
    st.sampled_from(["", "a", "b"]),
)
CHANGES = {
    "city": ["Riga", "Tallinn", "Newtown"],
    "country": ["", "Latvia", "Peru"],
    "geonames_id": ["", "456172", "777777777"],
    "network": ["Ring", "Circle", "Eurocities"],
    "network_id": ["", "07", "7", "8"],
    "since": ["", "2010", "later"],
    "note": ["", "c"],
}


def graph_of(rows: list[Row]) -> tuple[Graph, list[str]]:
    """The graph of a table, and the id of each row's statement."""
    text = sheet.to_text([list(HEADINGS), *(row.cells for row in rows)])
    found = extract(text, TABLE)
    document = Document.of(text, TABLE, found)
    kept = Kept({"t": Source("t", document.id, TABLE)}, {document.id: document})
    return compute(kept), [statement_id(document.id, s, found.mentions) for s in found.statements]


def meant(rows: list[Row]) -> list[tuple[str, str, str]]:
    """Of each row, the ids of its city, its network and its fact."""
    graph, statements = graph_of(rows)
    ends: dict[tuple[str, str], str] = {(r.start, r.type): r.end for r in graph.relationships.values()}
    return [
        (ends[id_, "SUBJECT"], ends[id_, "OBJECT"], str(graph.nodes[id_].properties["fact_id"])) for id_ in statements
    ]


@given(st.lists(ROWS, min_size=2, max_size=8), st.data())
@settings(max_examples=150, deadline=None)
def test_one_changed_cell_leaves_the_other_rows_as_they_are(rows: list[Row], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(sorted(CHANGES)))
    changed = [*rows]
    changed[index] = replace(rows[index], **{name: data.draw(st.sampled_from(CHANGES[name]))})
    before, after = meant(rows), meant(changed)
    # A row that speaks of the membership of another, before or after, is evidence of one fact with it; and a network
    # with an id in one row and none in the next is one that the table itself leaves open.
    touched = {before[index][2], after[index][2]}
    opened = {row.network for row in changed if row.network_id} & {row.network for row in changed if not row.network_id}
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if number != index and old[2] not in touched and rows[number].network not in opened:
            assert old == new


@given(st.lists(ROWS, min_size=1, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_moves_no_node_and_no_fact(both: tuple[list[Row], list[Row]]) -> None:
    first, second = (sorted(meant(rows)) for rows in both)
    assert first == second


@given(st.lists(ROWS, min_size=1, max_size=6), st.lists(ROWS, min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_tables_are_withdrawn_exactly_and_in_any_order(first: list[Row], second: list[Row]) -> None:
    texts = [
        Incoming(str(number), sheet.to_text([list(HEADINGS), *(row.cells for row in rows)]), TABLE)
        for number, rows in enumerate((first, second))
    ]
    one, other = MemoryStore(), MemoryStore()
    one.load(texts, extract)
    other.load(texts[1:], extract)
    other.load(texts[:1], extract)
    assert one.graph() == other.graph()
    one.unload("1", extract)
    alone = MemoryStore()
    alone.load(texts[:1], extract)
    assert one.graph() == alone.graph()


def test_the_same_text_as_prose_and_as_a_table_is_one_document_that_is_a_table() -> None:
    text = sheet.to_text([["city", "network"], ["Riga", "Eurocities"]])
    both = [Incoming("a.txt", text, Metadata()), Incoming("b.csv", text, TABLE)]
    one, other = MemoryStore(), MemoryStore()
    one.load(both, extract)
    other.load(both[::-1], extract)
    assert one.graph() == other.graph()
    (document,) = one.kept().documents.values()
    assert [s.rule for s in document.extraction.statements] == ["table of memberships"]
    one.unload("b.csv", extract)
    (document,) = one.kept().documents.values()
    assert document.metadata.format is None
