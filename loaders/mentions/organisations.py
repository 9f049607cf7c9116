"""Organisations beside those of the registry: a head noun with a name."""

from __future__ import annotations

import re
from bisect import bisect_left

from hansa.loaders.concepts import meaning_of
from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions import councils
from hansa.loaders.mentions.acronyms import define
from hansa.loaders.mentions.phrases.phrase import Phrase, base_name, inner, swallow
from hansa.loaders.text.folding import fold


def note(draft: Draft, phrase: Phrase) -> None:
    """Note the organisation that a phrase names; common nouns are left for coreference."""
    pack = draft.pack
    named = pack.grammar.named(phrase.tokens, phrase.first, phrase.last, phrase.end) or _named_union(draft, phrase)
    if not named and not _led(draft, phrase) and not _organ(draft, phrase) and not _of_place(draft, phrase):
        return
    stop = phrase.stop
    if draft.text.startswith(" of directors", stop) and not named:
        stop += len(" of directors")
    if draft.text[stop : stop + 2].lstrip()[:1] in tuple("\u00ab\u201e") and not _capital(phrase):
        return  # the name stands in the quotes behind
    said = " ".join(draft.text[phrase.start : stop].split())
    inside = inner(draft, phrase.start, stop)
    if _no_name(draft, phrase, said, inside):
        return
    if (same := _same(draft, said, inside)) is not None:
        swallow(draft, phrase, same, stop, keep_before=False)
        return
    if pack.order and (_only_says_what(draft, phrase, inside) or _building(draft, phrase, inside)):
        return
    network = next((s.entity for s in inside if s.entity.network), None)
    if councils.department(draft, phrase.tokens[phrase.head : phrase.end], inside) and not inside:
        return  # that of the city spoken of
    if (city := councils.municipal(draft, phrase.start, phrase.stop, inside)) is not None and not councils.presided(
        draft, phrase
    ):
        span = swallow(draft, phrase, city, stop, keep_before=False)
        define(draft, span)
        return
    plain = not inside and set(said.lower().split()) <= pack.set("municipal")
    if phrase.kind == "hall" or (plain and not (pack.code == "en" and _bare(said, pack) and main_network(draft))):
        return
    if network is None and not inside and _bare(said, pack):
        network = main_network(draft)
    if network is not None and any(body in said.lower() for body in pack.words["bodies"]):
        entity = (
            draft.find("Organization", said)
            or _body_of(draft, network, said)
            or Entity("Organization", said, traits={"body": True, "parent": network})
        )
    elif not inside and _bare(said, pack):
        return
    else:
        name = base_name(draft, phrase, stop)
        entity = draft.find("Organization", said) or draft.find("Organization", name) or Entity("Organization", name)
        draft.alias(entity, [said])
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (phrase.start, stop):
            return
    if network is not None and not entity.traits.get("body") and _is_office(phrase):
        entity.traits["of"] = network
    elif _is_office(phrase) and network is None and not phrase.tokens[phrase.head].capital and not inside:
        entity.traits["of"] = main_network(draft)
    if phrase.kind == "association" and _of_cities(said, pack):
        entity.labels = ("CityNetwork",)
    entity.traits["places"] = [s.entity for s in inside if s.entity.type in {"City", "Region", "Country"}]
    keep = bool(entity.traits.get("body") or entity.traits.get("of"))
    span = swallow(draft, phrase, entity, stop, keep_before=keep)
    define(draft, span)


def _building(draft: Draft, phrase: Phrase, inside: list[Span]) -> bool:
    """Whether a phrase names a house without the city whose it is: `im Historischen Rathaus`."""
    pack = draft.pack
    return not inside and pack.grammar.lemma(phrase.tokens[phrase.head].text) in pack.set("venues")


def _of_place(draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase in small letters names the one body of its kind that a place has: `посольство Венгрии`."""
    pack, head, end = draft.pack, phrase.tokens[phrase.head], phrase.tokens[phrase.end - 1]
    if pack.code == "en":
        return councils.one_of_place(draft, phrase)
    if pack.declining is None or end.kind != "name" or pack.grammar.plural(head.text):
        return False
    if pack.grammar.lemma(head.text) not in pack.set("one_of_place"):
        return False
    inside = draft.spans.inside(end.start, end.end)
    return any(s.end == end.end and s.entity.type in {"City", "Region", "Country"} for s in inside)


_SEATS = frozenset({"board", "committee"})
"""Organs that cities sit on, which are known by their noun alone."""

_OF = re.compile(r"\s(?:of|at|for)\s(?:the\s)?([\w-]+)")

_DEFINITE = frozenset({"the", "its", "their", "whose", "new"})


def _organ(draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase in small letters is an organ of the network that the text speaks of: `the executive board`."""
    if draft.pack.code != "en" or phrase.tokens[phrase.last].lower not in _SEATS or not phrase.first:
        return False
    said = " ".join(t.text for t in phrase.tokens[phrase.first : phrase.last + 1])
    definite = phrase.tokens[phrase.first - 1].lower in _DEFINITE
    if not definite or not _bare(said, draft.pack) or main_network(draft) is None:
        return False
    behind = _OF.match(draft.text, phrase.tokens[phrase.last].end)
    if behind is None or behind.group(1).lower() in draft.pack.set("organisation_anaphors") | {"directors"}:
        return True
    return any(
        s.start == behind.start(1) and s.entity.network
        for s in draft.spans.inside(behind.start(1), behind.start(1) + 200)
    )


def _body_of(draft: Draft, network: Entity, said: str) -> Entity | None:
    """The organ of a network whose name holds these words or is held by them: `the Board`, `the Board of Directors`."""
    words = set(fold(said).split())
    for entity in draft.entities:
        if entity.traits.get("body") and entity.traits.get("parent") is network:
            own = set(fold(entity.name).split())
            if words <= own or own <= words:
                return entity
    return None


_OFFICES = frozenset(
    {
        *("office", "section", "branch", "chapter", "bureau", "secretariat", "division", "commission", "committee"),
        *("group", "force", "hub"),
    }
)

_NETWORKS = frozenset(
    {
        *("association", "union", "league", "federation", "confederation", "alliance", "coalition", "network", "forum"),
        *("community", "commonwealth", "covenant", "partnership", "council", "assembly", "parliament", "organization"),
        *("organisation", "club", "society", "consortium"),
    }
)


def _is_office(phrase: Phrase) -> bool:
    """Whether a phrase names a part of another body by its head: `the X Regional Office`."""
    return phrase.tokens[phrase.last].lower in _OFFICES


def _of_cities(said: str, pack: Pack) -> bool:
    """Whether a name says that cities unite in it: `Association of Danube Towns`."""
    words = fold(said).split()
    heads = any(word in _NETWORKS for word in words) if pack.code == "en" else bool(_UNITED & meaning_of(said))
    return heads and _has_cities(words, pack)


def _has_cities(words: list[str], pack: Pack) -> bool:
    """Whether folded words hold cities or mayors in the plural; a compound ends in them (`Donaustädte`)."""
    cities = [fold(w) for w in pack.set("city_words")]
    if pack.words.get("compounds"):
        return any(word.endswith(w) for word in words for w in cities)
    return any(f" {w} " in f" {' '.join(words)} " for w in cities)


_UNITED = frozenset(
    {"alliance", "association", "club", "coalition", "community", "federation", "league", "network", "union"}
)


def _named_union(draft: Draft, phrase: Phrase) -> bool:
    """Whether a union of cities begins a sentence in a language where only its first word has a capital."""
    head = phrase.tokens[phrase.head]
    if phrase.kind != "association" or not (head.capital or phrase.tokens[phrase.first].capital):
        return False
    said = draft.text[phrase.start : phrase.stop]
    return len(said.split()) > _TWO_WORDS and _of_cities(said, draft.pack)


_TWO_WORDS = 2
"""A union of so few words is any (`Союз городов`)."""


def _no_name(draft: Draft, phrase: Phrase, said: str, inside: list[Span]) -> bool:
    """Whether a phrase is a heading in capitals, a room or hall, or made of words that name no body alone."""
    if draft.pack.code != "en":
        return False
    if phrase.kind == "media" and (phrase.end - 1 != phrase.last or len(said.split()) < 2):
        return True
    venue = phrase.end < len(phrase.tokens) and phrase.tokens[phrase.end].lower in draft.pack.set("venues")
    rooms = draft.pack.set("venues") - _HOUSES
    inner_venue = any(t.lower in rooms for t in phrase.tokens[phrase.last + 1 : phrase.end])
    outside = said
    for span in inside:
        outside = outside.replace(" ".join(draft.text[span.start : span.end].split()), " ")
    if inside and phrase.kind != "hall" and set(outside.lower().split()) <= _PRESS:
        return True
    if inner_venue or (venue and phrase.tokens[phrase.end].capital):
        return True
    if inside:
        return False
    heading = " " in said and said.isupper() and len(said) > 2 * _ACRONYM
    organ = any(body in said.lower() for body in draft.pack.words["bodies"])
    return heading or (not organ and set(said.lower().split()) - _JOINTS <= draft.pack.set("generic"))


_PRESS = frozenset({"press", "service", "office", "of", "the", "city", "town", "'s", "news", "information"})

_HOUSES = frozenset(
    {
        *("university", "museum", "theatre", "city", "town", "province", "region", "republic", "county", "district"),
        *("municipality", "village", "metropole"),
    }
)
"""Words for a place that a body is named for, too: `the Students of Leeds University`."""

_JOINTS = frozenset({"of", "the", "for", "and"})

_ACRONYM = 6
"""Letters of an acronym, about."""


def _same(draft: Draft, said: str, inside: list[Span]) -> Entity | None:
    """The organisation that a phrase names with its kind added: `the XYZ association`."""
    if len(inside) != 1 or inside[0].entity.type != "Organization" or draft.pack.code != "en":
        return None
    span = inside[0]
    name = " ".join(draft.text[span.start : span.end].split())
    rest = set(said.replace(name, " ").lower().split()) - {"the"}
    organs = {"committee", "assembly"} if span.entity.network else {"committee"}
    kinds = draft.pack.set("organisation_anaphors") - organs | _KINDS
    rest -= {"of", "world", "international"} if len(rest) > 1 else set()
    return span.entity if rest and rest <= kinds else None


_KINDS = frozenset({"news", "agency", "newspaper", "magazine", "company", "corporation", "firm"})
"""Words that say what kind of body a name stands for, beside those that stand for one alone."""


def _only_says_what(draft: Draft, phrase: Phrase, inside: list[Span]) -> bool:
    """Whether a phrase is a common noun before or behind the name of a known body (`the network X`)."""
    known = [s for s in inside if s.entity.type == "Organization" and s.entity.keys]
    heads = range(phrase.head, phrase.last + 1) if draft.pack.order == "head first" else range(0)
    words = [t for at, t in enumerate(phrase.tokens) if phrase.first <= at < phrase.end and at not in heads]
    rest = [t for t in words if t.kind == "word" and t.capital]
    return len(known) == 1 and len(inside) == 1 and not [t for t in rest if t.start != phrase.tokens[0].start]


def _capital(phrase: Phrase) -> bool:
    return phrase.tokens[phrase.head].capital


def _led(draft: Draft, phrase: Phrase) -> bool:
    """Whether a title right before a phrase of several words makes it a body, though no word of it has a capital."""
    if draft.pack.code == "en" or phrase.end - phrase.first < 2:
        return False
    lemmas = {draft.pack.grammar.lemma(t.text) for t in phrase.tokens[phrase.first : phrase.end] if t.is_word}
    if draft.pack.order and lemmas & draft.pack.set("municipal"):
        return False  # the city hall without its name
    at = bisect_left(draft.titles, phrase.start, key=lambda t: t.start) - 1
    return at >= 0 and draft.titles[at].end == phrase.start - 1 and not draft.titles[at].plural


def _bare(said: str, pack: Pack) -> bool:
    """Whether a phrase holds nothing but the words of an organ (`Executive Board`, `the Board of the Union`)."""
    low = said.lower()
    body = next((b for b in sorted(pack.words["bodies"], key=len, reverse=True) if b in low), None)
    if body is None:
        return False
    rest = set(low.replace(body, " ").split()) - {"the", "of", "a"}
    return rest <= pack.set("organisation_anaphors")


def main_network(draft: Draft) -> Entity | None:
    """The network that the document names most."""
    counts = {e: n for e, n in draft.spans.counts("Organization").items() if e.network}
    return max(counts, key=lambda e: counts[e]) if counts else None
