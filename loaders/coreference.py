"""What stands for a name said before: `the union`, `the congress`, `the city`, `the capital of Bavaria`."""

from __future__ import annotations

import re
from collections import Counter

from hansa.loaders import datelines, meetings
from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions import places
from hansa.loaders.text.folding import fold
from hansa.loaders.text.tokens import Token, chunked

_PLACES = ("City", "Region", "Country")
_SUFFIX = 12
"""Letters of the suffixes of a word, at most."""
_STEM = 5
"""Letters that two forms of a noun share, in languages known by tables of endings."""
_OF_CITY = frozenset({"of", "the", "city"})
_HELD = re.compile(r"\bh[eo]ld(?:s|ing)? (?:its|the|an?|their) $")
_MADE = frozenset(
    {
        "conference", "forum", "summit", "congress", "ceremony", "talks", "visit", "reception", "meeting", "seminar",
        "session", "convention", "dialogue", "festival", "event",
    }
)  # fmt: skip
"""Kinds of meeting that a definite noun alone brings up; such a meeting stays only if something is said of it."""


def find(draft: Draft) -> None:
    """Note the anaphors of the document, in order."""
    pack = draft.pack
    may_refer = pack.by_word("may stand for a name", lambda word: _may_refer(word, pack))
    for index, tokens in enumerate(draft.tokens):
        if not any(t.kind == "word" and may_refer(t.text) for t in tokens):
            continue
        names = [(s.start, draft.stem(s.end)) for s in draft.spans.inside(*draft.sentences[index]) if not s.nested]
        joined = chunked(tokens, sorted(names, key=lambda n: (n[0], -n[1])), draft.text)
        for at, token in enumerate(joined):
            if (
                token.kind == "word"
                and may_refer(token.text)
                and draft.free(token.start, token.end)
                and not _in_title(joined, at)
            ):
                _resolve(draft, joined, at)


def _may_refer(word: str, pack: Pack) -> bool:
    """Whether a word is one of those that name something again: few are, and the others need no further look."""
    lemma = pack.grammar.lemma(word)
    head = pack.heads.get(word.lower()) or pack.heads.get(lemma)
    return (
        (head is not None and head[0] == "Meeting")
        or lemma in pack.set("organisation_anaphors")
        or lemma in pack.words["meeting_anaphors"]["any"]
        or any(lemma in nouns for nouns in pack.words["place_nouns"].values())
    )


def _in_title(tokens: list[Token], at: int) -> bool:
    """Whether a word stands in a short title in quotes."""
    opened = next(
        (i for i in range(at - 1, max(-1, at - 7), -1) if tokens[i].text in "\u00ab\u201c\u201e\u00bb\u201d"), None
    )
    closed = next(
        (i for i in range(at + 1, min(len(tokens), at + 7)) if tokens[i].text in "\u00ab\u201c\u201e\u00bb\u201d"), None
    )
    if opened is None or closed is None:
        return False
    return tokens[opened].text in "\u00ab\u201c\u201e" and tokens[closed].text in "\u00bb\u201d"


def _resolve(draft: Draft, tokens: list[Token], at: int) -> None:
    pack = draft.pack
    token = tokens[at]
    lemma = pack.grammar.lemma(token.text)
    if pack.grammar.plural(token.text):
        return
    if pack.declining is not None and at and tokens[at - 1].kind == "number":
        return
    beside = [tokens[i].lower for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    if any(word.startswith(tuple(pack.set("not_again"))) for word in beside):
        return
    article = bool(pack.articles)
    before = tokens[at - 1] if at else None
    definite = not article or (
        before is not None and before.lower.rstrip("'\u2019") in pack.articles | pack.set("definite")
    )
    if kind := next((k for k, nouns in pack.words["place_nouns"].items() if lemma in nouns), None):
        _place(draft, tokens, at, kind, lemma, definite)
        return
    if lemma in pack.set("town_hall_alone") and not any(t.kind == "name" for t in tokens[at + 1 : at + 2]):
        _town_hall(draft, tokens, at)
        return
    if not definite and not (article and before is not None and before.capital):
        return
    found = _named_again(draft, tokens, at, lemma, definite)
    if found is None:
        return
    draft.add(*found)
    if pack.order and before is not None and found[2].type == "Meeting" and before.lower in pack.articles:
        draft.add(before.start, found[1], found[2], nested=True)


def _named_again(
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
        return after.lower.rstrip("'\u2019") in pack.set("links") or (after.capital and after.kind == "word")
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
    known = _latest(draft, token.start, "Meeting")
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


def _ahead(draft: Draft, kind: str) -> Entity | None:
    """The one meeting of a kind that the text names, though only later: a headline speaks of it by its noun alone."""
    if draft.pack.declining is None:
        return None
    named = [e for e in draft.spans.counts("Meeting") if e.traits["kind"] == kind and not meetings.of_series(e)]
    return named[0] if len(named) == 1 and not named[0].traits.get("weak") else None


def _place(draft: Draft, tokens: list[Token], at: int, kind: str, lemma: str, definite: bool) -> None:
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1 : at + 4]
    pack = draft.pack
    capital = lemma in {"capital", "столица"} or lemma in pack.set("capitals")
    linked = next((t for t in after if t.kind == "name"), None)
    if capital:
        words = [t.lower for t in after[: after.index(linked)]] if linked else None
        whole = None
        if linked is not None and words is not None and _only_link(words, pack):
            whole = linked
        elif before is not None and before.kind == "name":
            whole = before
        if whole is not None:
            entity = _capital(draft, whole)
            if entity is not None:
                start, end = min(token.start, whole.start), max(token.end, whole.end)
                outer = _named_by(draft, whole)
                if outer is not None:
                    draft.spans.remove(outer)
                    draft.add(outer.start, outer.end, outer.entity, nested=True)
                draft.add(start, end, entity)
            return
        if linked is None and definite and (entity := _own_capital(draft)) is not None:
            end = after[0].end if after and after[0].lower == "city" else token.end
            draft.add(token.start, end, entity)
            return
    if (
        pack_plural(draft, token)
        or _governs(draft, after)
        or _told_apart(draft, before)
        or (pack.order == "head last" and before is not None and before.kind == "name")
    ):
        return
    if definite and after and after[0].lower in draft.pack.set("town_halls"):
        if (entity := _spoken_of(draft, token.start, kind)) is not None:
            draft.add(token.start, after[0].end, entity)
        return
    if not definite or (linked is not None and after and after[0].kind == "name"):
        return
    if draft.pack.articles and after and after[0].lower.rstrip("'\u2019") in draft.pack.set("links"):
        return
    if (entity := _spoken_of(draft, token.start, kind)) is not None:
        draft.add(token.start, token.end, entity)


def _town_hall(draft: Draft, tokens: list[Token], at: int) -> None:
    """Note a city hall without a name as the city that the text speaks of."""
    if not _governs(draft, tokens[at + 1 : at + 2]) and (entity := _spoken_of(draft, tokens[at].start, "City")):
        draft.add(tokens[at].start, tokens[at].end, entity)


def _named_by(draft: Draft, token: Token) -> Span | None:
    """The span that a token of kind `name` stands for, which may leave out the suffixes of its last word."""
    near = draft.spans.inside(token.start, token.end + _SUFFIX)
    return next((s for s in near if s.start == token.start and draft.stem(s.end) == token.end and not s.nested), None)


def _only_link(words: list[str], pack: Pack) -> bool:
    """Whether nothing but `of the`, or what a language has for it, stands between a noun and a name."""
    return {w.rstrip("'\u2019") for w in words} <= _OF_CITY | pack.set("links") | pack.articles


def _governs(draft: Draft, after: list[Token]) -> bool:
    """Whether a noun or number behind tells which places are meant (`города девяти стран`)."""
    grammar = draft.pack.declining
    if grammar is None or not after:
        return False
    word = after[0]
    if word.kind == "number":
        return True
    said = word.lower
    if word.kind != "word" or word.capital or grammar.verb_form(said):
        return False
    return "gent" in grammar.noun_cases([said]) and said not in draft.pack.stopwords


def _told_apart(draft: Draft, before: Token | None) -> bool:
    """Whether an adjective before a noun tells of another place: `третий подмосковный город`, not `этот город`."""
    grammar = draft.pack.declining
    if grammar is None or before is None or before.kind != "word":
        return False
    said = before.lower
    if not grammar.attributive(said) or grammar.verb_form(said):
        return False
    return grammar.lemma(said) not in draft.pack.set("same_place")


def _capital(draft: Draft, name: Token) -> Entity | None:
    span = _named_by(draft, name)
    if span is None or span.entity.type not in {"Country", "Region"} or not span.entity.keys:
        return None
    try:
        city = Gazetteer.open().capital_of(span.entity.keys[0])
    except KeyError:
        return None
    if city is None:
        return None
    entity = places.entity_of(draft, city)
    entity.traits.setdefault("capital_of", span.entity)
    return entity


def pack_plural(draft: Draft, token: Token) -> bool:
    """Whether a noun is plural in the language of the draft."""
    return draft.pack.grammar.plural(token.text)


def _own_capital(draft: Draft) -> Entity | None:
    """The capital, named in the document, of the country that the document speaks of most."""
    counts: Counter[str] = Counter()
    for country, number in draft.spans.counts("Country").items():
        counts[str(country.attributes.get("country_code"))] += number
    if not counts:
        return None
    key = f"iso3166-1:{counts.most_common(1)[0][0]}"
    try:
        city = Gazetteer.open().capital_of(key)
    except KeyError:
        return None
    return draft.with_key(city.key) if city is not None else None


def _spoken_of(draft: Draft, at: int, kind: str) -> Entity | None:
    """The place of a kind that the text speaks of: the one named most, if it is named more than all others together."""
    counts = Counter(draft.spans.counts(kind))
    if not counts:
        return None
    (best, number), *others = counts.most_common(2)
    if others and number < 2 * others[0][1]:
        here = datelines.place(draft, at) if draft.pack.declining is not None and kind == "City" else None
        return here.entity if here is not None else None
    return best if any(s.start < at for s in draft.spans.of(best)) else None
