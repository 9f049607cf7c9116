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


@dataclass(eq=False)
class Entity:
    """Something that the document names.

    Attributes:
        type: an entity type of the schema.
        name: the best name so far.
        keys: registry keys; the others are made at the end, when all is known of it.
        known: names from registries.
        traits: what recognisers note for later steps (`kind`, `ordinal`, `online`, `generic`, `parent` …).
    """

    type: str
    name: str
    keys: list[str] = field(default_factory=list)
    known: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    attributes: dict[str, JSON] = field(default_factory=dict)
    traits: dict[str, object] = field(default_factory=dict)

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


@dataclass
class Draft:
    """One document while it is read. `foreign`: its language has no pack, so that word lists say little."""

    text: str
    pack: Pack
    sentences: list[tuple[int, int]]
    tokens: list[list[Token]]
    dates: list[Date] = field(default_factory=list)
    dateline: str | None = None
    foreign: bool = False
    entities: list[Entity] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    _cover: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self._cover = bytearray(len(self.text))

    def free(self, start: int, end: int) -> bool:
        """Whether no span stands in `text[start:end]` yet."""
        return not any(self._cover[start:end])

    def cover(self, start: int, end: int) -> None:
        """Keep `text[start:end]` from later recognisers."""
        self._cover[start:end] = b"\x01" * (end - start)

    def add(self, start: int, end: int, entity: Entity, nested: bool = False, silent: bool = False) -> Span:
        """A new span of an entity; a nested one stands inside another and is not seen by rules."""
        if entity not in self.entities:
            self.entities.append(entity)
        span = Span(start, end, entity, nested, silent)
        self.spans.append(span)
        self.cover(start, end)
        return span

    def spans_in(self, start: int, end: int) -> Iterator[Span]:
        return (s for s in self.spans if start <= s.start and s.end <= end)

    def forms(self, entity: Entity) -> list[str]:
        """The forms in which the document names an entity, in order of first appearance, each once."""
        said = sorted((s.start, s.end) for s in self.spans if s.entity is entity and not s.silent)
        return list(dict.fromkeys(" ".join(self.text[a:b].split()) for a, b in said))

    def find(self, type_: str, name: str) -> Entity | None:
        """The entity of a type that carries a name, if the draft has one."""
        wanted = fold(name)
        for entity in self.entities:
            if entity.type == type_ and wanted in entity.traits.setdefault("folds", {fold(entity.name)}):  # type: ignore[operator]
                return entity
        return None

    def alias(self, entity: Entity, names: Iterable[str]) -> None:
        """Note further names by which `find` knows an entity."""
        folds = entity.traits.setdefault("folds", {fold(entity.name)})
        assert isinstance(folds, set)
        folds.update(fold(name) for name in names)
