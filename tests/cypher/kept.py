"""A kept corpus: documents with fixed extractions, so that what queries return on it changes only with the queries.

`kept.txt` is made of lines. `entity HANDLE TYPE KEY name=value… | NAME | OTHER NAME…` names something (the type
`CityNetwork` is an Organization with that label). `document KEY DATE LANGUAGE PUBLISHER` begins a document; each line
after it is a line of its text, and each line indented below that states something of it: `SUBJECT TYPE OBJECT
name=value…`. A mention is the first place in the line where a name of the entity stands. `reject TYPE SUBJECT OBJECT
"QUOTE"` is a decision. A line that begins with `#` is not read.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hansa.graph.model import JSON, Decision, Extraction, Mention, Metadata, Referent, Statement, sentence_key
from hansa.graph.schema import STATED_TYPES
from hansa.graph.store.base import Incoming, Store

VERSION = "kept-1"
FILE = Path(__file__).with_name("kept.txt")


@dataclass
class _Draft:
    """A document as it is read."""

    incoming: Incoming
    lines: list[str] = field(default_factory=list)
    statements: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Kept:
    """The corpus: texts to load, what is extracted from each, and decisions."""

    incoming: tuple[Incoming, ...]
    extractions: dict[str, Extraction]
    decisions: tuple[Decision, ...]

    def extract(self, text: str, metadata: Metadata) -> Extraction:
        """The fixed extraction of a text of the corpus."""
        return self.extractions[text]

    def load(self, store: Store) -> None:
        """Put all of it into a store."""
        store.load(self.incoming, self.extract)
        for decision in self.decisions:
            store.decide(decision, self.extract)


@cache
def corpus() -> Kept:
    """The corpus of `kept.txt`."""
    entities: dict[str, Referent] = {}
    drafts: list[_Draft] = []
    decisions: list[Decision] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if not line or line.startswith("#"):
            continue
        if word == "entity":
            handle, referent = _entity(rest)
            entities[handle] = referent
        elif word == "document":
            key, date, language, publisher = rest.split(" ", 3)
            metadata = Metadata(date=date, language=language, publisher=publisher)
            drafts.append(_Draft(Incoming(f"kept:{key}", "", metadata)))
        elif word == "reject":
            type_, subject, about, quote = shlex.split(rest)
            decisions.append(Decision(0, "reject", statement=(type_, subject, about, quote), note=rest))
        elif line.startswith("  "):
            drafts[-1].statements.append((len(drafts[-1].lines) - 1, line.strip()))
        else:
            drafts[-1].lines.append(line)
    incoming = tuple(Incoming(d.incoming.key, d.text, d.incoming.metadata) for d in drafts)
    return Kept(incoming, {d.text: _extraction(d, entities) for d in drafts}, tuple(decisions))


def _entity(said: str) -> tuple[str, Referent]:
    head, *names = (part.strip() for part in said.split(" | "))
    handle, type_, key, *attributes = head.split()
    is_network = type_ == "CityNetwork"
    return handle, Referent(
        "Organization" if is_network else type_,
        names[0],
        keys=(key,),
        labels=("CityNetwork",) if is_network else (),
        names=tuple(names[1:]),
        attributes=dict(a.split("=") for a in attributes),
    )


def _extraction(draft: _Draft, entities: dict[str, Referent]) -> Extraction:
    used: dict[str, int] = {}
    mentions: dict[tuple[int, str], int] = {}
    found: list[Mention] = []
    statements: list[Statement] = []
    offsets = [0]
    for line in draft.lines:
        offsets.append(offsets[-1] + len(line) + 1)

    def mention(row: int, handle: str) -> int:
        line = draft.lines[row]
        if (row, handle) not in mentions:
            names = (entities[handle].name, *entities[handle].names)
            form = next(name for name in names if name in line)
            start = offsets[row] + line.index(form)
            index = used.setdefault(handle, len(used))
            mentions[row, handle] = len(found)
            found.append(Mention(start, start + len(form), index, form, sentence_key(line)))
        return mentions[row, handle]

    for row, said in draft.statements:
        subject, type_, about, *qualifiers = shlex.split(said)
        literal = STATED_TYPES[type_].literal
        properties: dict[str, JSON] = dict(q.split("=", 1) for q in qualifiers)
        if "ended" in properties:
            properties["ended"] = properties["ended"] == "true"
        statements.append(
            Statement(
                type_,
                mention(row, subject),
                None if literal else mention(row, about),
                about if literal else None,
                offsets[row],
                offsets[row] + len(draft.lines[row]),
                draft.lines[row],
                0.9,
                "kept",
                properties,
            )
        )
    referents = tuple(entities[h] for h in sorted(used, key=lambda h: used[h]))
    language = draft.incoming.metadata.language
    return Extraction(language, VERSION, referents, tuple(found), tuple(statements))
