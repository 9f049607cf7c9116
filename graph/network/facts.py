"""The facts of a computed graph as far as networks need them."""

from __future__ import annotations

from hansa.graph.compute import Graph, Relationship
from hansa.graph.model import JSON
from hansa.graph.network.network import Network, build
from hansa.graph.network.selection import Selection, Tie
from hansa.graph.time import bounds


def network_of(graph: Graph, selection: Selection) -> Network:
    """The network of a graph that is at hand whole."""
    first, second = selection.of.first.label, selection.of.second.label
    ties = [
        _tie(graph, fact, selection.of.dated_by)
        for fact in graph.relationships.values()
        if fact.type in selection.types
        and first in graph.nodes[fact.start].labels
        and second in graph.nodes[fact.end].labels
    ]
    names = {id_: str(graph.nodes[id_].properties["name"]) for tie in ties for id_ in (tie.first, tie.second)}
    documents = sum("Document" in node.labels for node in graph.nodes.values())
    return build(selection, ties, names, documents)


def _tie(graph: Graph, fact: Relationship, dated_by: str) -> Tie:
    said = fact.properties
    since: tuple[JSON, JSON] = (said.get("since_from"), said.get("since_to"))
    disputed = bool(said.get("disputed"))
    if dated_by == "meeting":
        meeting = graph.nodes[fact.end].properties
        since = (meeting.get("date_from"), meeting.get("date_to"))
        disputed |= bool(meeting.get("date_disputed"))
    elif dated_by == "signing":
        since = bounds(said.get("date"))
    return Tie(
        fact.start,
        fact.end,
        said["confidence"],
        disputed,
        bool(said.get("ended")),
        *since,
        said.get("until_from"),
        said.get("until_to"),
    )
