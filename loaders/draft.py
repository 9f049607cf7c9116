"""What is found while a document is read: entities, the spans that name them, and the relations between them.

A draft is local to one call of `extract` and becomes an `Extraction` at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hansa.graph.model import JSON
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.dates import Date
from hansa.loaders.text.folding import fold
from hansa.loaders.text.tokens import Token

CODES = {
    "City": "C", "Region": "R", "Country": "N", "Person": "P", "Organization": "O",
    "Meeting": "M", "Project": "J", "Agreement": "A",
}  # fmt: skip
"""The letter of an entity type in an encoded sentence; T is a title of office, D a date."""

LOOSE = frozenset({"member", "astronaut", "player", "artist", "journalist", "professor", "employee"})
"""Posts whose words are as often no post of anybody."""


@dataclass(eq=False)
class Entity:
    """Something that the document names.

    Attributes:
        type: an entity type of the schema.
        name: the best name so far.
        keys: registry keys; the others are made at the end, when all is known of it.
        known: names from registries.
        traits: what recognisers note for later steps (`kind`, `ordinal`, `online`, `generic`, `parent` …).
        folds: folded names by which the draft finds it beside its name.
    """

    type: str
    name: str
    keys: list[str] = field(default_factory=list)
    known: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    attributes: dict[str, JSON] = field(default_factory=dict)
    traits: dict[str, object] = field(default_factory=dict)
    folds: set[str] = field(default_factory=set)

    @property
    def network(self) -> bool:
        return "CityNetwork" in self.labels


@dataclass(eq=False, frozen=True)
class Span:
    """Where an entity is named. `silent` spans stand in sentences but give no mention of their own."""

    start: int
    end: int
    entity: Entity
    nested: bool = False
    silent: bool = False


@dataclass(eq=False, frozen=True)
class Title:
    """A title of office: offsets, the class of the post, and a status (`former`, `acting`, `elect`)."""

    start: int
    end: int
    post: str
    status: str | None = None
    plural: bool = False


@dataclass(frozen=True)
class Office:
    """A title with its complement, `text[start:end]` (empty when they are equal), and the offsets of the person named
    behind it."""

    title: Title
    start: int
    end: int
    person: tuple[int, int] | None = None


@dataclass(frozen=True)
class Relation:
    """A statement in the making; offsets are those of its quote."""

    type: str
    subject: Span
    object: Span | None
    value: str | None
    start: int
    end: int
    confidence: float
    rule: str
    properties: tuple[tuple[str, JSON], ...] = ()


_BUCKET = 256


class Spans:
    """The spans of a draft in the order they were noted; found by place in the text, by entity and by type."""

    def __init__(self) -> None:
        self._all: dict[Span, None] = {}
        self._near: dict[int, dict[Span, None]] = {}
        self._of: dict[Entity, dict[Span, None]] = {}
        self._types: dict[str, dict[Entity, int]] = {}

    def __iter__(self) -> Iterator[Span]:
        return iter(self._all)

    def add(self, span: Span) -> None:
        self._all[span] = None
        self._near.setdefault(span.start // _BUCKET, {})[span] = None
        self._of.setdefault(span.entity, {})[span] = None
        counts = self._types.setdefault(span.entity.type, {})
        counts[span.entity] = counts.get(span.entity, 0) + 1

    def remove(self, span: Span) -> None:
        del self._all[span]
        del self._near[span.start // _BUCKET][span]
        del self._of[span.entity][span]
        counts = self._types[span.entity.type]
        counts[span.entity] -= 1
        if not counts[span.entity]:
            del counts[span.entity]

    def swap(self, old: Span, new: Span) -> None:
        """Put one span in place of another."""
        self.remove(old)
        self.add(new)

    def inside(self, start: int, end: int) -> list[Span]:
        """The spans within `text[start:end]`, by their start."""
        found = [
            span
            for bucket in range(start // _BUCKET, end // _BUCKET + 1)
            for span in self._near.get(bucket, ())
            if start <= span.start and span.end <= end
        ]
        return sorted(found, key=lambda s: s.start)

    def of(self, entity: Entity) -> list[Span]:
        """The spans of an entity, in the order they were noted."""
        return list(self._of.get(entity, ()))

    def counts(self, *types: str) -> dict[Entity, int]:
        """How often each entity of some types is named, those named first coming first."""
        return {entity: number for type_ in types for entity, number in self._types.get(type_, {}).items()}


@dataclass
class Draft:
    """One document, or a block of a long one, while it is read.

    Attributes:
        foreign: its language has no pack, so that word lists say little.
        entities: in the order they were noted; each has its place in `find` and `with_key` by `enter` and `alias`.
        inherited: persons and organisations that earlier blocks of the text named.
        offices: by the start of their title, in languages whose grammar reads them.
        held: where a title with a person behind it starts, and where such a person is named.
        bodies: where the words of a complement start that a person's name follows.
        stems: for the end of a span whose last word has suffixes that rules are to see, where these begin.
        people: persons by the first letters of their first and of their last name.
    """

    text: str
    pack: Pack
    sentences: list[tuple[int, int]]
    tokens: list[list[Token]]
    dates: list[Date] = field(default_factory=list)
    dateline: str | None = None
    foreign: bool = False
    entities: dict[Entity, None] = field(default_factory=dict)
    inherited: tuple[Entity, ...] = ()
    spans: Spans = field(default_factory=Spans)
    titles: list[Title] = field(default_factory=list)
    offices: dict[int, Office] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    people: dict[str, dict[Entity, None]] = field(default_factory=dict)
    stems: dict[int, int] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    _cover: bytearray = field(default_factory=bytearray)
    _names: dict[tuple[str, str], Entity] = field(default_factory=dict)
    _keys: dict[str, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._cover = bytearray(len(self.text))
        for entity in self.inherited:
            self.enter(entity)

    def stem(self, end: int) -> int:
        """The end of a span without the suffixes of its last word."""
        return self.stems.get(end, end)

    def free(self, start: int, end: int) -> bool:
        """Whether no span stands in `text[start:end]` yet."""
        return self._cover.find(1, start, end) < 0

    def cover(self, start: int, end: int) -> None:
        """Keep `text[start:end]` from later recognisers."""
        self._cover[start:end] = b"\x01" * (end - start)

    def uncover(self, start: int, end: int) -> None:
        """Free `text[start:end]` again, where a span was wrong."""
        self._cover[start:end] = b"\x00" * (end - start)

    def enter(self, entity: Entity) -> None:
        """Note an entity, unless it is noted already."""
        if entity in self.entities:
            return
        self.entities[entity] = None
        for key in entity.keys:
            self._keys.setdefault(key, entity)
        for name in entity.folds | {fold(entity.name)}:
            self._names.setdefault((entity.type, name), entity)

    def leave(self, entity: Entity) -> None:
        """Take an entity out; its names lead nowhere from then on."""
        self.entities.pop(entity, None)

    def add(self, start: int, end: int, entity: Entity, nested: bool = False, silent: bool = False) -> Span:
        """A new span of an entity; a nested one stands inside another and is not seen by rules."""
        self.enter(entity)
        span = Span(start, end, entity, nested, silent)
        self.spans.add(span)
        self.cover(start, end)
        return span

    def forms(self, entity: Entity) -> list[str]:
        """The forms in which the document names an entity, in order of first appearance, each once."""
        said = sorted((s.start, s.end) for s in self.spans.of(entity) if not s.silent)
        return list(dict.fromkeys(" ".join(self.text[a:b].split()) for a, b in said))

    def with_key(self, key: str) -> Entity | None:
        """The entity with a registry key, if the draft has one."""
        return self._keys.get(key)

    def find(self, type_: str, name: str) -> Entity | None:
        """The entity of a type that carries a name, if the draft has one."""
        entity = self._names.get((type_, fold(name)))
        return entity if entity in self.entities else None

    def alias(self, entity: Entity, names: Iterable[str]) -> None:
        """Note further names by which `find` knows an entity."""
        for name in map(fold, names):
            entity.folds.add(name)
            if self._names.get((entity.type, name)) not in self.entities:
                self._names[entity.type, name] = entity
