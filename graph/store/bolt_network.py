"""The facts of a network, read from the database: one query for each of its relationship types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa import cypher
from hansa.graph.network.network import Network, build
from hansa.graph.network.selection import Selection, Tie
from hansa.graph.store.bolt_rows import read
from hansa.graph.time import bounds

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction

_QUERIES = {"fact": "network_spells", "meeting": "network_meetings", "signing": "network_signings"}


def read_network(tx: Transaction, selection: Selection) -> Network:
    """The network of a selection."""
    of = selection.of
    ties: list[Tie] = []
    names: dict[str, str] = {}
    for type_ in selection.types:
        query = cypher.fill(f"read/{_QUERIES[of.dated_by]}", FIRST=of.first.label, TYPE=type_, SECOND=of.second.label)
        for first, second, confidence, disputed, ended, *time, first_name, second_name in tx.run(query).values():
            if of.dated_by == "signing":
                time[:2] = bounds(time[0])
            ties.append(Tie(first, second, confidence, bool(disputed), bool(ended), *time))
            names[first], names[second] = first_name, second_name
    return build(selection, ties, names, read(tx, "count_documents")[0]["documents"])
