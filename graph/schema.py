"""The schema as data: entity types, relationship types, key kinds.

Constraints, validation, the reference page and the colours of pictures come from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from hansa.graph.model import digest

SCHEMA_VERSION = 1
"""Number written into a store; an older store is upgraded, a newer one refused."""

TABLE_KEY = "network_id"
"""Kind of the keys that are ids given in a table: of the keys that are of no registry, the first to name a node."""

MAX_NAME = 500
"""Longest name, in characters, that a store holds."""


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label.

    Attributes:
        registry_keys: key kinds whose value is the node's id when no other node claims it.
        colour: of pictures, as #rrggbb.
        entity: whether mentions name it; the others are made by the store.
    """

    label: str
    description: str
    colour: str
    registry_keys: tuple[str, ...] = ()
    entity: bool = True


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A type of fact, with the types at its ends.

    Attributes:
        identity: qualifiers that tell two facts between the same ends apart.
        spells: whether the fact holds for a time, and again (`spell` is then part of its identity).
        symmetric: stored once, from the smaller id to the greater.
        literal: the object is a value, not an entity.
        stated: whether a text can state it; the others are computed.
        qualifiers: properties of statements of this type that go to the fact.
    """

    type: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    description: str
    identity: tuple[str, ...] = ()
    spells: bool = False
    symmetric: bool = False
    literal: bool = False
    stated: bool = True
    qualifiers: tuple[str, ...] = ()


_PLACES = ("City", "Region", "Country")
_BODIES = (*_PLACES, "Organization")
_ACTORS = ("Person", *_BODIES)

NODE_TYPES = (
    NodeType("City", "A city, town or municipality; also its city hall when it acts", "#2b6cb0", ("geonames",)),
    NodeType(
        "Region", "A first-order division of a country, or another area below it", "#2c7a7b", ("iso3166-2", "geonames")
    ),
    NodeType("Country", "A country", "#276749", ("iso3166-1",)),
    NodeType("Person", "A person, across scripts and spellings", "#c05621"),
    NodeType("Organization", "An organisation; a network of cities is also a CityNetwork", "#6b46c1", ("org",)),
    NodeType("Project", "A project, programme or strategy", "#b7791f"),
    NodeType("Meeting", "A conference, session, visit or talks", "#b83280"),
    NodeType("Agreement", "A signed document", "#4a5568"),
    NodeType("MemberCount", "A headcount that was stated of an organisation", "#a0aec0", entity=False),
    NodeType("Document", "A text that was loaded", "#718096", entity=False),
    NodeType("DocumentText", "The text of a Document and what was extracted from it", "#cbd5e0", entity=False),
    NodeType("Statement", "One thing that a document says, with its quote", "#e2e8f0", entity=False),
)

ENTITY_TYPES = tuple(t.label for t in NODE_TYPES if t.entity)

RELATIONSHIP_TYPES = (
    RelationshipType(
        "HOLDS_POST",
        ("Person",),
        _BODIES,
        "Holds a post there",
        ("post",),
        spells=True,
        qualifiers=("title", "post", "status"),
    ),
    RelationshipType("MEMBER_OF", _BODIES, ("Organization",), "Is a member of it", spells=True),
    RelationshipType("CHAIRS", ("City", "Region", "Organization"), ("Organization",), "Presides over it", spells=True),
    RelationshipType(
        "HOSTS", ("City", "Region", "Organization"), ("Organization",), "Hosts an office of it", spells=True
    ),
    RelationshipType("PARTICIPATED_IN", _ACTORS, ("Meeting",), "Took part in it", qualifiers=("role",)),
    RelationshipType(
        "REPRESENTED_AT",
        ("City", "Region", "Organization"),
        ("Meeting",),
        "Its official took part, by a person and a post stated in the same document",
        stated=False,
        qualifiers=("person",),
    ),
    RelationshipType("ORGANIZED", _BODIES, ("Meeting",), "Organised it"),
    RelationshipType("HELD_IN", ("Meeting",), _PLACES, "Took place there"),
    RelationshipType(
        "HELD_ON",
        ("Meeting",),
        (),
        "Took place on that day; it gives the Meeting its date",
        literal=True,
        qualifiers=("until",),
    ),
    RelationshipType("IMPLEMENTS", _ACTORS, ("Project",), "Carries it out", qualifiers=("role",)),
    RelationshipType("SIGNED", _ACTORS, ("Agreement",), "Signed it", qualifiers=("date",)),
    RelationshipType("TWINNED_WITH", ("City",), ("City",), "Twin towns", spells=True, symmetric=True),
    RelationshipType("PARTNER_OF", _BODIES, _BODIES, "Works together with it", spells=True, symmetric=True),
    RelationshipType("LOCATED_IN", ("City", "Region", "Organization"), _PLACES, "Lies there, where a text says so"),
    RelationshipType(
        "PART_OF", ("Meeting", "Project", "Organization"), ("Meeting", "Project", "Organization"), "Is a part of it"
    ),
    RelationshipType(
        "HAS_MEMBER_COUNT",
        ("Organization",),
        ("MemberCount",),
        "Was said to have that many members",
        literal=True,
        qualifiers=("unit", "as_of"),
    ),
)

FACT_TYPES = {t.type: t for t in RELATIONSHIP_TYPES}
"""Relationship types between entities, by name (HELD_ON makes no relationship)."""

STATED_TYPES = {t.type: t for t in RELATIONSHIP_TYPES if t.stated}

STRUCTURE_TYPES = {
    "STATES": "Document to Statement",
    "SUBJECT": "Statement to the entity it is about",
    "OBJECT": "Statement to the other entity",
    "MENTIONS": "Document to an entity it names, with the count",
    "HAS_TEXT": "Document to its text",
    "CURRENT": "Source to its current Document",
    "IDENTIFIES": "another id of an entity to that entity",
}
"""Relationship types that are no facts."""

_NODE_TYPES = {t.label: t for t in NODE_TYPES}


def is_registry_key(type_: str, key: str) -> bool:
    """Whether the key is an id of a registry (GeoNames, ISO 3166, the registry of networks) for this entity type."""
    return key.partition(":")[0] in _NODE_TYPES[type_].registry_keys


def key_id(type_: str, key: str) -> str:
    """The node id that a key gives: the registry id itself, else `type:` and a hash of the key."""
    return key if is_registry_key(type_, key) else f"{type_.lower()}:{digest(type_, key, length=16)}"
