"""The dump: JSON Lines of what is kept and what is computed, one line a thing, sorted everywhere.

Records, in this order: `hansa` (one, with the schema number), `source`, `document`, `decision`, `node`,
`relationship`. Nothing tells when or how it was loaded, so that two stores of one content give equal dumps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hansa.errors import DocumentProblem, UsageProblem
from hansa.graph.compute import Graph, compute
from hansa.graph.model import (
    JSON,
    Decision,
    Document,
    Extraction,
    Kept,
    Metadata,
    Source,
    canonical,
    document_id,
    document_metadata,
)
from hansa.graph.schema import SCHEMA_VERSION
from hansa.graph.validate import check


def lines(kept: Kept, graph: Graph, *, portable: bool = False) -> Iterator[str]:
    """The lines of a dump, without line ends.

    Args:
        portable: the key of a source that is a path becomes `sha256:<document id>`.
    """
    sources = portable_sources(kept.sources.values()) if portable else list(kept.sources.values())
    yield _line("hansa", schema=SCHEMA_VERSION)
    for s in sorted(sources, key=lambda s: s.key):
        yield _line("source", key=s.key, document=s.document, metadata=s.metadata.to_json())
    for d in sorted(kept.documents.values(), key=lambda d: d.id):
        yield _line(
            "document",
            id=d.id,
            text=d.text,
            metadata=d.metadata.to_json(),
            extraction=d.extraction.to_json(),
            headline=d.headline,
            sketch=d.sketch,
        )
    for number in sorted(kept.decisions):
        yield _line("decision", **kept.decisions[number].to_json())
    yield from graph_lines(graph)


def graph_lines(graph: Graph) -> Iterator[str]:
    """The lines of what is computed."""
    for id_ in sorted(graph.nodes):
        node = graph.nodes[id_]
        yield _line(
            "node",
            id=id_,
            labels=sorted(node.labels),
            aliases=sorted(node.aliases),
            properties=_rounded(dict(node.properties)),
        )
    for key in sorted(graph.relationships):
        r = graph.relationships[key]
        yield _line("relationship", type=r.type, start=r.start, end=r.end, properties=_rounded(dict(r.properties)))


def portable_sources(sources: Iterable[Source]) -> list[Source]:
    """The sources under keys that say nothing about a machine; a second path to one text is numbered."""
    found: dict[str, Source] = {}
    for s in sorted(sources, key=lambda s: (s.portable_key, s.key)):
        key, number = s.portable_key, 1
        while key in found:
            number += 1
            key = f"{s.portable_key}#{number:04d}"
        found[key] = replace(s, key=key)
    return list(found.values())


def _line(record: str, **data: JSON) -> str:
    return canonical({"record": record, **data})


def _rounded(value: JSON) -> JSON:
    """Floats to 6 places, whole floats as integers, so that stores that differ in number types give equal lines."""
    if isinstance(value, float):
        rounded = round(value, 6)
        return int(rounded) if rounded == int(rounded) else rounded
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(v) for v in value]
    return value


def read(dumped: Iterable[str]) -> Kept:
    """What a dump keeps; its computed lines are checked against what is computed from it.

    Raises:
        UsageProblem: it is no dump, is of another schema, or was changed or cut.
    """
    import json

    kept = Kept()
    graph_said: list[str] = []
    schema: JSON = None
    for number, raw in enumerate(dumped, start=1):
        line = raw.rstrip("\n")
        if not line:
            continue
        try:
            data = json.loads(line)
            kind = data["record"]
            if kind == "hansa":
                schema = data["schema"]
            elif kind == "source":
                kept.sources[data["key"]] = Source(data["key"], data["document"], Metadata.from_json(data["metadata"]))
            elif kind == "document":
                kept.documents[data["id"]] = _document(data)
            elif kind == "decision":
                kept.decisions[data["number"]] = Decision.from_json(data)
            elif kind in ("node", "relationship"):
                graph_said.append(line)
            else:
                raise ValueError(kind)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            raise UsageProblem(f"Line {number} is no line of a Hansa dump; nothing was restored.") from None
    if schema is None:
        raise UsageProblem("This is no Hansa dump: its first line does not say so. Nothing was restored.")
    if schema != SCHEMA_VERSION:
        raise UsageProblem(f"This dump is of schema {schema}, this Hansa reads {SCHEMA_VERSION}. Nothing was restored.")
    if any(s.document not in kept.documents for s in kept.sources.values()):
        raise UsageProblem("The dump is cut: a source has no document. Nothing was restored.")
    if not _is_whole(kept) or graph_said != list(graph_lines(compute(kept))):
        raise UsageProblem("The dump was changed or cut: its graph is not that of its documents. Nothing was restored.")
    return kept


def _is_whole(kept: Kept) -> bool:
    """Whether every document is that of its text and of its sources, and says nothing but what stands in its text."""
    sources: dict[str, list[Source]] = {id_: [] for id_ in kept.documents}
    for source in kept.sources.values():
        sources[source.document].append(source)
    for id_, document in kept.documents.items():
        is_its_text = document.text is None or document_id(document.text) == id_
        if not is_its_text or not sources[id_] or document.metadata != document_metadata(sources[id_])[0]:
            return False
        try:
            check(document)
        except DocumentProblem:
            return False
    return True


def _document(data: JSON) -> Document:
    return Document(
        data["id"],
        data["text"],
        Metadata.from_json(data["metadata"]),
        Extraction.from_json(data["extraction"]),
        data["headline"],
        data["sketch"],
    )
