"""Places that a noun names again: `the city`, `the town hall`, `the capital of Bavaria`."""

from __future__ import annotations

from collections import Counter

from hansa.loaders import datelines
from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.place_entities import entity_of
from hansa.loaders.text.tokens import Token

_SUFFIX = 12
"""Letters of the suffixes of a word, at most."""

_OF_CITY = frozenset({"of", "the", "city"})


def note_place(draft: Draft, tokens: list[Token], at: int, kind: str, lemma: str, definite: bool) -> None:
    """Note what a noun for places stands for, with the name or the town hall beside it."""
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
        _plural(draft, token)
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


def note_town_hall(draft: Draft, tokens: list[Token], at: int) -> None:
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
    entity = entity_of(draft, city)
    entity.traits.setdefault("capital_of", span.entity)
    return entity


def _plural(draft: Draft, token: Token) -> bool:
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
