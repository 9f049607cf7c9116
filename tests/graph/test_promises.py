"""The promises of the design, as properties of every store."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.errors import DocumentProblem, UsageProblem
from hansa.graph.compute import compute, named
from hansa.graph.decisions import add, different, new_referent, reject, same
from hansa.graph.dump import graph_lines, lines, read
from hansa.graph.identity import lookup_ids, resolve
from hansa.graph.model import Kept, Metadata
from hansa.graph.store.base import Incoming, Store
from hansa.graph.store.memory import MemoryStore
from tests.graph.worlds import VERSION, corpora, extract, incoming

NewStore: TypeAlias = Callable[[], Store]


def dumped(store: Store) -> list[str]:
    return list(lines(store.kept(), store.graph()))


def decide_something(store: Store, choice: random.Random) -> None:
    """Take a decision on what is in the store, as a person might."""
    graph, kept = store.graph(), store.kept()
    entities = sorted(n.id for n in graph.nodes.values() if "Entity" in n.labels)
    kind = choice.choice(("same", "different", "reject", "undo"))
    if kind == "undo" and kept.decisions:
        store.undo(choice.choice(sorted(kept.decisions)), extract)
    elif kind == "reject" and (statements := sorted(n.id for n in graph.nodes.values() if "Statement" in n.labels)):
        store.decide(reject(graph.nodes[choice.choice(statements)].properties), extract)
    elif kind in ("same", "different"):
        pairs = [
            (a, b)
            for a in entities
            for b in entities
            if a < b and set(graph.nodes[a].labels) & set(graph.nodes[b].labels) - {"Entity", "CityNetwork"}
        ]
        if pairs:
            a, b = choice.choice(pairs)
            # Two nodes that bear the same words in the same sentence cannot be told apart by words.
            with suppress(UsageProblem):
                store.decide((same if kind == "same" else different)(store.members(a), store.members(b)), extract)


def test_loading_again_changes_nothing(new_store: NewStore, examples: settings) -> None:
    @examples
    @given(corpora(), st.randoms(use_true_random=False))
    def holds(corpus: list[Incoming], choice: random.Random) -> None:
        store = new_store()
        store.load(corpus, extract)
        before = dumped(store)
        outcomes = store.load(choice.sample(corpus, len(corpus)), extract)
        assert {o.change for o in outcomes} == {"unchanged"}
        assert dumped(store) == before

    holds()


def test_order_and_batches_do_not_matter(new_store: NewStore, examples: settings) -> None:
    @examples
    @given(corpora(), st.randoms(use_true_random=False))
    def holds(corpus: list[Incoming], choice: random.Random) -> None:
        store = new_store()
        store.load(corpus, extract)
        at_once = dumped(store)
        other = new_store()
        shuffled = choice.sample(corpus, len(corpus))
        cuts = sorted({0, len(shuffled), *(choice.randint(0, len(shuffled)) for _ in range(2))})
        for start, stop in pairwise(cuts):
            other.load(shuffled[start:stop], extract)
        assert dumped(other) == at_once

    holds()


def test_withdrawal_is_exact(new_store: NewStore, examples: settings) -> None:
    @examples
    @given(corpora(), corpora())
    def holds(corpus: list[Incoming], more: list[Incoming]) -> None:
        more = [i for i in more if i.key not in {c.key for c in corpus}]
        store = new_store()
        store.load(corpus, extract)
        before = dumped(store)
        store.load(more, extract)
        for item in more:
            assert store.unload(item.key, extract)
        assert dumped(store) == before

    holds()


def test_the_graph_is_always_that_of_what_is_kept(new_store: NewStore, examples: settings) -> None:
    """Sources change, documents come and go, people decide; the twin does the same and holds the same."""

    @examples
    @given(st.lists(st.lists(incoming, max_size=3), max_size=5), st.randoms(use_true_random=False))
    def holds(steps: list[list[Incoming]], choice: random.Random) -> None:
        store, twin = new_store(), MemoryStore()
        for step in steps:
            assert [o.change for o in store.load(step, extract)] == [o.change for o in twin.load(step, extract)]
            seed = choice.random()
            for one in (store, twin):
                decide_something(one, random.Random(seed))
            if choice.random() < 0.3 and (keys := sorted(twin.kept().sources)):
                key = choice.choice(keys)
                assert store.unload(key, extract) == twin.unload(key, extract)
            assert dumped(store) == dumped(twin)
        assert list(graph_lines(store.graph())) == list(graph_lines(compute(store.kept())))

    holds()


def test_decisions_outlive_reload_and_refresh(new_store: NewStore, examples: settings) -> None:
    @examples
    @given(corpora(), st.randoms(use_true_random=False))
    def holds(corpus: list[Incoming], choice: random.Random) -> None:
        store = new_store()
        store.load(corpus, extract)
        for _ in range(3):
            decide_something(store, choice)
        before = dumped(store)
        assert store.refresh(extract, VERSION) == 0
        assert store.refresh(extract, "another") == len(store.kept().documents)
        assert dumped(store) == before
        for item in corpus:
            store.unload(item.key, extract)
        store.load(corpus, extract)
        assert dumped(store) == before

    holds()


def test_a_restored_dump_is_the_dump(new_store: NewStore, examples: settings) -> None:
    @examples
    @given(corpora(), st.booleans(), st.randoms(use_true_random=False))
    def holds(corpus: list[Incoming], portable: bool, choice: random.Random) -> None:
        store = new_store()
        store.load(corpus, extract)
        decide_something(store, choice)
        first = list(lines(store.kept(), store.graph(), portable=portable))
        other = new_store()
        other.restore(read(first))
        assert list(lines(other.kept(), other.graph(), portable=portable)) == first

    holds()


def test_a_part_is_resolved_as_in_the_whole() -> None:
    """What a store may rely on when it recomputes only what a change touches."""

    @settings(deadline=None)
    @given(corpora(), st.randoms(use_true_random=False))
    def holds(corpus: list[Incoming], choice: random.Random) -> None:
        store = MemoryStore()
        store.load(corpus, extract)
        decide_something(store, choice)
        kept = store.kept()
        decisions = list(kept.decisions.values())
        everything = [n for d in kept.documents.values() for n in named(d)]
        whole = {c.id: c for c in resolve(everything, decisions)}
        for part in parts(kept, everything):
            assert all(whole[c.id] == c for c in resolve(part, decisions))

    holds()


def parts(kept: Kept, everything: Sequence) -> list[list]:
    """The referents, by what leads from one to another."""
    from hansa.graph.identity import decided_words, sides_together

    decided = decided_words(kept.decisions.values())
    sides = sides_together(kept.decisions.values())
    found: list[tuple[set[str], list]] = []
    for n in everything:
        ids = lookup_ids(n, decided)
        ids |= {i for side in sides if side & ids for i in side}
        touching = [f for f in found if f[0] & ids]
        merged = (set(ids).union(*(f[0] for f in touching)), [m for f in touching for m in f[1]] + [n])
        found = [f for f in found if f not in touching] + [merged]
    return [members for _, members in found]


def test_nothing_is_ungrounded(new_store: NewStore, examples: settings) -> None:
    @examples
    @given(corpora())
    def holds(corpus: list[Incoming]) -> None:
        store = new_store()
        store.load(corpus, extract)
        texts = {d.id: d.text for d in store.kept().documents.values()}
        graph = store.graph()
        states = [r for r in graph.relationships.values() if r.type == "STATES"]
        for r in states:
            statement, text = graph.nodes[r.end].properties, texts[r.start]
            assert text is not None
            assert text[statement["start"] : statement["end"]] == statement["quote"]
        assert len(states) == sum(len(d.extraction.statements) for d in store.kept().documents.values())

    holds()


def test_what_people_added_goes_only_with_its_decision(new_store: NewStore) -> None:
    store = new_store()
    store.load([Incoming("a", "@ City Riga geonames:1 ~-", Metadata())], extract)
    riga = store.members("geonames:1")[0].referent
    taken = store.decide(add("MEMBER_OF", riga, new_referent("Organization", "League")), extract)
    before = dumped(store)
    with pytest.raises(UsageProblem, match="undo that decision"):
        store.unload(taken.source, extract)
    for key in (taken.source, "added:7", "k" * 2001):
        with pytest.raises(DocumentProblem):
            store.load([Incoming(key, "@ City Oslo geonames:2 ~-", Metadata())], extract)
    assert dumped(store) == before
    store.load([Incoming("k" * 2000, "@ City \ufdfa geonames:2 ~-", Metadata())], extract)
    assert store.unload("k" * 2000, extract)
    assert dumped(store) == before


def test_every_store_logs_alike(new_store: NewStore) -> None:
    store = new_store()
    store.load([Incoming(key, "@ City Riga geonames:1 ~-", Metadata()) for key in ("b", "a")], extract)
    store.refresh(extract, "another")
    store.unload("a", extract)
    assert [(change, key) for _, change, key, _ in store.log()] == [
        ("new", "b"),
        ("new", "a"),
        ("refreshed", "a"),
        ("refreshed", "b"),
        ("unloaded", "a"),
    ]
