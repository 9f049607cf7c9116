"""What is kept: sources, documents with their mentions and statements, and the decisions of people.

Everything here is frozen data that goes to JSON and comes back the same. What is computed from it (nodes, facts) is
in `hansa.graph.compute`. Offsets count code points of the document's normalised text, `text[start:end]`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

JSON: TypeAlias = Any
"""A value of JSON: null, boolean, number, string, list, object."""

METADATA_FIELDS = ("date", "publisher", "url", "title", "language", "format", "mapping")

TABLE = "table"
"""`Metadata.format` of a text that is the canonical TSV of a table."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text of a Document: line ends LF, no byte order mark, lone surrogates as U+FFFD; nothing else changes."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text)


_SCRIPTS = "\\u0590-\\u109f\\u1780-\\u18af\\u1950-\\u1aaf"
"""Scripts, from Hebrew to Burmese, Khmer and Tai Tham, in which zero-width characters tell words or letters apart."""

UNSEEN = re.compile(rf"[\u00ad\u2060\ufeff]|(?<![{_SCRIPTS}])[\u200b\u200c](?![{_SCRIPTS}])")
"""Characters that no reader sees and no word needs: soft hyphens, zero-width spaces, non-joiners, word joiners."""


def seen(text: str) -> str:
    """A text without its unseen characters."""
    return text if text.isascii() else UNSEEN.sub("", text)


def digest(*parts: str, length: int = 20) -> str:
    """A short hash of the parts, in hexadecimal: SHA-256, parts kept apart by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def document_id(text: str) -> str:
    """The id of a Document: SHA-256 of its normalised text, in hexadecimal (64 characters)."""
    return hashlib.sha256(text.encode()).hexdigest()


def headline(text: str) -> str:
    """The first line of three words or more, cut to 120 characters; empty when there is none."""
    line = next((line for line in text.split("\n", 200) if len(line.split(None, 3)) > 2), "")
    return " ".join(line[:1000].split())[:120]


def table_headline(text: str) -> str:
    """What stands for a headline of a table: its headings, cut to 120 characters."""
    cells = text[:1000].lstrip("\n").split("\n", 1)[0].split("\t")
    return f"Table of {', '.join(cell for cell in cells if cell)}"[:120]


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: JSON) -> str:
    """One JSON text for one value: keys sorted, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def sentence_key(sentence: str) -> str:
    """What a sentence is known by in decisions: a hash of its words, white space folded (12 hexadecimal digits)."""
    return digest(" ".join(sentence.split()), length=12)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text; every field may be missing.

    Attributes:
        date: ISO 8601, with the precision given: `2018`, `2018-07`, `2018-07-13`.
        language: ISO 639-1.
        format: `table` for the canonical TSV of a table; None for prose.
        mapping: of a table whose headings do not speak for themselves: what its columns are, as JSON.
    """

    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    format: str | None = None
    mapping: str | None = None

    def to_json(self) -> dict[str, JSON]:
        return {name: value for name in METADATA_FIELDS if (value := getattr(self, name)) is not None}

    def over(self, other: Metadata) -> Metadata:
        """These, and those of `other` where nothing is given here."""
        return Metadata.from_json(other.to_json() | self.to_json())

    @classmethod
    def from_json(cls, data: Mapping[str, JSON]) -> Metadata:
        return cls(**{name: data.get(name) for name in METADATA_FIELDS})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was got from. Its key is stable; it points at its current Document.

    Attributes:
        key: an id given, else the address fetched, else the absolute path, else `sha256:<document id>`.
        document: id of the current Document.
        metadata: as given for this source, not merged with that of others.
    """

    key: str
    document: str
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def portable_key(self) -> str:
        """The key without a path of a machine: an absolute path becomes `sha256:<document id>`."""
        is_path = self.key.startswith("/") or self.key[1:3] in (":\\", ":/")
        return f"sha256:{self.document}" if is_path else self.key


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something.

    Attributes:
        start, end: offsets into the document's text.
        referent: index of what it names, in the extraction's `referents`.
        form: as said, `text[start:end]`; kept apart so that decisions hold in a store without texts.
        sentence: `sentence_key` of the sentence around it.
    """

    start: int
    end: int
    referent: int
    form: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Referent:
    """What coreferent mentions of one document name; the unit that identity joins across documents.

    Attributes:
        type: an entity type of the schema (City, Person, Meeting …).
        name: the best name this document and the registries give.
        keys: strong keys, each `kind:value`; referents that share one are the same, unless facets part them.
        weak_keys: keys of an undated Meeting or of a family name (see `hansa.graph.identity`).
        facets: (name, value) pairs; two different values of one name part (`ordinal`, `geonames`, `day` …).
        labels: labels beside the type (`CityNetwork`).
        names: further names known from registries, not said in the document.
        attributes: reference data by property name (`name_en`, `lat`, `population` …), never what a text states.
    """

    type: str
    name: str
    keys: tuple[str, ...] = ()
    weak_keys: tuple[str, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    attributes: Mapping[str, JSON] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a document says, with the words that say it.

    Attributes:
        type: a relationship type of the schema that texts can state.
        subject: index of a mention.
        object: index of a mention, or None where the type takes a literal.
        value: the literal (a date for HELD_ON, a count for HAS_MEMBER_COUNT), else None.
        properties: qualifiers as said: `title`, `post`, `status`, `role`, `since`, `until`, `date`, `unit`, `as_of`,
            `ended`.
        start, end: offsets of the quote, at most 450 characters of prose, or a row of a table.
        quote: the words that say it, `text[start:end]`.
        confidence: 0.5 to 1.
        rule: the name of the rule that made it.
        key: what tells it from the others of its document; by default its contents.
    """

    type: str
    subject: int
    object: int | None
    value: str | None
    start: int
    end: int
    quote: str
    confidence: float
    rule: str
    properties: Mapping[str, JSON] = field(default_factory=dict)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gives, as data of that document alone.

    Attributes:
        language: ISO 639-1 of the text, or None when it could not be told.
        version: of extractor and registries; a document of another version is stale.
    """

    language: str | None
    version: str
    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()

    def to_json(self) -> dict[str, JSON]:
        """Compact JSON: empty fields left out."""
        return {
            "language": self.language,
            "version": self.version,
            "referents": [_slim(r) for r in self.referents],
            "mentions": [[m.start, m.end, m.referent, m.form, m.sentence] for m in self.mentions],
            "statements": [_slim(s) for s in self.statements],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, JSON]) -> Extraction:
        return cls(
            language=data["language"],
            version=data["version"],
            referents=tuple(_referent(r) for r in data["referents"]),
            mentions=tuple(Mention(*m) for m in data["mentions"]),
            statements=tuple(
                Statement(**{"object": None, "value": None, "properties": {}, **s}) for s in data["statements"]
            ),
        )


def _slim(item: Referent | Statement) -> dict[str, JSON]:
    data = {}
    for f in fields(item):
        value = getattr(item, f.name)
        if value is None or value == () or value == {}:
            continue
        data[f.name] = [list(v) if isinstance(v, tuple) else v for v in value] if isinstance(value, tuple) else value
    return data


def _referent(data: Mapping[str, JSON]) -> Referent:
    tuples = {name: tuple(data.get(name, ())) for name in ("keys", "weak_keys", "labels", "names")}
    facets = tuple((name, value) for name, value in data.get("facets", ()))
    return Referent(data["type"], data["name"], facets=facets, attributes=data.get("attributes", {}), **tuples)


def statement_id(document: str, statement: Statement, mentions: tuple[Mention, ...]) -> str:
    """The id of a statement: the hash of its document and of its key, which by default is its contents."""
    if statement.key is not None:
        return digest(document, statement.key)
    subject = mentions[statement.subject]
    about = None if statement.object is None else mentions[statement.object]
    contents = [
        statement.type,
        [subject.start, subject.end],
        [about.start, about.end] if about else statement.value,
        [statement.start, statement.end],
        dict(statement.properties),
        statement.rule,
    ]
    return digest(document, canonical(contents))


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what was extracted from it.

    Attributes:
        id: SHA-256 of the normalised text.
        text: the text, or None in a store restored from a dump without texts.
        metadata: the document's own, computed from its sources: the extraction was made with these.
        headline: its first line of three words or more, cut to 120 characters, or the headings of a table; a caption
            where no title is given.
        sketch: of its words, to find near-duplicates (`hansa.graph.near`).
    """

    id: str
    text: str | None
    metadata: Metadata
    extraction: Extraction
    headline: str = ""
    sketch: str = ""

    @classmethod
    def of(cls, text: str, metadata: Metadata, extraction: Extraction) -> Document:
        """The document of a normalised text."""
        from hansa.graph.near import sketch

        line = table_headline(text) if metadata.format == TABLE else headline(text)
        return cls(document_id(text), text, metadata, extraction, line, sketch(text))


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """How a decision names a mention, wherever these words stand: entity type, form as said, key of its sentence."""

    type: str
    form: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided.

    Attributes:
        number: 1, 2, …; the higher wins.
        kind: `same`, `different`, `reject` or `add`.
        a, b: the two sides (`same`, `different`): the words of every mention each node had when it was taken.
        statement: for `reject`: [type, subject form, object form or literal, quote].
        text, metadata, extraction: for `add`: the small Document whose source is `added:<number>`; the extraction is
            the statement itself.
        note: in words, what was decided, for lists.
    """

    number: int
    kind: str
    a: tuple[Words, ...] = ()
    b: tuple[Words, ...] = ()
    statement: tuple[str, str, str, str] | None = None
    text: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    extraction: Extraction | None = None
    note: str = ""

    @property
    def source(self) -> str:
        """Key of the source that an `add` makes."""
        return f"added:{self.number}"

    def to_json(self) -> dict[str, JSON]:
        return {
            "number": self.number,
            "kind": self.kind,
            "a": [[w.type, w.form, w.sentence] for w in self.a],
            "b": [[w.type, w.form, w.sentence] for w in self.b],
            "statement": list(self.statement) if self.statement else None,
            "text": self.text,
            "metadata": self.metadata.to_json(),
            "extraction": self.extraction.to_json() if self.extraction else None,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, JSON]) -> Decision:
        said = data["statement"]
        return cls(
            number=data["number"],
            kind=data["kind"],
            a=tuple(Words(*w) for w in data["a"]),
            b=tuple(Words(*w) for w in data["b"]),
            statement=(said[0], said[1], said[2], said[3]) if said else None,
            text=data["text"],
            metadata=Metadata.from_json(data["metadata"]),
            extraction=Extraction.from_json(data["extraction"]) if data["extraction"] else None,
            note=data["note"],
        )


@dataclass
class Kept:
    """All that is kept, by key: the one input of everything computed."""

    sources: dict[str, Source] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)


Extractor: TypeAlias = Callable[[str, Metadata], Extraction]
"""Reads a normalised text with its document's metadata; pure, so that the same input gives the same extraction."""


def document_metadata(sources: list[Source]) -> tuple[Metadata, dict[str, list[str]]]:
    """A Document's own metadata: per field the value of the smallest source key that gives one.

    The order is that of portable keys first, so that a portable dump restores to the same metadata.

    Returns the metadata, and per field the other values given (sorted), for fields on which sources differ.
    """
    chosen: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    ranked = sorted(sources, key=lambda s: (s.portable_key, s.key))
    for name in METADATA_FIELDS:
        given = [v for s in ranked if (v := getattr(s.metadata, name)) is not None]
        if given:
            chosen[name] = given[0]
            if rest := sorted({v for v in given if v != given[0]}):
                others[name] = rest
    return Metadata(**chosen), others
