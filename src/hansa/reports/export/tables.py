"""The graph as tables: nodes, relationships, statements and documents, a file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from hansa.graph.compute import Graph, Node
from hansa.graph.schema import ENTITY_TYPES, FACT_TYPES

Row: TypeAlias = dict[str, Any]

_FIRST = {
    "nodes": ("id", "type", "labels", "name", "name_en", "name_ru", "country_code", "region_code", "lat", "lon"),
    "relationships": ("id", "type", "start", "start_name", "end", "end_name", "since", "until", "ended"),
    "statements": ("id", "type", "subject", "subject_name", "object", "object_name", "quote", "confidence", "document"),
    "documents": ("id", "name", "date", "publisher", "url", "language"),
}
"""The columns that come first; the others follow by name."""


def tables(graph: Graph) -> dict[str, tuple[Sequence[str], list[Row]]]:
    """By name of the table, its columns and its rows in the order of their ids."""
    made = {
        "nodes": list(_nodes(graph)),
        "relationships": list(_relationships(graph)),
        "statements": list(_statements(graph)),
        "documents": [dict(node.properties) | {"id": node.id} for node in _labelled(graph, "Document")],
    }
    return {name: (_columns(name, rows), rows) for name, rows in made.items()}


def _columns(name: str, rows: Iterable[Row]) -> list[str]:
    used = {column for row in rows for column in row}
    return [*_FIRST[name], *sorted(used - set(_FIRST[name]))]


def _labelled(graph: Graph, label: str) -> Iterator[Node]:
    return (graph.nodes[id_] for id_ in sorted(graph.nodes) if label in graph.nodes[id_].labels)


def _name(graph: Graph, id_: str | None) -> Any:
    return graph.nodes[id_].properties.get("name") if id_ is not None else None


def _nodes(graph: Graph) -> Iterator[Row]:
    for id_ in sorted(graph.nodes):
        node = graph.nodes[id_]
        type_ = next((label for label in (*ENTITY_TYPES, "MemberCount") if label in node.labels), None)
        if type_ is not None:
            yield {**node.properties, "id": id_, "type": type_, "labels": list(node.labels)}


def _relationships(graph: Graph) -> Iterator[Row]:
    for key in sorted(graph.relationships):
        found = graph.relationships[key]
        if found.type in FACT_TYPES:
            yield {
                **found.properties,
                "type": found.type,
                "start": found.start,
                "start_name": _name(graph, found.start),
                "end": found.end,
                "end_name": _name(graph, found.end),
            }


def _statements(graph: Graph) -> Iterator[Row]:
    ends: dict[str, dict[str, str]] = {"SUBJECT": {}, "OBJECT": {}, "STATES": {}}
    for found in graph.relationships.values():
        if found.type == "STATES":
            ends["STATES"][found.end] = found.start
        elif found.type in ends:
            ends[found.type][found.start] = found.end
    for node in _labelled(graph, "Statement"):
        properties: Mapping[str, Any] = node.properties
        subject, object_ = ends["SUBJECT"].get(node.id), ends["OBJECT"].get(node.id)
        yield {
            **{name: value for name, value in properties.items() if name != "name"},
            "id": node.id,
            "subject": subject,
            "subject_name": _name(graph, subject),
            "object": object_,
            "object_name": _name(graph, object_),
            "document": ends["STATES"].get(node.id),
        }
