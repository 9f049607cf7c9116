"""Agreements: memoranda, protocols, twinning agreements."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions import phrases
from hansa.loaders.mentions.phrases import Phrase
from hansa.loaders.text.folding import fold

_INDEFINITE = frozenset({"a", "an", "another"})
_AND_MORE = re.compile(r"(?:,? and (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)+")
_ANAPHOR = "document"
"""The kind of a noun that only stands for an agreement named before."""


def note(draft: Draft, phrase: Phrase) -> None:
    """Note the agreement that a phrase names; a definite one without a name of its own is the latest of its kind."""
    words = phrase.tokens[phrase.first : phrase.end]
    many = draft.pack.words["patterns"].get("agreements_many")
    plural = (
        phrase.tokens[phrase.last].lower.endswith("s")
        if many is None
        else draft.pack.pattern("agreements_many").match(draft.text, phrase.tokens[phrase.head].start) is not None
    )
    if plural:
        return
    stop = _stop(draft, phrase)
    said = " ".join(draft.text[phrase.start : stop].split())
    twins = draft.pack.words["patterns"].get("twinning")
    kind = "twinning" if twins and draft.pack.pattern("twinning").search(said) else phrase.kind
    declined = draft.pack.declining is not None
    latest = next((e for e in reversed(draft.entities) if e.type == "Agreement"), None)
    bare = len(words) == 1 and stop == phrase.stop
    if phrase.kind == _ANAPHOR and (latest is None or not bare):
        return
    if draft.text[stop : stop + 3] == " с ":
        own = Entity(
            "Agreement",
            " ".join(draft.text[phrase.start : stop + 40].split()[:4]),
            traits={"kind": kind, "weak": True},
        )
        phrases.swallow(draft, phrase, own, stop, keep_before=True)
        return
    entity: Entity | None = draft.find("Agreement", said) or _shortened(draft, said)
    if (bare and latest is not None and (draft.pack.articles or draft.pack.order) and not _indefinite(phrase)) or (
        entity is None and latest is not None and latest.traits["kind"] == kind == "twinning"
    ):
        entity = latest
    if entity is None:
        entity = Entity("Agreement", said, traits={"kind": kind, "weak": bare or declined})
    phrases.swallow(draft, phrase, entity, stop, keep_before=True)
    draft.alias(entity, [said])
    if found := phrases.acronym_after(draft, stop):
        draft.alias(entity, [found[0]])
        start = draft.text.index(found[0], stop)
        draft.add(start, start + len(found[0]), entity, nested=True)


def _shortened(draft: Draft, said: str) -> Entity | None:
    """The agreement whose name begins with a shorter one: `the Turin Statement` for `Turin Statement on Parks`."""
    name = fold(said)
    if " " not in name:
        return None
    return next((e for e in draft.entities if e.type == "Agreement" and fold(e.name).startswith(f"{name} on ")), None)


def _indefinite(phrase: Phrase) -> bool:
    """Whether the article says that the agreement is not one named before."""
    return any(t.lower in _INDEFINITE for t in phrase.tokens[max(0, phrase.first - 1) : phrase.first + 1])


def _stop(draft: Draft, phrase: Phrase) -> int:
    """The end of a name, with what it is about: `memorandum of understanding`, `Declaration “Cities for Peace”`."""
    stop = phrase.stop
    if "agreement_tail" in draft.pack.words["patterns"]:
        tail = draft.pack.pattern("agreement_tail").match(draft.text, stop)
        stop = tail.end() if tail and draft.free(stop, tail.end()) else stop
    if stop == phrase.stop and " on " in draft.text[phrase.start : stop]:
        more = _AND_MORE.match(draft.text, stop)
        stop = more.end() if more and draft.free(stop, more.end()) else stop
    quoted = phrases.quoted_after(draft, stop) if draft.pack.order != "head last" else None
    return quoted[1] if quoted else stop
