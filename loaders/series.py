"""Meetings of a series: what the organiser of one tells of the next, which is only the one before or after, and which
are still ahead: nobody has done anything there yet."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Relation, Span

_OTHER = frozenset(
    {
        "next", "following", "previous", "last", "coming", "upcoming", "past",
        "следующий", "очередной", "предыдущий", "прошлый", "предстоящий", "будущий", "минувший",
    }
)  # fmt: skip

_NEXT = _OTHER | {"annual", "general", "ежегодный", "общий", "генеральный", "юбилейный"}
"""Words of a meeting's name that tell which of its series it is."""


def settle_series(draft: Draft) -> None:
    """A meeting of a series (`the next congress`, `the 18th conference`) has the organiser of the series."""
    said: dict[Entity, Span] = {}
    for relation in draft.relations:
        if relation.type == "ORGANIZED" and relation.object is not None and _holds_series(relation):
            said.setdefault(relation.object.entity, relation.subject)
    for meeting in [e for e in draft.entities if e.type == "Meeting" and e not in said]:
        own = words_of(meeting)
        if not own & _NEXT and not meeting.traits.get("ordinal"):
            continue
        series = [
            organiser
            for other, organiser in said.items()
            if other.traits["kind"] == meeting.traits["kind"] and own - _NEXT <= words_of(other)
        ]
        spans = [s for s in draft.spans.of(meeting) if not s.nested]
        if spans and len({s.entity for s in series}) == 1:
            at = spans[0]
            draft.relations.append(
                Relation("ORGANIZED", series[0], at, None, at.start, at.end, 0.75, "one of a series")
            )


def _holds_series(relation: Relation) -> bool:
    """Whether who organised a meeting does so each time: a network, or the body that it is a session of."""
    return relation.subject.entity.network or relation.rule == "meeting of"


def of_series(meeting: Entity) -> bool:
    """Whether a meeting is named only as the one before or after that which the text speaks of."""
    return bool(words_of(meeting) & _OTHER)


_BEFORE, _BEHIND = 40, 30
"""Characters before and behind the name of a meeting in which its clause says that it is ahead."""
_CLAUSE = re.compile(r"[.;\n,\"”»]")


def ahead(draft: Draft, meeting: Entity) -> bool:
    """Whether a meeting is still to come as the text first names it: `the next congress will be held in Kiel`."""
    spans = [s for s in draft.spans.of(meeting) if not s.nested] if draft.pack.has("ahead") else []
    if not spans:
        return False
    first = min(spans, key=lambda s: s.start)
    before = _CLAUSE.split(draft.text[max(0, first.start - _BEFORE) : first.start])[-1]
    behind = _CLAUSE.split(draft.text[first.end : first.end + _BEHIND])[0]
    said = before + draft.text[first.start : first.end] + behind
    return bool(draft.pack.pattern("ahead").search(said))


def words_of(meeting: Entity) -> frozenset[str]:
    """The words of a meeting's name without numbers."""
    words = meeting.traits["words"]
    assert isinstance(words, frozenset)
    return frozenset(w for w in words if not w[0].isdigit())
