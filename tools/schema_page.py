"""The reference page of the schema, made from `hansa.graph.schema`."""

from __future__ import annotations

from hansa.graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, SCHEMA_VERSION, STRUCTURE_TYPES


def page() -> str:
    """docs/schema.md."""
    rows = [
        "# The graph",
        "",
        f"Schema {SCHEMA_VERSION}. Made from `graph/schema.py` by `tools/docs.py`; change it there.",
        "",
        "Every entity carries `:Entity`, an `id`, a `name`, `name_en`, `name_ru` … where known, and `names` (all",
        "forms).",
        "A network of cities is an Organization that also carries `:CityNetwork`.",
        "",
        "## Labels",
        "",
        "| label | what it is | id from a registry | colour |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| {node.label} | {node.description} | {', '.join(node.registry_keys)} | `{node.colour}` |"
        for node in NODE_TYPES
    ]
    rows += [
        "",
        "## Facts",
        "",
        "One relationship per thing stated, however many documents state it. Every fact carries `id`, `documents`,",
        "`independent` (documents that are not reprints of each other), `statements`, `confidence`, `disputed`,",
        "`first_seen` and `last_seen` (dates of documents).",
        "",
        "A fact that holds for a time has a `spell` (1, 2, … in the order of time), `since` and `until` as said, their",
        "bounds `since_from`, `since_to`, `until_from`, `until_to` as full dates, and `ended`.",
        "",
        "| type | from | to | what it says | holds for a time | symmetric | further properties |",
        "|---|---|---|---|---|---|---|",
    ]
    for r in RELATIONSHIP_TYPES:
        objects = ", ".join(r.objects) or "a date of the Meeting"
        cells = [
            r.type,
            ", ".join(r.subjects),
            objects,
            r.description + ("" if r.stated else " (computed)"),
            "yes" if r.spells else "",
            "yes" if r.symmetric else "",
            ", ".join(r.qualifiers),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    rows += ["", "## Evidence and structure", "", "| type | what it ties |", "|---|---|"]
    rows += [f"| {type_} | {description} |" for type_, description in STRUCTURE_TYPES.items()]
    rows += [
        "",
        "The evidence of a fact is always",
        "",
        "    (:Document)-[:STATES]->(:Statement {fact_id})-[:SUBJECT]->(:Entity), (:Statement)-[:OBJECT]->(:Entity)",
        "",
    ]
    return "\n".join(rows)
