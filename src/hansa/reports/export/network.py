"""The graph as GraphML and GEXF, written by NetworkX."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from hansa.graph.analytics.networkx_graph import to_networkx
from hansa.graph.compute import Graph
from hansa.graph.model import JSON
from hansa.graph.schema import ENTITY_TYPES

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""

SEPARATOR = "|"
"""Between the values of a list, as both formats hold single values only."""


def graphml(graph: Graph, types: Collection[str] = ()) -> bytes:
    """Entities and facts as GraphML, for igraph, yEd, Cytoscape, Gephi and NetworkX; see `flat`."""
    from networkx import write_graphml_xml

    buffer = io.BytesIO()
    write_graphml_xml(flat(graph, types), buffer, named_key_ids=True)
    return buffer.getvalue()


def gexf(graph: Graph, types: Collection[str] = ()) -> bytes:
    """Entities and facts as GEXF 1.2, for Gephi; see `flat`."""
    from networkx import write_gexf

    buffer = io.BytesIO()
    write_gexf(flat(graph, types), buffer, version="1.2draft")
    # The day of writing is no part of the graph: equal stores give equal files.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue())


def flat(graph: Graph, types: Collection[str] = ()) -> MultiDiGraph[str]:
    """The graph with single values only.

    Args:
        types: relationship types to take; none is all.

    Returns:
        A MultiDiGraph as of `to_networkx`. A node has `label` (its name), `type` and all its `labels`; an edge has its
        type as `relationship`, since GEXF means another thing by `type`. Lists are joined by `SEPARATOR`.
    """
    import networkx

    found: MultiDiGraph[str] = networkx.MultiDiGraph()
    source = to_networkx(graph, types)
    for id_, said in source.nodes(data=True):
        type_ = next((label for label in ENTITY_TYPES if label in said["labels"]), said["labels"][0])
        own = {name: value for name, value in said.items() if name != "id"}
        found.add_node(id_, label=_text(str(said.get("name", id_))), type=type_, **_single(own))
    for start, end, key, said in source.edges(keys=True, data=True):
        own = {name: value for name, value in said.items() if name not in ("type", "id")}
        found.add_edge(start, end, key=key, relationship=said["type"], **_single(own))
    return found


def _single(said: Mapping[str, JSON]) -> dict[str, Any]:
    single: dict[str, Any] = {}
    for name, value in said.items():
        if isinstance(value, list):
            single[name] = SEPARATOR.join(_text(str(v)) for v in value)
        elif isinstance(value, str):
            single[name] = _text(value)
        elif value is not None:
            # One kind of number a name: confidences that are whole (1.0) stay floats, as they come.
            single[name] = value
    return single


def _text(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)
