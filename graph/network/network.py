"""A network in compact form: ids, modes, and links as arrays of numbers."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from hansa.graph.network.relation import Mode
from hansa.graph.network.selection import Selection, Tie

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by number and the links between them.

    A link stands once for two nodes, however many facts tie them (the same membership in two spells, a city that took
    part and was represented). Only nodes with a link are in it.

    Attributes:
        selection: what was selected.
        ids: of the nodes; those of the first mode come first, each mode in the order of its ids.
        names: of the nodes.
        size: how many nodes the first mode has; all of them where there is one mode.
        tails, heads: of each link the numbers of its two nodes, tail before head, links in that order.
        weights: of each link the number of facts that make it, or of what two nodes share.
        possible: of each link whether it is only possible at the time selected.
        documents: how many documents the store holds, None when not counted.
    """

    selection: Selection
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    size: int = 0
    tails: array[int] = field(default_factory=lambda: array("q"))
    heads: array[int] = field(default_factory=lambda: array("q"))
    weights: array[int] = field(default_factory=lambda: array("q"))
    possible: bytearray = field(default_factory=bytearray)
    documents: int | None = None

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The kinds of nodes."""
        return self.selection.of.modes

    def mode_of(self, number: int) -> Mode:
        """The kind of the node of that number."""
        return self.modes[number >= self.size]

    def numbers(self, mode: Mode) -> range:
        """The numbers of the nodes of a mode."""
        return range(self.size) if mode == self.modes[0] else range(self.size, len(self.ids))

    def describe(self) -> str:
        """The selection in one line, and how many of the links are only possible."""
        line = self.selection.describe(self.documents)
        if self.selection.timed and not self.selection.certain and self.tails:
            line += f"; {sum(self.possible)} of {len(self.tails)} links only possible"
        return line

    def to_networkx(self) -> networkx.Graph[str]:
        """The network as an undirected NetworkX graph.

        Returns:
            A Graph; a node is an id, with `name`, `label` and `bipartite` (0 for the first mode, 1 for the second; not
            set where there is one mode). An edge has `weight`, the number of facts or of what is shared, and
            `possible`. The graph attribute `selection` is the line of `describe`.
        """
        import networkx

        two_mode = len(self.modes) == 2
        found: networkx.Graph[str] = networkx.Graph(selection=self.describe())
        for number, (id_, name) in enumerate(zip(self.ids, self.names, strict=True)):
            mode = {"bipartite": int(number >= self.size)} if two_mode else {}
            found.add_node(id_, name=name, label=self.mode_of(number).label, **mode)
        for tail, head, weight, possible in zip(self.tails, self.heads, self.weights, self.possible, strict=True):
            found.add_edge(self.ids[tail], self.ids[head], weight=weight, possible=bool(possible))
        return found


def build(selection: Selection, ties: Iterable[Tie], names: Mapping[str, str], documents: int | None = None) -> Network:
    """The network of facts.

    Args:
        ties: the facts of the selection's types between nodes of its modes, in any order.
        names: of the nodes at their ends.
        documents: how many documents the store holds.
    """
    weights: Counter[tuple[str, str]] = Counter()
    certain: set[tuple[str, str]] = set()
    for tie in ties:
        found = selection.answer(tie)
        if found != "no" and tie.first != tie.second:
            ends = (tie.first, tie.second)
            weights[ends] += 1
            if found == "certain":
                certain.add(ends)
    if selection.of.shared:
        weights, certain = _shared(weights, certain)
    elif not selection.of.two_mode:
        weights, certain = _undirected(weights, certain)
    weights = _dropped(weights, selection)
    if selection.largest_component:
        weights = _largest(weights)
    return _compact(selection, weights, certain, names, documents)


def _shared(
    weights: Counter[tuple[str, str]], certain: set[tuple[str, str]]
) -> tuple[Counter[tuple[str, str]], set[tuple[str, str]]]:
    """Pairs of the first mode with the number of the second that they share."""
    sharing: dict[str, list[str]] = {}
    for first, second in weights:
        sharing.setdefault(second, []).append(first)
    found: Counter[tuple[str, str]] = Counter()
    surely: set[tuple[str, str]] = set()
    for second, firsts in sharing.items():
        for a, b in combinations(sorted(firsts), 2):
            found[a, b] += 1
            if (a, second) in certain and (b, second) in certain:
                surely.add((a, b))
    return found, surely


def _undirected(
    weights: Counter[tuple[str, str]], certain: set[tuple[str, str]]
) -> tuple[Counter[tuple[str, str]], set[tuple[str, str]]]:
    """Pairs with the smaller id first."""
    found: Counter[tuple[str, str]] = Counter()
    for (a, b), weight in weights.items():
        found[min(a, b), max(a, b)] += weight
    return found, {(min(a, b), max(a, b)) for a, b in certain}


def _dropped(weights: Counter[tuple[str, str]], selection: Selection) -> Counter[tuple[str, str]]:
    """The links without nodes of the first mode that have fewer than `min_memberships`."""
    least = selection.min_memberships
    if least < 2:
        return weights
    two_mode = selection.of.two_mode
    degree = Counter(first for first, _ in weights)
    if not two_mode:
        degree += Counter(second for _, second in weights)
    return Counter(
        {
            (first, second): weight
            for (first, second), weight in weights.items()
            if degree[first] >= least and (two_mode or degree[second] >= least)
        }
    )


def _largest(weights: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """The links of the component of most nodes, of several that of the smallest id."""
    above: dict[str, str] = {}

    def top(id_: str) -> str:
        while (up := above.setdefault(id_, id_)) != id_:
            above[id_] = id_ = above[up]
        return id_

    for first, second in weights:
        a, b = sorted((top(first), top(second)))
        above[b] = a
    sizes = Counter(map(top, list(above)))
    chosen = min(sizes, key=lambda id_: (-sizes[id_], id_), default=None)
    return Counter({link: weight for link, weight in weights.items() if top(link[0]) == chosen})


def _compact(
    selection: Selection,
    weights: Mapping[tuple[str, str], int],
    certain: set[tuple[str, str]],
    names: Mapping[str, str],
    documents: int | None,
) -> Network:
    firsts = sorted({first for first, _ in weights})
    seconds = sorted({second for _, second in weights})
    if not selection.of.two_mode:
        firsts, seconds = sorted({*firsts, *seconds}), []
    ids: Sequence[str] = (*firsts, *seconds)
    first_number = {id_: number for number, id_ in enumerate(firsts)}
    second_number = {id_: len(firsts) + number for number, id_ in enumerate(seconds)} or first_number
    numbered = sorted((first_number[a], second_number[b], a, b) for a, b in weights)
    return Network(
        selection,
        ids=tuple(ids),
        names=tuple(names.get(id_, id_) for id_ in ids),
        size=len(firsts),
        tails=array("q", [link[0] for link in numbered]),
        heads=array("q", [link[1] for link in numbered]),
        weights=array("q", [weights[a, b] for _, _, a, b in numbered]),
        possible=bytearray((a, b) not in certain for _, _, a, b in numbered),
        documents=documents,
    )
