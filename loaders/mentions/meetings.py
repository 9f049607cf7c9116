"""Meetings: conferences, sessions, forums, talks … A phrase with nothing of its own is left for coreference."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions import organisations
from hansa.loaders.mentions.phrases.numbers import ordinal, title_year, year_before
from hansa.loaders.mentions.phrases.phrase import Phrase, base_name, inner, swallow
from hansa.loaders.mentions.phrases.tails import quoted_after
from hansa.loaders.text.folding import fold

_PARTS = frozenset({"opening", "closing", "plenary", "inaugural"})
"""An opening ceremony is a part of a meeting, no meeting of its own."""
_IT_WAS = re.compile(r"(?:^|[.!?]\s|\n)(?:It|This) (?:is|was|will be)(?: also)? (?:the |a |an )$")
OTHER = frozenset({"next", "following", "previous", "last", "upcoming", "coming"})
"""In its name they say that a meeting is not the one that the text is about."""
_SMALL = frozenset({"the", "of", "and", "for", "и", "в", "на"})
_WORD = re.compile(r"[\w-]+")
_INDEFINITE = frozenset({"a", "an"})
_TAIL_YEAR = re.compile(r"\s(?:of |in )?((?:19|20)\d\d)\b")


def note(draft: Draft, phrase: Phrase) -> None:
    """Note the meeting that a phrase names, a new one or one known already."""
    pack = draft.pack
    said = draft.text[phrase.start : phrase.stop]
    part = phrase.kind in {"ceremony", "session"} and phrase.tokens[phrase.first].lower in _PARTS
    if part and (_part(draft, phrase) or phrase.kind == "ceremony"):
        return
    if phrase.kind == "week" and not _festive(phrase):
        return
    if phrase.kind in {"assembly", "convention"} and not _gathers(phrase, pack):
        organisations.note(draft, phrase)
        return
    stop = phrase.stop
    stop = _whose(draft, phrase, stop)
    inside = inner(draft, phrase.start, stop)
    organiser = next((s.entity for s in inside if s.entity.type == "Organization"), None)
    number = ordinal(phrase, pack)
    topic = None
    if quoted := quoted_after(draft, stop):
        topic, stop = quoted
    year = title_year(said)
    if (
        year is None
        and (tail := _TAIL_YEAR.match(draft.text, stop))
        and tail.group(0).strip().startswith(("1", "2", "of"))
        and (not pack.order or draft.free(*tail.span(1)))
    ):
        year, stop = tail.group(1), tail.end()
    year = year or year_before(draft, phrase.start)
    words = phrase.tokens[phrase.first : phrase.end]
    capitals = [t for t in words if t.capital and t.start != phrase.tokens[0].start]
    if len(words) == 1 and topic is None and year is None and not _indefinite(phrase, draft.pack):
        return
    season = phrase.first < phrase.head and phrase.tokens[phrase.first].lower in _SEASONS
    named = bool(organiser or number or topic or year or capitals or season or len(words) > 2)
    if not named and not _introduced(draft, phrase):
        return
    online = bool({t.lower for t in words} & pack.set("online")) or _online_near(draft, phrase, stop)
    traits: dict[str, object] = {
        "kind": phrase.kind, "ordinal": number, "year": year, "online": online, "organiser": organiser,
        "words": _words(draft, said) - _SMALL,
        "topic": topic, "weak": not named,
    }  # fmt: skip
    of_year = draft.text[phrase.stop : stop].lstrip().startswith("of")
    entity = None if of_year and not _held_in(draft, phrase.kind, year) else _known(draft, traits, phrase)
    name = base_name(draft, phrase, stop)
    if entity is None:
        entity = Entity("Meeting", name, traits=traits)
    else:
        _learn(entity, traits, name)
    span = swallow(draft, phrase, entity, stop, keep_before=True)
    draft.alias(entity, [draft.text[span.start : span.end], said])


def _festive(phrase: Phrase) -> bool:
    """Whether a week, or days, have a name: `Sister Cities Week`."""
    before = [t for t in phrase.tokens[phrase.first : phrase.head] if t.is_word]
    return phrase.tokens[phrase.head].capital and any(t.capital for t in before)


_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})


def _whose(draft: Draft, phrase: Phrase, stop: int) -> int:
    """The end of a name with those who meet: `26th Meeting of mayors of Siberia`; cities named there are guests."""
    head = phrase.tokens[phrase.head]
    if not draft.pack.has("meeting_of") or not (head.capital or ordinal(phrase, draft.pack)):
        return stop
    match = draft.pack.pattern("meeting_of").match(draft.text, stop)
    if match is None or any(s.entity.type in {"City", "Person"} for s in inner(draft, stop, match.end())):
        return stop
    return match.end()


def _words(draft: Draft, said: str) -> frozenset[str]:
    """The words of a name in their base form; folding would spoil words of which case is told by a dictionary."""
    words = fold(said).split() if draft.pack.declining is None else _WORD.findall(said.lower())
    return frozenset(draft.pack.grammar.lemma(w) for w in words)


_OF_BODIES = frozenset({"regional", "state"})
"""Before an assembly in English they tell a parliament, not a meeting."""


def _gathers(phrase: Phrase, pack: Pack) -> bool:
    """Whether an assembly is a meeting: it is general, annual, numbered …, not the name of a body."""
    behind = phrase.tokens[phrase.last + 1 : phrase.last + 3] if pack.order == "head first" else []
    words = {pack.grammar.lemma(t.text) for t in (*phrase.tokens[phrase.first : phrase.head], *behind)}
    if phrase.last > phrase.head or pack.words.get("compounds"):
        return True  # a head of two words says it
    if pack.code == "en":
        words -= _OF_BODIES
    return bool(words & pack.set("meeting_modifiers")) or ordinal(phrase, pack) is not None


def _introduced(draft: Draft, phrase: Phrase) -> bool:
    """Whether an indefinite article or a lower-case modifier makes it a meeting of its own."""
    return _indefinite(phrase, draft.pack) or phrase.last - phrase.first >= 1


def _indefinite(phrase: Phrase, pack: Pack) -> bool:
    """Whether an article says that a meeting is not one named before."""
    return phrase.first > 0 and phrase.tokens[phrase.first - 1].lower in (pack.set("indefinite") or _INDEFINITE)


def _part(draft: Draft, phrase: Phrase) -> bool:
    """The opening of a meeting named before stands for the meeting; whether there is one."""
    if phrase.end < len(phrase.tokens) and phrase.tokens[phrase.end].lower == "of":
        return True
    meeting = next((e for e in reversed(draft.entities) if e.type == "Meeting"), None)
    if meeting is not None:
        swallow(draft, phrase, meeting, phrase.stop, keep_before=True)
    return meeting is not None


def _online_near(draft: Draft, phrase: Phrase, stop: int) -> bool:
    after = draft.text[stop : stop + 40].lower()
    return bool(re.match(r"[^.;]{0,15}\bonline\b|[^.;]{0,25}\bонлайн\b", after))


def _latest(draft: Draft, at: int) -> Entity | None:
    """The meeting named last before an offset."""
    said = {
        e: max((s.start for s in draft.spans.of(e) if s.start < at), default=-1) for e in draft.spans.counts("Meeting")
    }
    best = max(said, key=lambda e: said[e], default=None)
    return best if best is not None and said[best] >= 0 else None


def _known(draft: Draft, traits: dict[str, object], phrase: Phrase) -> Entity | None:
    """The latest meeting that the phrase may name again."""
    if traits["kind"] == "event" and traits["weak"] and not _indefinite(phrase, draft.pack):
        return _latest(draft, phrase.start)
    if _IT_WAS.search(draft.text, max(0, phrase.start - 40), phrase.start):
        return next((e for e in reversed(draft.entities) if e.type == "Meeting"), None)
    for entity in reversed(draft.entities):
        if entity.type == "Meeting" and compatible(entity.traits, traits):
            return entity
    return None


def compatible(a: dict[str, object], b: dict[str, object]) -> bool:
    """Whether two phrases can name one meeting: nothing said of both differs, and the words of one are in the other."""
    for trait in ("kind", "ordinal", "year", "organiser"):
        one, two = a.get(trait), b.get(trait)
        if one and two and one is not two and one != two:
            return False
    if a.get("kind") != b.get("kind"):
        return False
    first, second = a.get("words"), b.get("words")
    assert isinstance(first, frozenset) and isinstance(second, frozenset)
    if (first & OTHER) != (second & OTHER):
        return False
    if first <= second or second <= first:
        return True
    # "the 2019 Annual Conference" and "its 63rd Annual Conference": numbers are told apart above
    plain, other = ({w for w in words if not w[:1].isdigit()} for words in (first, second))
    if min(len(plain), len(other)) > 1 and (plain <= other or other <= plain):
        return True
    return bool(a.get("organiser") and a.get("organiser") is b.get("organiser")) and not (
        a.get("ordinal") and not b.get("ordinal")
    )


def _held_in(draft: Draft, kind: str, year: str | None) -> bool:
    """Whether a meeting of a kind is known to be of a year; `the conference of 2018` is no other one."""
    return any(e.type == "Meeting" and e.traits["kind"] == kind and e.traits["year"] == year for e in draft.entities)


def _learn(entity: Entity, traits: dict[str, object], name: str) -> None:
    for trait, value in traits.items():
        if value and not entity.traits.get(trait):
            entity.traits[trait] = value
    if not traits["weak"]:
        entity.traits["weak"] = False
    words, more = entity.traits["words"], traits["words"]
    assert isinstance(words, frozenset) and isinstance(more, frozenset)
    entity.traits["words"] = words | more
    if len(name) > len(entity.name) and len(name) < 160:
        entity.name = name
