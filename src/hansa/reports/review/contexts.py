"""Where the two of a pair are named: the words about each name, and its document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.graph.model import TABLE
from hansa.reports.asking import ask
from hansa.reports.naming import document_name

if TYPE_CHECKING:
    from hansa.graph.engine import Engine
    from hansa.graph.identity import Named
    from hansa.graph.model import Decision
    from hansa.graph.store.base import Store
    from hansa.reports.review.candidates import Pair

WIDTH = 110
"""Characters before and after a name."""


@dataclass(frozen=True, slots=True)
class Context:
    """A name where it stands.

    Attributes:
        before, name, after: the words, white space folded.
        source: document, publisher, date.
    """

    before: str
    name: str
    after: str
    source: str


def contexts(engine: Engine, node: str, members: Sequence[Named], most: int = 2) -> list[Context]:
    """The first mention of a node in some of its documents, those that name it most often first.

    Args:
        members: of the node, from the store.
    """
    first = {n.document: n.mentions[0] for n in reversed(members)}
    found = []
    for row in ask(engine, "documents_with_text", id=node, limit=most):
        mention, text = first.get(row["id"]), row["text"]
        source = ", ".join(str(part) for part in (document_name(row), row["publisher"], row["date"]) if part)
        if mention is None:
            continue
        if text is None:
            found.append(Context("", mention.form, "", source))
            continue
        first_shown, last_shown = max(0, mention.start - WIDTH), mention.end + WIDTH
        if row["format"] == TABLE:
            # Of a table its row says something of the name; the rows around it speak of others.
            first_shown = max(first_shown, text.rfind("\n", 0, mention.start) + 1)
            last_shown = min(last_shown, (text + "\n").index("\n", mention.end))
        before, after = text[first_shown : mention.start], text[mention.end : last_shown]
        found.append(Context(_cut(before, True), " ".join(mention.form.split()), _cut(after, False), source))
    return found


def _cut(text: str, before: bool) -> str:
    """Words about a name without the half of one at the far end."""
    folded = " ".join(text.split())
    if len(text) >= WIDTH:
        folded = f"…{folded.partition(' ')[2]}" if before else f"{folded.rpartition(' ')[0]}…"
    # The blank between the words and the name is kept where there is one.
    if before:
        return f"{folded} " if text[-1:].isspace() else folded
    return f" {folded}" if text[:1].isspace() else folded


def is_decided(a: Sequence[Named], b: Sequence[Named], decisions: Collection[Decision]) -> bool:
    """Whether a person has decided already that the two are different."""
    one, other = ({w for n in side for w in n.words} for side in (a, b))
    for decision in decisions:
        if decision.kind == "different":
            left, right = set(decision.a), set(decision.b)
            if (one & left and other & right) or (one & right and other & left):
                return True
    return False


def undecided(
    store: Store, pairs: Iterable[Pair], decisions: Collection[Decision]
) -> Iterator[tuple[Pair, list[Named], list[Named]]]:
    """The pairs that no person has told apart, with the members of both; each is read when it is asked for."""
    for pair in pairs:
        a, b = store.members(pair.a.id), store.members(pair.b.id)
        if a and b and not is_decided(a, b, decisions):
            yield pair, a, b
