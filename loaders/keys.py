"""Identity keys of what one document names, from that document alone (see DESIGN of identity)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import combinations

from hansa.loaders import concepts
from hansa.loaders.aliases import in_parentheses
from hansa.loaders.callings import IN_OFFICE, calling
from hansa.loaders.draft import Draft, Entity, Relation
from hansa.loaders.languages.pack import Pack
from hansa.loaders.naming import (
    given_ending,
    has_initials,
    initials_keys,
    is_surname,
    patronymic,
    person_names,
    surname_keys,
)
from hansa.loaders.spelling import spoken_in
from hansa.loaders.text.folding import fold, skeleton

_OF_MEETINGS = frozenset({"international", "meeting", "session"})
_OF_PROJECTS = frozenset({"project", "programme", "international"})
"""Concepts that say what a thing is, not which."""

_SHORT_SKELETON = 6
"""A skeleton of so few characters is that of many people of one country."""

_OFFICES = frozenset({"mayor", "deputy mayor", "head", "deputy head"})
"""Posts of a city hall that are held in one city only."""

WRITTEN_OUT = "written out"

_DAY = len("2020-07-03")
_DAY_OF_YEAR = len("--07-03")
_ROMAN = re.compile(r"[ivxlх]+")


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


@lru_cache(maxsize=64)
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
        language: code of its pack.
        networks: its city networks.
        contexts: the networks and pairs of cities of which it speaks most: who is named so in two documents that
            speak of the same network or of the same two cities is one person.
        initials: names of its bodies by their initials.
        home: keys of the cities that it names most, else its country.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._starts = [start for start, _ in draft.sentences]
        self.country = _country(draft)
        self.common = _common_words(draft.pack)
        self.language = draft.pack.code
        self.networks = [e for e in draft.entities if e.network]
        self.contexts = _contexts(draft)
        self.initials = _initials(draft)
        self.home = _home(draft) or [self.country or "?"]
        self._relations: dict[tuple[str, Entity, str], list[Relation]] = {}
        for relation in draft.relations:
            self._relations.setdefault((relation.type, relation.subject.entity, "s"), []).append(relation)
            if relation.object:
                self._relations.setdefault((relation.type, relation.object.entity, "o"), []).append(relation)

    def named_in(self, entity: Entity) -> Entity | None:
        """The one network whose name stands in the name of an entity."""
        spans = self.draft.spans
        inside = {s.entity for span in spans.of(entity) for s in spans.inside(span.start, span.end) if s.entity.network}
        return next(iter(inside)) if len(inside) == 1 else None

    def cities_beside(self, entity: Entity) -> list[Entity]:
        """The first cities of the sentences that name an entity."""
        found: dict[Entity, None] = {}
        for span in self.draft.spans.of(entity):
            at = bisect_right(self._starts, span.start) - 1
            for other in self.draft.spans.inside(*self.draft.sentences[at]) if at >= 0 else ():
                if other.entity.type == "City":
                    found[other.entity] = None
        return list(found)[:_MOST_OWNERS]

    def of(self, type_: str, entity: Entity, side: str) -> list[Relation]:
        return self._relations.get((type_, entity, side), [])


_MOST_CONTEXTS = 4
_MOST_OWNERS = 5


def _contexts(draft: Draft) -> list[tuple[str, ...]]:
    """Keys of the networks, and pairs of keys of the cities, that the document names most."""
    counts = {e: n for e, n in draft.spans.counts("City", "Organization").items() if e.keys and _is_context(e)}
    first = {e: min(s.start for s in draft.spans.of(e)) for e in counts}
    most = sorted(counts, key=lambda e: (-counts[e], first[e]))[:_MOST_CONTEXTS]
    networks = sorted({e.keys[0] for e in most if e.network})
    return [*((n,) for n in networks), *combinations(sorted({e.keys[0] for e in most if not e.network}), 2)]


def _home(draft: Draft) -> list[str]:
    counts = {e: n for e, n in draft.spans.counts("City").items() if e.keys}
    most = sorted(counts, key=lambda e: (-counts[e], min(s.start for s in draft.spans.of(e))))
    return sorted(e.keys[0] for e in most[:_MOST_HOMES])


_MOST_HOMES = 3


def _is_context(entity: Entity) -> bool:
    return entity.type == "City" or entity.network


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
    if (written_out := said.initials.get(entity.name)) is not None:
        # The acronym of a body that the document writes out elsewhere.
        folded = fold(written_out)
    generic = len(folded.split()) <= _GENERIC and not own
    keys = [f"name:{folded}|{said.country or '?'}" if generic else f"name:{folded}"]
    keys += [f"name:{meant}" for meant in _meanings(said, entity)]
    keys += [f"name:{alias}" for alias in in_parentheses(said.draft, entity) if alias.count(" ") > 1]
    acronym = entity.traits.get("acronym")
    if acronym:
        keys.append(f"name:{folded}|{fold(str(acronym))}")
    short = str(acronym or entity.name)
    if _is_acronym(short) or written_out:
        keys += [f"acronym:{fold(short)}|{'+'.join(context)}" for context in said.contexts]
    return keys, [], []


def _meanings(said: _Said, entity: Entity) -> list[str]:
    """What the name of a body means, as a part of its keys, alone and with the country it is of; see `concepts`."""
    found = concepts.meaning(said.draft, entity)
    if not found or len(found) < _FEWEST_CONCEPTS or not _MADE_OF & found:
        return []
    if any(":" in c for c in found):
        return [concepts.key(found)]
    of_country = [concepts.key({*found, f"iso3166-1:{said.country}"})] if said.country else []
    return [concepts.key(found)] * entity.network + of_country


_FEWEST_CONCEPTS = 3
_MADE_OF = frozenset(
    {"alliance", "association", "board", "centre", "chamber", "club", "committee", "commonwealth", "community"}
    | {"council", "league", "network", "organisation", "parliament", "partnership", "society", "union"}
)
"""Concepts of kinds of bodies: a name that holds none may be anything's."""

_GENERIC = 3
"""A name of so few words is that of bodies of several countries."""

_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8


def _is_acronym(name: str) -> bool:
    return _SHORTEST_ACRONYM <= len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper()


def _initials(draft: Draft) -> dict[str, str]:
    """Names of the document's bodies by their initials, where one body alone has these."""
    found: dict[str, set[str]] = {}
    for entity in draft.entities:
        if entity.type == "Organization" and not entity.keys and " " in entity.name:
            letters = "".join(w[0] for w in entity.name.split() if w[0].isupper())
            if _is_acronym(letters):
                found.setdefault(letters, set()).add(entity.name)
    return {letters: next(iter(names)) for letters, names in found.items() if len(names) == 1}


def _is_common(said: _Said, entity: Entity) -> bool:
    return entity.name == entity.name.lower() or set(fold(entity.name).split()) <= said.common


def _person(said: _Said, entity: Entity) -> Made:
    posts = [r for r in said.of("HOLDS_POST", entity, "s") if r.object]
    holders = list(dict.fromkeys(r.object.entity for r in posts if r.object))
    countries = sorted({str(c) for h in holders if (c := h.attributes.get("country_code"))})
    spoken = spoken_in(countries or ([said.country] if said.country else []))
    names = person_names(entity.name, said.language, spoken)
    facets = [*given_ending(entity.name, said.language), *patronymic(entity.name)]
    # A place that the gazetteer does not have may be one that it has under another name.
    facets += sorted({("office", main_key(h)) for h in holders if h.type == "City" and _located(h)})
    keys = [f"person:{n}|{k}" for k in dict.fromkeys(k for h in holders for k in _known_as(h)) for n in names]
    offices = sorted({f"{_post(r)}|{main_key(r.object.entity)}" for r in posts if r.object and _post(r) != "?"})
    weak = [f"person:{s}|{o}" for s in surname_keys(entity.name, said.language, spoken) for o in offices]
    if is_surname(entity.name):
        # The one of this family name in this post, if a document writes the name out.
        return keys or [f"person:{names[0]}|{said.country or '?'}"], weak, facets
    short = initials_keys(entity.name, said.language, spoken)
    keys += sorted({f"person:{s}|{_post(r)}|{main_key(h)}" for r in posts if (h := _of_office(r)) for s in short})
    if has_initials(entity.name):
        # An initial stands for many names: only a post tells whose.
        keys = [k for k in keys if any(k.startswith(f"person:{s}|") for s in short)] or keys
        return keys or [f"person:{names[0]}|{said.country or '?'}"], weak, facets
    facets.append(("form", WRITTEN_OUT))
    if any(h.type != "Organization" or h.network for h in holders):
        facets.append(("calling", IN_OFFICE))
    elif (called := calling(said.draft, entity)) is not None:
        facets.append(("calling", called))
    # A name of two syllables is that of many, but not beside one city in two documents.
    telling = names if len(names[0]) > _SHORT_SKELETON else [n for n in names if n.startswith("east:")]
    keys += [f"person:{n}|{beside(context)}" for context in said.contexts for n in telling]
    near = [c.keys[0] for c in said.cities_beside(entity) if c.keys]
    keys += [
        f"person:{n}|{beside((c,))}" for c in near for n in names if len(names[0]) >= _SHORT_SKELETON or n in telling
    ]
    if not keys:
        context = said.networks[0].keys[0] if len(said.networks) == 1 else said.country or "?"
        keys = [f"person:{n}|{beside((context,))}" for n in names]
    return keys, weak, facets


def beside(context: tuple[str, ...]) -> str:
    """What stands for a context in a key of a person: it sorts behind places and bodies, which tell more."""
    return f"~{'+'.join(context)}"


def _known_as(holder: Entity) -> list[str]:
    """Keys of where a post is held; of a body that no registry has also its name across scripts."""
    if holder.type != "Organization" or holder.keys:
        return [main_key(holder)]
    return [main_key(holder), f"body:{' '.join(sorted(skeleton(w) for w in fold(holder.name).split()))}"]


def _post(relation: Relation) -> str:
    return next((str(v) for k, v in relation.properties if k == "post"), "?")


def _of_office(relation: Relation) -> Entity | None:
    """The city that an official of a city serves, or None: of two cities at a time nobody is an official."""
    held = relation.object.entity if relation.object else None
    return held if held is not None and held.type == "City" and _post(relation) in _OFFICES else None


def _meeting(said: _Said, entity: Entity) -> Made:
    traits = entity.traits
    kind = _kind_of(entity)
    great = traits["kind"] in _GREAT
    words = _series(said, entity)
    organiser = _organiser(said, entity, words)
    # A meeting of nobody in particular is told from others by the words of its name, or not at all.
    series = main_key(organiser) if organiser else f"series:{words}" if words else None
    days = sorted({r.value for r in said.of("HELD_ON", entity, "s") if r.value})
    held = sorted(said.of("HELD_IN", entity, "s"), key=lambda r: (-r.confidence, r.start))
    where = list(dict.fromkeys(main_key(r.object.entity) for r in held if r.object))
    meant = concepts.meaning(said.draft, entity, {kind, str(traits["kind"]), *_OF_MEETINGS})
    others = {f"series:{concepts.key(meant)}"} if meant else set()
    if where and where[0] in meant and meant - concepts.PLAIN - {where[0]}:
        # The place may stand in the name as it may beside it.
        others.add(f"series:{concepts.key(meant - {where[0]})}")
    others |= {f"name:{m}" for m in _meanings(said, organiser)} if organiser and not _registered(organiser) else set()
    number = traits.get("ordinal")
    day = days[0] if days and len(days[0]) == _DAY else None
    year = days[0][:4] if days and days[0][:4].isdigit() else None
    keys, facets = [], []
    if not series and others and great:
        series = min(others)
    if number:
        facets.append(("ordinal", str(number)))
        if series:
            keys.append(f"meeting:{series}|{kind}|ordinal:{number}")
        if organiser and where and year:
            # An outlet may call an assembly a conference, but has its number.
            keys.append(f"meeting:{series}|ordinal:{number}|{where[0]}|{year}")
        if where and year and great:
            keys.append(f"meeting:{kind}|ordinal:{number}|{where[0]}|{year}")
    if days:
        facets.append(("day", days[0]))
    if day and where:
        keys.append(f"meeting:{series or kind}|{kind}|{day}|{where[0]}")
        if great and series:
            keys.append(f"meeting:{kind}|{kind}|{day}|{where[0]}")
    if not year and days and series and days[0].startswith("--") and len(days[0]) == _DAY_OF_YEAR:
        # An item of the day leaves out the year.
        keys.append(f"meeting:{series}|{kind}|{days[0]}")
    if day and series:
        keys.append(f"meeting:{series}|{kind}|{day}")
    if series and where and year and great:
        keys.append(f"meeting:{series}|{kind}|{where[0]}|{year}")
    if where and not where[0].startswith("place:"):
        facets.append(("place", where[0]))
    if organiser and organiser.keys and great and _registered(organiser):
        facets.append(("organiser", organiser.keys[0]))
    online = "online" if traits.get("online") else "onsite"
    weak = [f"meeting:{series}|{kind}|{online}"] if organiser or (great and series) else []
    for other in sorted(others):
        # The same keys with what the name means in any language for what it is.
        if series and series != other:
            keys += [k.replace(f"meeting:{series}|", f"meeting:{other}|") for k in keys if f":{series}|" in k]
            weak += [k.replace(f"meeting:{series}|", f"meeting:{other}|") for k in weak[:1]]
    return keys, weak, facets


def _kind_of(entity: Entity) -> str:
    """The kind of a meeting: what its name says in any language, else the kind of its language's list."""
    given = str(entity.traits["kind"])
    said = concepts.meaning_of(entity.name) & _SAID_KINDS
    return next(iter(said)) if len(said) == 1 else _KINDS.get(given, given)


_SAID_KINDS = frozenset({"congress", "forum", "summit", "festival", "seminar"})
_KINDS = {"meeting": "session"}
"""Kinds of meetings that one language calls so and another so: an eighth meeting is восьмое заседание."""

_GREAT = frozenset({"assembly", "conference", "congress", "forum", "session", "summit", "convention", "festival"})
"""Kinds of meetings of which one city rarely sees two on one day."""


def _organiser(said: _Said, meeting: Entity, words: str) -> Entity | None:
    """Whose meeting it is: who organised it, whose name stands in its name, or the one network that it must be of."""
    given = meeting.traits.get("organiser")
    organisers = [r.subject.entity for r in said.of("ORGANIZED", meeting, "o")]
    found = given if isinstance(given, Entity) else organisers[0] if organisers else said.named_in(meeting)
    if found and isinstance(found.traits.get("parent"), Entity):
        found = found.traits["parent"]  # type: ignore[assignment]
    if found is None and len(said.networks) == 1:
        network = said.networks[0]
        if _speakers(said, meeting, network) or (
            not words and (meeting.traits["kind"] in _OF_BODIES or meeting.traits.get("ordinal"))
        ):
            return network
    return found


_OF_BODIES = frozenset({"assembly", "session", "congress"})
"""Kinds of meetings that are always those of a body."""


def _series(said: _Said, entity: Entity) -> str:
    """The words of its name that few meetings share, without its number."""
    words = entity.traits["words"]
    assert isinstance(words, frozenset)
    telling = (w for w in words if len(w) > 1 and not any(c.isdigit() for c in w) and not _ROMAN.fullmatch(w))
    return " ".join(sorted(w for w in telling if fold(w) not in said.common))


def _located(place: Entity) -> bool:
    return bool(place.keys) and not place.keys[0].startswith("place:")


def _registered(entity: Entity) -> bool:
    return bool(entity.keys) and entity.keys[0].startswith("org:")


def _speakers(said: _Said, meeting: Entity, network: Entity) -> bool:
    """Whether people who hold a post at the network took part in the meeting."""
    there = {id(r.subject.entity) for r in said.of("PARTICIPATED_IN", meeting, "o")}
    return any(id(r.subject.entity) in there for r in said.of("HOLDS_POST", network, "o"))


def _project(said: _Said, entity: Entity) -> Made:
    if entity.keys:
        # A programme of the registry.
        return list(entity.keys), [], []
    carriers = {main_key(r.subject.entity) for r in said.of("IMPLEMENTS", entity, "o")}
    titles = [fold(entity.name), *in_parentheses(said.draft, entity)]
    if meant := concepts.meaning(said.draft, entity, _OF_PROJECTS):
        titles.append(concepts.key(meant))
    # A title is that of many projects: whose it is say those who carry it, else the cities of its sentence.
    owners = sorted(carriers | {c.keys[0] for c in said.cities_beside(entity) if c.keys} | set(said.home))
    return [f"project:{title}|{owner}" for title in titles for owner in owners], [], []


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
