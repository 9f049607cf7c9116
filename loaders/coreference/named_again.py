"""Organisations and meetings that a noun names again: `the union`, `the forum`, `the congress`."""

from __future__ import annotations

import re
from bisect import bisect_right

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.languages.pack import Pack
from hansa.loaders.series import ahead, of_series
from hansa.loaders.text.folding import fold
from hansa.loaders.text.tokens import Token

_STEM = 5
"""Letters that two forms of a noun share, in languages known by tables of endings."""

_HELD = re.compile(r"\bh[eo]ld(?:s|ing)? (?:its|the|an?|their) $")

_MADE = frozenset(
    {
        "conference", "forum", "summit", "congress", "ceremony", "talks", "visit", "reception", "meeting", "seminar",
        "session", "convention", "dialogue", "festival", "event",
    }
)  # fmt: skip
"""Kinds of meeting that a definite noun alone brings up; such a meeting stays only if something is said of it."""


def named_again(
    draft: Draft, tokens: list[Token], at: int, lemma: str, definite: bool
) -> tuple[int, int, Entity] | None:
    """Offsets and entity of an organisation or meeting that a noun names again."""
    pack, token = draft.pack, tokens[at]
    article = bool(pack.articles)
    before = tokens[at - 1] if at else None
    of_body = lemma in pack.set("organisation_anaphors")
    named = before is not None and before.capital and before.kind == "word" and before.lower not in pack.articles
    if of_body and article and before is not None and named:
        known = _by_words(draft, token.start, {before.lower, lemma})
        if known is not None:
            return before.start, token.end, known
    goes_on = _goes_on(tokens, at, pack)
    if of_body and (definite or before is None) and not goes_on:
        known = _organisation(draft, token, lemma)
        if known is not None:
            return token.start, token.end, known
    head = pack.heads.get(token.lower) or pack.heads.get(lemma)
    if head and head[0] == "Meeting" and token.capital and definite and not goes_on and at > 1:
        # "the Forum", with a capital, is the network that has the word in its name, unless a meeting has it too
        known = _by_words(draft, token.start, {lemma})
        meant = any(lemma in m.traits["words"] for m in _latest(draft, token.start, "Meeting"))  # type: ignore[operator]
        if known is not None and known.network and not meant:
            return token.start, token.end, known
    if head and head[0] == "Meeting" and definite and not token.capital and article and not goes_on:
        # "the forum" is the network that has the word in its name where no meeting of the kind is told of
        known = _by_words(draft, token.start, {lemma})
        meant = any(m.traits["kind"] == head[1] for m in _latest(draft, token.start, "Meeting"))
        if known is not None and known.network and not meant:
            return token.start, token.end, known
    any_kind = lemma in pack.words["meeting_anaphors"]["any"]
    known = None
    if head and head[0] == "Meeting" and definite and not goes_on:
        known = _meeting(draft, token, head[1], any_kind)
    elif definite and any_kind and not (head and head[0] == "Meeting"):
        known = _meeting(draft, token, "", True)
    return (token.start, token.end, known) if known is not None else None


def _goes_on(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a complement follows that names something else."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if pack.order == "head last":
        return False
    if pack.articles:
        called = after.kind == "name" and pack.order == "head first"  # `la red CGLU`
        return after.lower.rstrip("'\u2019") in pack.set("links") or (
            after.capital and (called or after.kind == "word")
        )
    return after.kind == "name" and after.start - tokens[at].end == 1


def _latest(draft: Draft, at: int, type_: str) -> list[Entity]:
    """Entities of a type named before an offset, the latest first."""
    said = {e: max((s.start for s in draft.spans.of(e) if s.start < at), default=-1) for e in draft.spans.counts(type_)}
    return sorted((e for e, start in said.items() if start >= 0), key=lambda e: -said[e])


def _organisation(draft: Draft, token: Token, lemma: str) -> Entity | None:
    candidates = _latest(draft, token.start, "Organization")
    # In the news of a network "the Assembly" is the network, though a parliament was named since.
    for entity in sorted(candidates, key=lambda e: not e.network):
        words = {w for n in (entity.name, *entity.known, *draft.forms(entity)) for w in fold(n).split()}
        if fold(lemma) in words or any(draft.pack.grammar.lemma(w) == lemma for w in words if len(w) == len(lemma)):
            return entity
        if draft.pack.order and any(w[:_STEM] == fold(lemma)[:_STEM] for w in words if len(w) >= _STEM):
            return entity
    if draft.pack.heads.get(lemma, ("", ""))[0] == "Meeting":
        return None  # `ассамблея` is no body unless one is called so
    networks = [e for e in candidates if e.network]
    if len(networks) == 1 or (
        networks and lemma in {"network", "body", "organization", "organisation", "организация", "объединение"}
    ):
        return networks[0]
    return None


def _by_words(draft: Draft, at: int, words: set[str]) -> Entity | None:
    """The organisation named before whose names hold all these words."""
    for entity in _latest(draft, at, "Organization"):
        if any(words <= set(fold(name).split()) for name in (entity.name, *entity.known)):
            return entity
    return None


def _meeting(draft: Draft, token: Token, kind: str, any_kind: bool) -> Entity | None:
    known = _held_by(draft, token.start, _latest(draft, token.start, "Meeting"))
    lemma = draft.pack.grammar.lemma(token.text)
    for entity in [m for m in known if lemma in m.traits["words"]] + known:  # type: ignore[operator]
        if entity.traits["kind"] == kind:
            entity.traits["online"] = entity.traits.get("online") or "онлайн" in token.lower
            return entity
    if kind == "meeting" and draft.pack.declining is not None:
        known = [m for m in known if m.traits["kind"] != "visit"]  # those who visit may meet, which is another meeting
    if any_kind and known:
        plain = [m for m in known if m.traits["kind"] in {"meeting", "session"}]
        return (plain or known)[0] if kind not in {"", "event"} else known[0]
    if (ahead := _ahead(draft, kind)) is not None:
        return ahead
    held = _HELD.search(draft.text, max(0, token.start - 20), token.start) is not None
    if (held or kind in (draft.pack.set("made_meetings") or _MADE)) and not draft.pack.grammar.plural(token.text):
        online = any(w in token.lower for w in ("online", "онлайн", "video", "видео"))
        return Entity(
            "Meeting",
            draft.pack.grammar.lemma(token.text),
            traits={
                "kind": kind,
                "words": frozenset({draft.pack.grammar.lemma(token.text)}),
                "weak": True,
                "made": True,
                "online": online,
            },
        )
    return None


def _held_by(draft: Draft, at: int, known: list[Entity]) -> list[Entity]:
    """The meetings that a noun may stand for: a clause that does not look ahead speaks of none that is still to come,
    where there is another."""
    if len(known) < 2:
        return known
    start, end = draft.sentences[max(0, bisect_right(draft.sentences, (at, len(draft.text))) - 1)]
    if draft.pack.has("ahead") and draft.pack.pattern("ahead").search(draft.text, start, end):
        return known
    return [m for m in known if not ahead(draft, m)] or known


def _ahead(draft: Draft, kind: str) -> Entity | None:
    """The one meeting of a kind that the text names, though only later: a headline speaks of it by its noun alone."""
    if draft.pack.declining is None:
        return None
    named = [e for e in draft.spans.counts("Meeting") if e.traits["kind"] == kind and not of_series(e)]
    return named[0] if len(named) == 1 and not named[0].traits.get("weak") else None
