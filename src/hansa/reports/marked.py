"""A text with what was found in it: its segments, and its statements in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hansa.graph.model import Extraction, Statement
from hansa.graph.schema import ENTITY_TYPES, NODE_TYPES, STATED_TYPES


@dataclass(frozen=True)
class Segment:
    """A stretch of text in which nothing begins or ends.

    Attributes:
        text: control characters shown as their pictures (U+2400 and on).
        referent: number of the referent that is named here, of several the one named in fewest characters.
        statements: numbers of the statements whose quote covers it, from 1.
        ending: numbers of those whose quote ends with it.
    """

    text: str
    referent: int | None
    statements: tuple[int, ...]
    ending: tuple[int, ...]


@dataclass(frozen=True)
class Said:
    """A statement in words.

    Attributes:
        number: from 1, in the order of the text.
        subject, object: names; the object may be a value.
        subject_of, object_of: numbers of their referents; None for a value.
        qualifiers: such as `since 2018`.
    """

    number: int
    subject: str
    subject_of: int
    predicate: str
    object: str
    object_of: int | None
    qualifiers: tuple[str, ...]
    confidence: float
    rule: str
    ended: bool
    meaning: str


@dataclass(frozen=True)
class Marked:
    """A text with what was found in it.

    Attributes:
        referents: name and type of each.
        types: the entity types that occur, in the order of the schema.
    """

    language: str | None
    segments: tuple[Segment, ...]
    said: tuple[Said, ...]
    referents: tuple[tuple[str, str], ...]
    types: tuple[str, ...]


def marked(text: str, extraction: Extraction) -> Marked:
    """What was found in a text, ready to be shown.

    Args:
        text: the one that was extracted, normalised.
    """
    statements = extraction.statements
    referents = tuple((r.name, r.type) for r in extraction.referents)
    used = {type_ for _, type_ in referents}
    return Marked(
        extraction.language,
        tuple(_segments(text, extraction, statements)),
        tuple(_said(number, s, extraction) for number, s in enumerate(statements, 1)),
        referents,
        tuple(label for label in ENTITY_TYPES if label in used),
    )


def marked_page(title: str, found: Marked) -> str:
    """The same as one self-contained page of HTML; pointing at words tells the facts and the rules that made them."""
    from hansa.reports.pages import page

    entities, said = len(found.referents), len(found.said)
    told = f"{entities} entities, {said} statements; language {found.language or 'unknown'}"
    return page("marked.html", title=title, told=told, found=found, colours=colours())


def colours() -> Mapping[str, str]:
    """The colour of each entity type, `#rrggbb`."""
    return {n.label: n.colour for n in NODE_TYPES if n.entity}


def _segments(text: str, extraction: Extraction, statements: Sequence[Statement]) -> Iterator[Segment]:
    """The segments, by one sweep over the places where something begins or ends."""
    at: dict[int, list[tuple[str, bool, int]]] = {0: [], len(text): []}
    for number, mention in enumerate(extraction.mentions):
        at.setdefault(mention.start, []).append(("mention", True, number))
        at.setdefault(mention.end, []).append(("mention", False, number))
    for number, statement in enumerate(statements, 1):
        at.setdefault(statement.start, []).append(("statement", True, number))
        at.setdefault(statement.end, []).append(("statement", False, number))
    places = sorted(at)
    open_: dict[str, set[int]] = {"mention": set(), "statement": set()}
    for start, end in pairwise(places):
        for what, begins, number in at[start]:
            (open_[what].add if begins else open_[what].discard)(number)
        named = min(
            open_["mention"],
            key=lambda n: (extraction.mentions[n].end - extraction.mentions[n].start, n),
            default=None,
        )
        yield Segment(
            visible(text[start:end]),
            None if named is None else extraction.mentions[named].referent,
            tuple(sorted(open_["statement"])),
            tuple(sorted(n for what, begins, n in at[end] if what == "statement" and not begins)),
        )


def visible(text: str) -> str:
    """A text with its control characters as pictures, save tabs and line ends; bidirectional controls are left out."""
    return text.translate(_PICTURES)


_PICTURES = {c: chr(0x2400 + c) for c in range(32) if chr(c) not in "\t\n"}
_PICTURES |= {0x7F: "\u2421"}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "")


def _said(number: int, statement: Statement, extraction: Extraction) -> Said:
    mentions, referents = extraction.mentions, extraction.referents
    subject = mentions[statement.subject].referent
    about = None if statement.object is None else mentions[statement.object].referent
    return Said(
        number,
        referents[subject].name,
        subject,
        statement.type,
        str(statement.value) if about is None else referents[about].name,
        about,
        tuple(_qualifiers(statement.properties)),
        statement.confidence,
        statement.rule,
        bool(statement.properties.get("ended")),
        STATED_TYPES[statement.type].description,
    )


def _qualifiers(properties: Mapping[str, Any]) -> Iterator[str]:
    for name, value in sorted(properties.items()):
        if value is True:
            yield name.replace("_", " ")
        elif isinstance(value, list):
            yield f"{name} {', '.join(map(str, value))}"
        elif value is not None and value is not False:
            yield f"{name} {value}"
