"""The interface of every store, and what goes in and out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from hansa.graph.compute import Graph
from hansa.graph.identity import Named
from hansa.graph.model import Decision, Extractor, Kept, Metadata, Source, document_id, normalise
from hansa.graph.network.network import Network
from hansa.graph.network.selection import Selection

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Incoming:
    """One text to load.

    All of it is normalised (`hansa.graph.model.normalise`): a file name of another encoding has lone surrogates, which
    no message can carry.

    Attributes:
        key: of its Source.
        text: of its Document.
        metadata: as given for this source.
    """

    key: str
    text: str
    metadata: Metadata

    def __post_init__(self) -> None:
        given = {name: normalise(value) for name, value in self.metadata.to_json().items()}
        for name, value in (("key", normalise(self.key)), ("text", normalise(self.text))):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "metadata", Metadata(**given))

    def source(self, before: Source | None) -> Source:
        """The source that it makes, where there was one of this key.

        The same text again keeps what was given for it before, where nothing is given now: who loads a folder again
        need not type again what a command line said of one file.
        """
        made = Source(self.key, document_id(self.text), self.metadata)
        if before is None or before.document != made.document:
            return made
        return Source(self.key, made.document, self.metadata.over(before.metadata))


Change = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What loading did to one source.

    Attributes:
        key: of the Source.
        document: id of its Document.
        change: `new` source, `changed` text or metadata, or `unchanged`.
        nodes, statements: how many entities the document names, and how many statements it makes.
    """

    key: str
    document: str
    change: Change
    nodes: int
    statements: int


class Store(Protocol):
    """What is kept, and the graph computed from it. Each method that writes is one transaction."""

    def load(self, incoming: Sequence[Incoming], extract: Extractor) -> list[Outcome]:
        """Point each source at its text, extracting what is new; whole or not at all, idempotent, in any order.

        Raises DocumentProblem where a text or a key cannot be kept.
        """

    def unload(self, key: str, extract: Extractor) -> bool:
        """Forget a source, and its document when no other points at it; False when there is no such source.

        Raises UsageProblem for the source of an `add`: that goes with its decision.
        """

    def refresh(self, extract: Extractor, version: str) -> int:
        """Extract again from the stored text the documents of another version; returns how many there were.

        Raises UsageProblem when the store holds no texts.
        """

    def decide(self, decision: Decision, extract: Extractor) -> Decision:
        """Keep a decision under the next number (whatever number it carries) and return it.

        An `add` makes its source `added:<number>` and its document in the same transaction.
        """

    def undo(self, number: int, extract: Extractor) -> bool:
        """Forget a decision; an `add` also takes its document away. False when there is none of that number."""

    def kept(self, *, texts: bool = True) -> Kept:
        """All that is kept."""

    def members(self, node: str) -> list[Named]:
        """The referents that are this entity node, in the order of their rank; empty when there is no such node."""

    def graph(self) -> Graph:
        """The computed graph as it stands in the store."""

    def network(self, selection: Selection) -> Network:
        """The network of a selection of facts, for the measures of `hansa.graph.analytics`."""

    def to_networkx(self, relation: str = "MEMBER_OF", **selection: Any) -> networkx.Graph[str]:
        """The network of a relation as a NetworkX graph; see `Network.to_networkx`.

        Args:
            relation: a name of `hansa.graph.network.relation.RELATIONS`.
            selection: fields of `Selection`, such as `as_of` or `min_confidence`.

        Raises:
            UsageProblem: there is no such relation, or the selection cannot be meant so.

        Example:
            >>> members = store.to_networkx("MEMBER_OF", as_of="2020-03-12")
            >>> cities = {node for node, mode in members.nodes("bipartite") if mode == 0}
            >>> networkx.bipartite.degree_centrality(members, cities)
        """

    def restore(self, kept: Kept) -> None:
        """Fill an empty store. Raises UsageProblem when it is not empty."""

    def log(self) -> Iterator[tuple[str, str, str, str]]:
        """Loads, oldest first: time (ISO 8601, UTC), change, source key, document id.

        A change is `new`, `changed`, `unloaded` or `refreshed`.
        """
