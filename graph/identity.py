"""Which referents of which documents are one node: components over shared keys and decisions, cut by conflicts.

Everything is decided from the set of referents and decisions alone, in an order that sorting gives, so that it does
not matter when and how they were loaded. Types are never mixed.

1. Decisions, the highest number first. *same* joins the smallest referent of one side with that of the other, against
   any conflict of evidence; *different* keeps every referent of one side from every one of the other.
2. Strong keys, those of registries first. Referents that share a key are joined unless facets part them. Where a
   key is carried by some that conflict, those without a facet that tells join neither side.
3. Weak keys: an undated Meeting joins the one dated Meeting with the same weak key and no conflict, and a Person of
   whom only the family name or an initial is said the one whose name is written out; if two fit, none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from hansa.graph.model import Decision, Mention, Referent, Words, digest
from hansa.graph.schema import TABLE_KEY, is_registry_key, key_id
from hansa.graph.time import days_apart

MOST_DAYS_APART = 3
"""Two days of one Meeting lie no further apart than this (a meeting lasts, outlets differ)."""

TELLING_FACETS = frozenset({"day", "ordinal", "form"})
"""Facets of what weak keys may lead to: a dated Meeting, a Person whose name is written out."""

ReferentKey: TypeAlias = tuple[str, int]
"""Document id and index of a referent."""


@dataclass(frozen=True)
class Named:
    """A referent where it stands: the unit that is joined.

    Attributes:
        document: id of its document.
        index: its place in the extraction's referents.
        language: of the document.
        mentions: those that name it, at least one, in the order of the text.
    """

    document: str
    index: int
    language: str | None
    referent: Referent
    mentions: tuple[Mention, ...]

    @property
    def key(self) -> ReferentKey:
        return self.document, self.index

    @cached_property
    def rank(self) -> tuple[str, str, int, int]:
        """The order among all referents: type, document, place in the text."""
        return self.referent.type, self.document, self.mentions[0].start, self.index

    @cached_property
    def words(self) -> frozenset[Words]:
        """What decisions know it by."""
        return frozenset(Words(self.referent.type, m.form, m.sentence) for m in self.mentions)


@dataclass(frozen=True)
class Cluster:
    """The referents that are one node.

    Attributes:
        id: of the node.
        members: in the order of their rank.
        aliases: every other id that finds the node, sorted.
    """

    id: str
    type: str
    members: tuple[Named, ...]
    aliases: tuple[str, ...]


STANDS_FOR = "node:"
"""How the key of an addition begins that is about a node which no key tells from others; the id of that follows."""


def stands_in(referent: Referent) -> bool:
    """Whether only a decision tells which node this is: it then gives the node neither its id nor its key."""
    return any(key.startswith(STANDS_FOR) for key in referent.keys)


def words_id(words: Words) -> str:
    """The id under which a node is found by words that a decision names."""
    return f"words:{digest(words.type, words.form, words.sentence, length=16)}"


def decided_words(decisions: Iterable[Decision]) -> frozenset[Words]:
    """All words that *same* and *different* decisions name."""
    return frozenset(w for d in decisions for w in (*d.a, *d.b))


def lookup_ids(named: Named, decided: frozenset[Words]) -> set[str]:
    """Every id that leads to the node of this referent: two referents that might be joined share at least one, or are
    the two sides of one decision."""
    referent = named.referent
    ids = {key_id(referent.type, k) for k in (*referent.keys, *referent.weak_keys)}
    ids.update(words_id(w) for w in named.words & decided)
    return ids


def sides_together(decisions: Iterable[Decision]) -> list[set[str]]:
    """Per *same* decision, the ids that lead to either side: what must be looked at together."""
    return [{words_id(w) for w in (*d.a, *d.b)} for d in decisions if d.kind == "same"]


@dataclass
class _Group:
    """A set of referents under construction, with what may conflict."""

    members: list[Named]
    facets: dict[str, frozenset[str]]
    sides: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def signature(self) -> tuple[object, ...]:
        """Groups of one signature conflict with the same others."""
        facets = tuple(sorted((name, tuple(sorted(values))) for name, values in self.facets.items()))
        return facets, tuple(sorted((n, tuple(sorted(s))) for n, s in self.sides.items()))

    def parted(self, other: _Group) -> bool:
        """Whether a *different* decision stands between them."""
        for number, sides in self.sides.items():
            others = other.sides.get(number, frozenset())
            if ("a" in sides and "b" in others) or ("b" in sides and "a" in others):
                return True
        return False

    def conflicts(self, other: _Group) -> bool:
        """Whether facets or decisions part them."""
        for name, values in self.facets.items():
            others = other.facets.get(name)
            if not others:
                continue
            if name == "day":
                if any(days_apart(a, b) > MOST_DAYS_APART for a in values for b in others):
                    return True
            elif not values & others:
                return True
        return self.parted(other)


class _Partition:
    """Union-find over referents, with the groups at the roots."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.root: dict[ReferentKey, ReferentKey] = {n.key: n.key for n in named}
        self.groups: dict[ReferentKey, _Group] = {n.key: _Group([n], _facets(n.referent)) for n in named}

    def find(self, key: ReferentKey) -> ReferentKey:
        path = []
        while self.root[key] != key:
            path.append(key)
            key = self.root[key]
        for step in path:
            self.root[step] = key
        return key

    def join(self, a: ReferentKey, b: ReferentKey) -> None:
        a, b = self.find(a), self.find(b)
        if a == b:
            return
        if len(self.groups[a].members) < len(self.groups[b].members):
            a, b = b, a
        small, large = self.groups.pop(b), self.groups[a]
        self.root[b] = a
        large.members.extend(small.members)
        for name, values in small.facets.items():
            large.facets[name] = large.facets.get(name, frozenset()) | values
        for number, sides in small.sides.items():
            large.sides[number] = large.sides.get(number, frozenset()) | sides

    def roots(self, named: Iterable[Named]) -> list[ReferentKey]:
        """The distinct roots of these referents, in the order of the referents."""
        return list(dict.fromkeys(self.find(n.key) for n in named))


def _facets(referent: Referent) -> dict[str, frozenset[str]]:
    """What parts a referent from others: its facets, and its ids in registries."""
    facets: dict[str, set[str]] = defaultdict(set)
    for name, value in referent.facets:
        facets[name].add(value)
    for key in referent.keys:
        if is_registry_key(referent.type, key):
            facets[key.partition(":")[0]].add(key)
    return {name: frozenset(values) for name, values in facets.items()}


def resolve(named: Iterable[Named], decisions: Iterable[Decision] = ()) -> list[Cluster]:
    """The nodes of these referents, in the order of their ids.

    The result for a referent depends only on those that can be reached from it over `lookup_ids` and
    `sides_together`, so that a part of the graph can be resolved alone.
    """
    everything = sorted(named, key=lambda n: n.rank)
    ranked = sorted(decisions, key=lambda d: -d.number)
    partition = _Partition(everything)
    _decide(partition, everything, ranked)
    _join_strong(partition, everything)
    _join_weak(partition, [n for n in everything if n.referent.weak_keys])
    return _name(partition, decided_words(ranked))


def _decide(partition: _Partition, named: Sequence[Named], decisions: Sequence[Decision]) -> None:
    by_words: dict[Words, list[Named]] = defaultdict(list)
    decided = decided_words(decisions)
    for n in named if decided else ():
        for words in n.words & decided:
            by_words[words].append(n)
    for decision in decisions:
        a = sorted({n.key: n for w in decision.a for n in by_words[w]}.values(), key=lambda n: n.rank)
        b = sorted({n.key: n for w in decision.b for n in by_words[w]}.values(), key=lambda n: n.rank)
        if decision.kind == "different":
            for side, members in (("a", a), ("b", b)):
                for n in members:
                    group = partition.groups[partition.find(n.key)]
                    group.sides[decision.number] = group.sides.get(decision.number, frozenset()) | {side}
        elif decision.kind == "same" and a and b:
            one, other = partition.find(a[0].key), partition.find(b[0].key)
            if not partition.groups[one].parted(partition.groups[other]):
                partition.join(one, other)


def _join_strong(partition: _Partition, named: Sequence[Named]) -> None:
    carriers: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for n in named:
        for key in n.referent.keys:
            carriers[n.referent.type, key].append(n)
    ordered = sorted(carriers, key=lambda k: (k[0], not is_registry_key(*k), k[1]))
    for typed_key in ordered:
        roots = partition.roots(carriers[typed_key])
        if len(roots) < 2:
            continue
        classes: dict[tuple[object, ...], list[ReferentKey]] = defaultdict(list)
        for root in roots:
            classes[partition.groups[root].signature].append(root)
        for joined in _agreeing(partition, [classes[s] for s in sorted(classes, key=repr)]):
            for other in joined[1:]:
                partition.join(joined[0], other)


def _agreeing(partition: _Partition, classes: list[list[ReferentKey]]) -> list[list[ReferentKey]]:
    """Classes of groups that share a key, put together as far as none conflicts."""
    heads = [partition.groups[c[0]] for c in classes]
    clashing = [any(h.conflicts(o) for o in heads if o is not h) for h in heads]
    if not any(clashing):
        return [[root for c in classes for root in c]]
    sets: list[tuple[list[_Group], list[ReferentKey]]] = []
    neutral: list[ReferentKey] = []
    for head, roots, clashes in zip(heads, classes, clashing, strict=True):
        if not clashes:
            neutral += roots
            continue
        fitting = next((s for s in sets if not any(head.conflicts(o) for o in s[0])), None)
        if fitting is None:
            sets.append(([head], list(roots)))
        else:
            fitting[0].append(head)
            fitting[1].extend(roots)
    return [s[1] for s in sets] + ([neutral] if neutral else [])


def _join_weak(partition: _Partition, named: Sequence[Named]) -> None:
    carriers: dict[str, list[Named]] = defaultdict(list)
    for n in named:
        for key in n.referent.weak_keys:
            carriers[key].append(n)
    told = {r for r in partition.roots(named) if TELLING_FACETS & partition.groups[r].facets.keys()}
    joins = []
    for root in partition.roots(named):
        if root in told:
            continue
        group = partition.groups[root]
        keys = {k for n in group.members for k in n.referent.weak_keys}
        fitting = {
            other
            for key in keys
            for other in partition.roots(carriers[key])
            if other in told and not group.conflicts(partition.groups[other])
        }
        if len(fitting) == 1:
            joins.append((root, fitting.pop()))
    for root, other in joins:
        # What joined before may conflict with this one.
        if not partition.groups[partition.find(root)].conflicts(partition.groups[partition.find(other)]):
            partition.join(root, other)


def _name(partition: _Partition, decided: frozenset[Words]) -> list[Cluster]:
    groups = [sorted(g.members, key=lambda n: n.rank) for g in partition.groups.values()]
    claims: dict[str, int] = defaultdict(int)
    keys_of = []
    for members in groups:
        type_ = members[0].referent.type
        keys = {key_id(type_, k) for n in members if not stands_in(n.referent) for k in n.referent.keys}
        keys_of.append(keys)
        for key in keys:
            claims[key] += 1
    clusters = []
    for members, keys in zip(groups, keys_of, strict=True):
        type_ = members[0].referent.type
        registry = {k for n in members for k in n.referent.keys if is_registry_key(type_, k)}
        given = {key_id(type_, k) for n in members for k in n.referent.keys if k.startswith(f"{TABLE_KEY}:")}
        free = sorted((k for k in keys if claims[k] == 1), key=lambda k: (k not in registry, k not in given, k))
        first = next((n for n in members if not stands_in(n.referent)), members[0])
        id_ = free[0] if free else key_id(type_, f"mention:{first.document}:{first.mentions[0].start}")
        ids = {i for n in members for i in lookup_ids(n, decided)}
        clusters.append(Cluster(id_, type_, tuple(members), tuple(sorted(ids - {id_}))))
    return sorted(clusters, key=lambda c: c.id)
