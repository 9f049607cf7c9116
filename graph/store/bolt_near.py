"""Groups of near-duplicates, recomputed around the documents that come and go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hansa.graph import near
from hansa.graph.store.bolt_rows import read_each
from hansa.graph.store.names import near_handle

if TYPE_CHECKING:
    from hansa.graph.store.bolt_rows import Transaction


def near_groups(tx: Transaction, gone: set[str], come: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The groups of near-duplicates that a change touches.

    Args:
        gone: ids of documents that are withdrawn or have another sketch.
        come: the sketch of each document that is new or has another sketch, by id.

    Returns:
        By document id the group as the store holds it, and as it shall be; only of documents that may have moved.
    """
    leaving = {row["near_group"] for row in read_each(tx, "near_groups", "ids", sorted(gone))}
    joined = read_each(tx, "near_groups", "ids", sorted(_neighbours(tx, come) - gone))
    rows = read_each(tx, "near_members", "ids", sorted(leaving | {row["near_group"] for row in joined}))
    before = {row["id"]: row["near_group"] for row in rows}
    staying = sorted(before.keys() - gone - come.keys())
    sketches = {row["id"]: row["sketch"] for row in read_each(tx, "sketches", "ids", staying)}
    return before, near.groups({**sketches, **come})


def _neighbours(tx: Transaction, come: Mapping[str, str]) -> set[str]:
    """The documents in the store that are near-duplicates of those that come."""
    handles = sorted({near_handle(band) for sketch in come.values() for band in near.bands(sketch)})
    sharing = sorted({row["of"] for row in read_each(tx, "lookup", "handles", handles)} - come.keys())
    rows = read_each(tx, "sketches", "ids", sharing)
    return {row["id"] for row in rows if any(near.near(row["sketch"], sketch) for sketch in come.values())}
