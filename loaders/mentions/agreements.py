"""Agreements: memoranda, protocols, twinning agreements."""

from __future__ import annotations

import re
from dataclasses import replace

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.phrases.phrase import Phrase, swallow
from hansa.loaders.mentions.phrases.tails import acronym_after, quoted_after
from hansa.loaders.text.folding import fold

_INDEFINITE = frozenset({"a", "an", "another"})
_AND_MORE = re.compile(r"(?:,? and (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)+")
_PAPER = "paper"
"""The kind of nouns that name an agreement only where it is signed: a plan, a road map."""
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
    if plural or (phrase.kind == _PAPER and not signed(draft, phrase)):
        return
    stop = _stop(draft, phrase)
    said = " ".join(draft.text[phrase.start : stop].split())
    twins = draft.pack.words["patterns"].get("twinning")
    kind = "twinning" if twins and draft.pack.pattern("twinning").search(said) else phrase.kind
    declined = draft.pack.declining is not None
    latest = next((e for e in reversed(draft.entities) if e.type == "Agreement"), None)
    bare = len(words) == 1 and stop == phrase.stop
    again = bool(draft.pack.articles or draft.pack.order) or _again(draft, phrase, latest)
    if phrase.kind == _ANAPHOR and (latest is None or not bare or not again):
        return
    if draft.text[stop : stop + 3] == " с ":
        own = Entity(
            "Agreement",
            " ".join(draft.text[phrase.start : stop + 40].split()[:4]),
            traits={"kind": kind, "weak": True},
        )
        swallow(draft, phrase, own, stop, keep_before=True)
        return
    entity: Entity | None = draft.find("Agreement", said) or _shortened(draft, said)
    if entity is None and latest is not None and latest.traits["kind"] == kind and _that_one(draft, phrase):
        entity = latest
    if (bare and latest is not None and again and not _indefinite(phrase, draft.pack)) or (
        entity is None and latest is not None and latest.traits["kind"] == kind == "twinning"
    ):
        entity = latest
    if entity is None:
        entity = Entity("Agreement", said, traits={"kind": kind, "weak": bare or declined})
    swallow(draft, phrase, entity, stop, keep_before=True)
    draft.alias(entity, [said])
    before = phrase.tokens[phrase.first - 1] if draft.pack.order and bare and phrase.first else None
    if before is not None and before.lower in draft.pack.articles:
        draft.add(before.start, stop, entity, nested=True)
    if found := acronym_after(draft, stop):
        draft.alias(entity, [found[0]])
        start = draft.text.index(found[0], stop)
        draft.add(start, start + len(found[0]), entity, nested=True)


_NEAR = 600
"""Characters within which a bare noun of a language without articles names the last agreement of its kind again."""


def _again(draft: Draft, phrase: Phrase, latest: Entity | None) -> bool:
    """Whether a bare noun names the only agreement that was named shortly before."""
    if latest is None:
        return False
    spans = draft.spans.inside(max(0, phrase.start - _NEAR), phrase.start)
    near = {s.entity for s in spans if s.entity.type == "Agreement"}
    return near == {latest} and (phrase.kind == _ANAPHOR or latest.traits["kind"] in {phrase.kind, "twinning"})


def signed(draft: Draft, phrase: Phrase) -> bool:
    """Whether a plan or programme is a paper that is signed: `подписали программу сотрудничества`."""
    if not draft.pack.has("signed_paper"):
        return False
    before = draft.text[max(0, phrase.start - _BEFORE) : phrase.start]
    return draft.pack.pattern("signed_paper").search(before) is not None


_BEFORE = 60


def _shortened(draft: Draft, said: str) -> Entity | None:
    """The agreement whose name begins with a shorter one: `the Turin Statement` for `Turin Statement on Parks`."""
    name = fold(said)
    if " " not in name:
        return None
    return next((e for e in draft.entities if e.type == "Agreement" and fold(e.name).startswith(f"{name} on ")), None)


_THE = frozenset({"the", "this"})


def _that_one(draft: Draft, phrase: Phrase) -> bool:
    """Whether an article and nothing but common words make it one named before: `the new agreement`."""
    words = phrase.tokens[phrase.first : phrase.end]
    before = phrase.tokens[phrase.first - 1].lower if phrase.first else ""
    return "indefinite" in draft.pack.words and before in _THE and not any(t.capital for t in words)


def headline(draft: Draft) -> None:
    """An agreement named in the first line only is the one that the text below tells of (first)."""
    named = list(draft.spans.counts("Agreement"))
    end = draft.text.find("\n", draft.text.find(draft.text.strip()[:1]))
    if (
        not (len(named) == _PAIR or (draft.pack.order and len(named) > _PAIR))
        or end < 0
        or not (draft.pack.order or "indefinite" in draft.pack.words)
    ):
        return
    above = [e for e in named if all(s.end <= end for s in draft.spans.of(e))]
    if len(above) != 1:
        return
    rest = [e for e in named if e is not above[0]]
    below = min(rest, key=lambda e: min(s.start for s in draft.spans.of(e)))
    if not {below.traits["kind"], above[0].traits["kind"]} <= _PAPERS:
        return
    for span in draft.spans.of(above[0]):
        draft.spans.swap(span, replace(span, entity=below))
    draft.leave(above[0])


_PAIR = 2
_PAPERS = frozenset({"memorandum", "agreement", "twinning"})


def _indefinite(phrase: Phrase, pack: Pack) -> bool:
    """Whether the article says that the agreement is not one named before."""
    articles = pack.set("indefinite") or _INDEFINITE
    return any(t.lower in articles for t in phrase.tokens[max(0, phrase.first - 1) : phrase.first + 1])


def _stop(draft: Draft, phrase: Phrase) -> int:
    """The end of a name, with what it is about: `memorandum of understanding`, `Declaration “Cities for Peace”`."""
    stop = phrase.stop
    if draft.pack.has("agreement_tail"):
        tail = draft.pack.pattern("agreement_tail").match(draft.text, stop)
        stop = tail.end() if tail and draft.free(stop, tail.end()) else stop
    if stop == phrase.stop and " on " in draft.text[phrase.start : stop]:
        more = _AND_MORE.match(draft.text, stop)
        stop = more.end() if more and draft.free(stop, more.end()) else stop
    quoted = quoted_after(draft, stop) if draft.pack.order != "head last" else None
    return quoted[1] if quoted else stop
