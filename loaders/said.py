"""What one document says, as its identity keys need it: relations by entity, networks, places, contexts."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import combinations

from hansa.loaders.draft import Draft, Entity, Relation
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.folding import fold


def main_key(entity: Entity) -> str:
    """The key by which others refer to an entity in their own keys."""
    if entity.keys:
        return entity.keys[0]
    return f"name:{fold(entity.name)}"


Made = tuple[list[str], list[str], list[tuple[str, str]]]


@lru_cache(maxsize=64)
def _common_words(pack: Pack) -> frozenset[str]:
    """Words that many bodies and meetings share, so that a name of them alone names none."""
    heads = (word for some in pack.words["heads"].values() for forms in some.values() for word in forms)
    phrases = (*heads, *pack.words["bodies"], *pack.words["municipal"], *pack.words["meeting_modifiers"])
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) | {"of", "the", "s"}


class Said:
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


_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8


def is_acronym(name: str) -> bool:
    """Whether a name is a short word in capitals."""
    return _SHORTEST_ACRONYM <= len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper()


def _initials(draft: Draft) -> dict[str, str]:
    """Names of the document's bodies by their initials, where one body alone has these."""
    found: dict[str, set[str]] = {}
    for entity in draft.entities:
        if entity.type == "Organization" and not entity.keys and " " in entity.name:
            letters = "".join(w[0] for w in entity.name.split() if w[0].isupper())
            if is_acronym(letters):
                found.setdefault(letters, set()).add(entity.name)
    return {letters: next(iter(names)) for letters, names in found.items() if len(names) == 1}


def is_registered(entity: Entity) -> bool:
    """Whether a registry knows an entity."""
    return bool(entity.keys) and entity.keys[0].startswith("org:")
