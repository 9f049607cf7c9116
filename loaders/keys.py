"""Identity keys of what one document names, from that document alone (see DESIGN of identity)."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Relation
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.folding import fold, skeleton

_GIVEN_FIRST = 2
_SHORT_SKELETON = 6
"""A skeleton of so few characters is that of many people of one country."""

_SHORTEST_GIVEN = 3
_DAY = len("2020-07-03")
_ROMAN = re.compile(r"[ivxlх]+")


def person_name(name: str) -> str:
    """A key of a person's name across scripts and spellings: skeletons of given and family name."""
    words = [w for w in name.replace(".", ". ").split() if w]
    if len(words) > _GIVEN_FIRST and words[1].casefold().endswith(("вич", "вна", "vich", "vna", "ична", "ыч")):
        words = [words[0], *words[2:]]
    return " ".join(sorted(skeleton(w) for w in (words[0], words[-1])))


def main_key(entity: Entity) -> str:
    """The key by which others refer to an entity in their own keys."""
    if entity.keys:
        return entity.keys[0]
    return f"name:{fold(entity.name)}"


def assign(draft: Draft) -> None:
    """Give every entity its keys, facets and weak keys, into `traits['final']`."""
    makers = {
        "Organization": _organisation,
        "Person": _person,
        "Meeting": _meeting,
        "Project": _project,
        "Agreement": _agreement,
    }
    said = _Said(draft)
    inherited = set(draft.inherited)
    order = ("City", "Region", "Country", "Organization", "Person", "Meeting", "Project", "Agreement")
    for entity in sorted(draft.entities, key=lambda e: order.index(e.type)):
        maker = makers.get(entity.type)
        keys, weak, facets = maker(said, entity) if maker else (list(entity.keys), [], [])
        if entity.type in order[:3] and not keys:
            keys = [f"place:{fold(entity.name)}|{said.country or '?'}"]
        if entity in inherited:
            # What an earlier block says of it has made keys; a key for want of anything better adds nothing.
            keys = [*entity.keys, *(keys if said.of("HOLDS_POST", entity, "s") else [])]
        entity.keys = list(dict.fromkeys(keys))
        entity.traits["weak_keys"] = weak
        entity.traits["facets"] = facets


Made = tuple[list[str], list[str], list[tuple[str, str]]]


def _common_words(pack: Pack) -> frozenset[str]:
    """Words that many bodies and meetings share, so that a name of them alone names none."""
    heads = (word for some in pack.words["heads"].values() for forms in some.values() for word in forms)
    phrases = (*heads, *pack.words["bodies"], *pack.words["municipal"], *pack.words["meeting_modifiers"])
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) | {"of", "the", "s"}


class _Said:
    """A draft and its relations by type, entity and side.

    Attributes:
        country: code of the country that the document speaks of, if it is one.
        common: words that name nothing alone.
        networks: its city networks.
    """

    def __init__(self, draft: Draft) -> None:
        self.country = _country(draft)
        self.common = _common_words(draft.pack)
        self.networks = [e for e in draft.entities if e.network]
        self._relations: dict[tuple[str, Entity, str], list[Relation]] = {}
        for relation in draft.relations:
            self._relations.setdefault((relation.type, relation.subject.entity, "s"), []).append(relation)
            if relation.object:
                self._relations.setdefault((relation.type, relation.object.entity, "o"), []).append(relation)

    def of(self, type_: str, entity: Entity, side: str) -> list[Relation]:
        return self._relations.get((type_, entity, side), [])


def _country(draft: Draft) -> str | None:
    """The country code that most places of the document share, if one does."""
    counts: dict[str, int] = {}
    for entity, number in draft.spans.counts("City", "Region", "Country").items():
        if code := entity.attributes.get("country_code"):
            counts[str(code)] = counts.get(str(code), 0) + number
    if not counts:
        return None
    best = max(sorted(counts), key=lambda c: counts[c])
    return best if counts[best] * 2 > sum(counts.values()) else None


def _organisation(said: _Said, entity: Entity) -> Made:
    if entity.keys:
        return list(entity.keys), [], []
    folded = fold(entity.name)
    places = entity.traits.get("places")
    own = [main_key(p) for p in places if isinstance(p, Entity)] if isinstance(places, list) else []
    if not own and _is_common(said, entity):
        # "The press service", "City Council": of this document and no other.
        return [], [], []
    generic = len(folded.split()) <= 3 and not own
    keys = [f"name:{folded}|{said.country or '?'}" if generic else f"name:{folded}"]
    acronym = entity.traits.get("acronym")
    if acronym:
        keys.append(f"name:{folded}|{fold(str(acronym))}")
    return keys, [], []


def _is_common(said: _Said, entity: Entity) -> bool:
    return entity.name == entity.name.lower() or set(fold(entity.name).split()) <= said.common


def _person(said: _Said, entity: Entity) -> Made:
    name = person_name(entity.name)
    posts = said.of("HOLDS_POST", entity, "s")
    keys = [f"person:{name}|{main_key(r.object.entity)}" for r in posts if r.object]
    countries = {str(c) for r in posts if r.object and (c := r.object.entity.attributes.get("country_code"))}
    if len(name) > _SHORT_SKELETON:
        keys += [f"person:{name}|{c}" for c in sorted(countries)]
    if not keys:
        context = said.networks[0].keys[0] if len(said.networks) == 1 else said.country or "?"
        keys = [f"person:{name}|{context}"]
    return keys, [], given_ending(entity.name)


def given_ending(name: str) -> list[tuple[str, str]]:
    """A facet of the given name, which its skeleton loses: Mario and Maria, Олег and Ольга are two persons.

    Whether it ends in -a (or -я) is the same in every script; an initial tells nothing.
    """
    given = fold(name).split()[0] if fold(name) else ""
    if len(given) < _SHORTEST_GIVEN or "." in name.split()[0]:
        return []
    return [("given name", "ends in a" if given[-1] in "aая" else "ends otherwise")]


def _meeting(said: _Said, entity: Entity) -> Made:
    traits = entity.traits
    organisers = [r.subject.entity for r in said.of("ORGANIZED", entity, "o")]
    given = traits.get("organiser")
    organiser = given if isinstance(given, Entity) else organisers[0] if organisers else None
    if isinstance(organiser, Entity) and isinstance(organiser.traits.get("parent"), Entity):
        organiser = organiser.traits["parent"]  # type: ignore[assignment]
    if organiser is None:
        networks = said.networks
        organiser = networks[0] if len(networks) == 1 and _speakers(said, entity, networks[0]) else None
    kind = str(traits["kind"])
    words = _series(said, entity)
    # A meeting of nobody in particular is told from others by the words of its name, or not at all.
    series = main_key(organiser) if isinstance(organiser, Entity) else f"series:{words}" if words else None
    days = sorted({r.value for r in said.of("HELD_ON", entity, "s") if r.value})
    where = sorted({main_key(r.object.entity) for r in said.of("HELD_IN", entity, "s") if r.object})
    keys, facets = [], []
    if number := traits.get("ordinal"):
        if series:
            keys.append(f"meeting:{series}|{kind}|ordinal:{number}")
        facets.append(("ordinal", str(number)))
    if days:
        facets.append(("day", days[0]))
        if len(days[0]) == _DAY:
            if where:
                keys.append(f"meeting:{series or kind}|{kind}|{days[0]}|{where[0]}")
            if series:
                keys.append(f"meeting:{series}|{kind}|{days[0]}")
    if where:
        facets.append(("place", where[0]))
    online = "online" if traits.get("online") else "onsite"
    weak = [f"meeting:{main_key(organiser)}|{kind}|{online}"] if isinstance(organiser, Entity) else []
    return keys, weak, facets


def _series(said: _Said, entity: Entity) -> str:
    """The words of its name that few meetings share, without its number."""
    words = entity.traits["words"]
    assert isinstance(words, frozenset)
    telling = (w for w in words if len(w) > 1 and not any(c.isdigit() for c in w) and not _ROMAN.fullmatch(w))
    return " ".join(sorted(w for w in telling if w not in said.common))


def _speakers(said: _Said, meeting: Entity, network: Entity) -> bool:
    """Whether people who hold a post at the network took part in the meeting."""
    there = {id(r.subject.entity) for r in said.of("PARTICIPATED_IN", meeting, "o")}
    return any(id(r.subject.entity) in there for r in said.of("HOLDS_POST", network, "o"))


def _project(said: _Said, entity: Entity) -> Made:
    if entity.keys:
        return list(entity.keys), [], []
    carriers = sorted({main_key(r.subject.entity) for r in said.of("IMPLEMENTS", entity, "o")})
    return (
        [f"project:{fold(entity.name)}|{c}" for c in carriers]
        or [f"project:{fold(entity.name)}|{said.country or '?'}"],
        [],
        [],
    )


def _agreement(said: _Said, entity: Entity) -> Made:
    signed = said.of("SIGNED", entity, "o")
    signers = sorted({main_key(r.subject.entity) for r in signed if r.subject.entity.type != "Person"})
    dates = sorted({str(v) for r in signed for k, v in r.properties if k == "date"})
    kind = str(entity.traits["kind"])
    if not signers:
        return [f"agreement:{fold(entity.name)}|{said.country or '?'}"], [], []
    if len(signers) == 1 and not dates:
        # A city signs many agreements.
        return [], [], []
    return [f"agreement:{'+'.join(signers)}|{dates[0] if dates else kind}"], [], []
