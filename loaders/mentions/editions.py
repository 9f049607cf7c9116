"""Another meeting of a series, told apart from the one a text is about: `next year's conference`, `the next one`.

A pack gives the expressions (`editions`) with the groups `said` (what names it), `noun` and, where one is told, `year`.
A noun that is no meeting's own (`one`, `edition`) stands for that of the meeting named last.
"""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.kept import compiled


def find(draft: Draft) -> None:
    """Note the other editions of the meetings that the text names."""
    for expression in draft.pack.words.get("editions", ()):
        for match in compiled(expression).finditer(draft.text):
            if draft.free(*match.span("said")):
                _note(draft, match)


def _note(draft: Draft, match: re.Match[str]) -> None:
    noun = match["noun"].lower()
    start, end = match.span("said")
    before = [s for e in draft.spans.counts("Meeting") for s in draft.spans.of(e) if s.start < start]
    latest = max(before, key=lambda s: s.start, default=None)
    type_, kind = draft.pack.heads.get(noun, ("", ""))
    if noun in draft.pack.set("edition_nouns"):
        kind = str(latest.entity.traits["kind"]) if latest is not None else ""
    elif type_ != "Meeting" and kind != "assembly":
        return
    known = any(s.entity.traits["kind"] == kind for s in before)
    year = match.groupdict().get("year")
    own = "year" in match["said"].lower()
    if not kind or not (known or own) or (year and not own and _told(draft, year, start)):
        return
    name = draft.text[start:end]
    words = frozenset({kind, "next"} if noun in draft.pack.set("edition_nouns") else {noun, "next"})
    traits: dict[str, object] = {
        "kind": kind, "ordinal": None, "year": year, "online": False, "organiser": None, "words": words, "topic": None,
        "weak": True,
    }  # fmt: skip
    entity = Entity("Meeting", name, traits=traits)
    draft.add(start, end, entity)


def _told(draft: Draft, year: str, at: int) -> bool:
    """Whether the text has spoken of a year before: then the noun names the meeting that it is about."""
    dated = draft.dateline is not None and draft.dateline[:4] == year
    return dated or any(d.value.startswith(year) and d.start < at for d in draft.dates)
