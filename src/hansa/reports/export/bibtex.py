"""The documents as BibTeX, so that what a figure rests on can be cited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hansa.graph.compute import Graph

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "$": r"\$", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own macros."""


def bibtex(graph: Graph) -> str:
    """An entry `@misc` for each document, sorted by key; UTF-8, for BibLaTeX and BibTeX.

    A key is publisher or first word, year, and the beginning of the document's id, so that it never changes.
    """
    documents = [node for node in graph.nodes.values() if "Document" in node.labels]
    entries = {_key(node.id, node.properties): _entry(node.id, node.properties) for node in documents}
    return "\n".join(f"@misc{{{key},\n{entries[key]}}}\n" for key in sorted(entries))


def _key(id_: str, said: Mapping[str, Any]) -> str:
    from anyascii import anyascii

    words = re.findall("[a-z]{2,}", anyascii(str(said.get("publisher") or said["name"])).lower())
    date = str(said.get("date") or "")
    year = date[:4] if re.match(r"\d{4}", date) else ""
    return f"{words[0] if words else 'document'}{year}-{id_[:8]}"


def _entry(id_: str, said: Mapping[str, Any]) -> str:
    date = str(said.get("date") or "")
    parts = date.split("-") if re.match(r"\d{4}", date) else []
    fields = {"title": f"{{{_text(str(said['name']))}}}"}
    if said.get("publisher"):
        fields["publisher"] = _text(str(said["publisher"]))
        fields["howpublished"] = fields["publisher"]
    if parts:
        fields |= {"date": date, "year": parts[0]}
    if said.get("url"):
        # An address is taken as it is; only what would end the field goes.
        fields["url"] = re.sub(r"[{}\\\s]", lambda m: f"%{ord(m.group()):02X}", str(said["url"]))
    if said.get("language"):
        fields["langid"] = _text(str(said["language"]))
    fields["note"] = f"Hansa document {id_[:16]}"
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    if len(parts) > 1:
        lines.append(f"  month = {_MONTHS[int(parts[1]) - 1]},\n")
    return "".join(lines)


def _text(text: str) -> str:
    folded = " ".join(text.split())
    return "".join(_ESCAPED.get(c, c) for c in folded if c.isprintable())
