"""The reference page of the canned queries, made from the headers of `cypher/queries/`."""

from __future__ import annotations

from collections import defaultdict

from hansa.cypher.canned import CannedQuery, Parameter, canned_queries, shown

HEAD = """# Canned queries

Made from the files of `cypher/queries/` by `tools/docs.py`; change it there.

Ask one with `hansa query NAME key=value …`. Names of cities, people, networks and meetings are found as you write
them. Rows come in the order stated, the same on every store; names stand first, ids last. A file put into
`cypher/queries/` is a canned query: its header says what this page shows.
"""


def page() -> str:
    """docs/queries.md."""
    queries = canned_queries()
    tags: dict[str, list[str]] = defaultdict(list)
    for query in queries.values():
        for tag in query.tags:
            tags[tag].append(query.name)
    lines = [HEAD, "| about | queries |", "|---|---|"]
    lines += [f"| {tag} | {', '.join(f'[{n}](#{n})' for n in tags[tag])} |" for tag in sorted(tags)]
    for query in queries.values():
        lines += ["", *_section(query)]
    return "\n".join(lines) + "\n"


def _section(query: CannedQuery) -> list[str]:
    example = " ".join([f"hansa query {query.name}", *(shown(p.name, p.example) for p in query.parameters if _tell(p))])
    lines = [f"## {query.name}", "", f"{query.title}. {query.description}", "", f"    {example}"]
    if query.parameters:
        lines += ["", "| parameter | type | default | meaning |", "|---|---|---|---|"]
        lines += [f"| {p.name} | {p.type} | {_default(p)} | {p.description} |" for p in query.parameters]
    return [*lines, "", f"Columns: {', '.join(query.columns)}. Order: {query.order}."]


def _tell(parameter: Parameter) -> bool:
    """Whether an example shows more than the default."""
    return parameter.example != parameter.default


def _default(parameter: Parameter) -> str:
    return "must be given" if parameter.default is None else parameter.default or "no restriction"
