"""Agreements: memoranda, protocols, twinning agreements."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions import phrases
from hansa.loaders.mentions.phrases import Phrase

_INDEFINITE = frozenset({"a", "an", "new", "this", "another"})


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
    stop = phrase.stop
    said = " ".join(draft.text[phrase.start : stop].split())
    latest = next((e for e in reversed(draft.entities) if e.type == "Agreement"), None)
    bare = len(words) == 1
    if draft.text[stop : stop + 3] == " с ":
        own = Entity(
            "Agreement",
            " ".join(draft.text[phrase.start : stop + 40].split()[:4]),
            traits={"kind": phrase.kind, "weak": True},
        )
        phrases.swallow(draft, phrase, own, stop, keep_before=True)
        return
    entity: Entity | None = draft.find("Agreement", said)
    if (bare and latest is not None and (draft.pack.articles or draft.pack.order)) or (
        entity is None and latest is not None and latest.traits["kind"] == phrase.kind and phrase.kind == "twinning"
    ):
        entity = latest
    if entity is None:
        entity = Entity("Agreement", said, traits={"kind": phrase.kind, "weak": bare})
    phrases.swallow(draft, phrase, entity, stop, keep_before=True)
    draft.alias(entity, [said])
    if found := phrases.acronym_after(draft, stop):
        draft.alias(entity, [found[0]])
        start = draft.text.index(found[0], stop)
        draft.add(start, start + len(found[0]), entity, nested=True)
