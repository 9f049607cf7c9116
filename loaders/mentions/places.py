"""Cities, regions and countries by the gazetteer; a person's name that is also a place stays a person."""

from __future__ import annotations

import re
from dataclasses import replace

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.gazetteer.disambiguate import LARGE, METROPOLIS, Choice, disambiguate
from hansa.loaders.gazetteer.fold import fold_word
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.gazetteer.places import Place
from hansa.loaders.given import names_of
from hansa.loaders.mentions.organisations import everywhere

SURE = 0.45
"""Confidence of the gazetteer from which a name is taken for a place."""

SURE_COUNTRY = 0.25
"""The same for the name of a country: few are ordinary words, and those stand capitalised inside a sentence."""


_PART_OF_WORLD = re.compile(r"\b(?:Latin|North|South|Central|Латинск\w+|Северн\w+|Южн\w+)\s$")
"""Before a name it makes a part of the world; the countries whose names begin so are found whole."""


_NO_WORD = 0.5
"""From here on a word is no ordinary one (see `Grammar.person_like`)."""


def choices(draft: Draft, language: str | None) -> list[Choice]:
    """What the gazetteer finds in the text, sure enough to be a place."""
    gazetteer = Gazetteer.open()
    local = draft.pack.local
    hits = list(gazetteer.find_names(draft.text, language, local))
    if draft.pack.code == "en":
        hits = [shorter for hit in hits for shorter in _without_noun(gazetteer, draft.text, hit)]
    starts = {s for s, _ in draft.sentences}
    large_at = {at for hit in hits if _large(gazetteer.place(hit.place_keys[0])) for at in (hit.start, hit.end)}
    kept = []
    words: list[Choice] = []
    for choice in disambiguate(gazetteer, hits, draft.text, language, local):
        form = draft.text[choice.hit.start : choice.hit.end].lower()
        if choice.place.type == "Country" and _PART_OF_WORLD.search(
            draft.text, max(0, choice.hit.start - 12), choice.hit.start
        ):
            continue
        if choice.hit.kind in {"alternate", "adjective"} and draft.text[choice.hit.start - 1 : choice.hit.start] == "-":
            continue  # the second half of a given name: `Jean-Luc`
        if _in_surname(draft.text, choice.hit.start, choice.hit.end):
            continue
        if draft.pack.code == "en" and _part_of_name(draft.text, choice, large_at):
            continue
        country = choice.place.type == "Country" and choice.hit.kind == "name"
        said = draft.text[choice.hit.start : choice.hit.end]
        large = choice.place.population >= METROPOLIS or (
            choice.place.population >= LARGE and said == choice.place.name_en
        )
        ordinary = form in draft.pack.stopwords | draft.pack.set("no_place") or (
            choice.hit.common_word
            and not (country or large or choice.cue == "country behind" or (" " in form and not form.isascii()))
            and form.count(" ") < _NO_PHRASE
            and (
                (choice.hit.start in starts and (form.isascii() or draft.pack.code != "en"))
                or draft.text.startswith(" of ", choice.hit.end)
            )
        )
        if ordinary and choice.hit.kind != "abbreviation" and (choice.hit.kind != "adjective" or form.isascii()):
            words.append(choice)
            continue
        if local is not None and (region := _region(draft, gazetteer, choice)) is not None:
            kept.append(region)
            continue
        if choice.confidence >= (SURE_COUNTRY if country else SURE):
            kept.append(choice)
    return sorted([*kept, *_again(draft, words, kept)], key=lambda c: c.hit.start)


def _again(draft: Draft, words: list[Choice], kept: list[Choice]) -> list[Choice]:
    """The ordinary words (`Cork`) that begin a sentence and are sure to name a place elsewhere in the text."""
    if draft.pack.code != "en":
        return []
    named = {(draft.text[c.hit.start : c.hit.end], c.place.key) for c in kept if c.place.type == "City"}
    again = [c for c in words if (draft.text[c.hit.start : c.hit.end], c.place.key) in named]
    return [c for c in again if not draft.text.startswith(" of ", c.hit.end)]


_FIRST_HALF = re.compile(r"([^\W\d_]{2,}) (?:[^\W\d_]{3,}-)?$")
_SECOND_HALF = re.compile(r"-[^\W\d_a-zа-яё]")
_LONGEST_NAMES = 60


def _in_surname(text: str, start: int, end: int) -> bool:
    """Whether a place is half of a family name with a hyphen behind a given name: `Anna Meier-Ulm`."""
    second = text[start - 1 : start] == "-"
    if not second and not _SECOND_HALF.match(text, end):
        return False
    match = _FIRST_HALF.search(text, max(0, start - _LONGEST_NAMES), start)
    return match is not None and match.group(1)[0].isupper() and bool(names_of(match.group(1)))


_NO_PHRASE = 2
"""Spaces from which on a name is no ordinary phrase."""
_NATURE = re.compile(r"\s(?:Lake|Ocean|Sea|Gulf|Strait|Desert|Mountains|Peninsula|Bay|River|Valley|Basin|Hall)\b")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
"""A capital inside a word, as acronyms have it, but few places."""
_OLD_TOWN = frozenset({"old town", "new town", "downtown", "midtown", "uptown"})
_JOINED = re.compile(r"-(?:based|born|led|area|style|funded|owned|registered|wide|side)\b")


_NOUN = " city"


def _without_noun(gazetteer: Gazetteer, text: str, hit: NameHit) -> list[NameHit]:
    """A name without the noun in small letters behind it, which is no part of it: `the Oregon city`."""
    form = text[hit.start : hit.end]
    if not form.endswith(_NOUN):
        return [hit]
    own = gazetteer.find_names(form.removesuffix(_NOUN), "en")
    return [replace(h, start=h.start + hit.start, end=h.end + hit.start, stem=h.stem + hit.start) for h in own]


def _large(place: Place) -> bool:
    return place.type == "Country" or place.population >= LARGE


def _part_of_name(text: str, choice: Choice, large: set[int]) -> bool:
    """Whether a name of a place is only half of a name with a hyphen, or of a lake or sea (`Indian Ocean`).

    Two large places joined by a hyphen are two; `large` holds where such begin and end.
    """
    start, end = choice.hit.start, choice.hit.end
    form = text[start:end].lower()
    if _INNER_CAPITAL.search(text, start, end) and text[start:end] not in choice.place.names.values():
        return True
    ends = large if _large(choice.place) else set()
    behind = _NATURE.match(text, end)
    if behind is not None and (behind.group().strip() != "Hall" or form in _OLD_TOWN):
        return True
    before = text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha() and start - 1 not in ends
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and end + 1 not in ends
    return before or (after and not _JOINED.match(text, end))


def _region(draft: Draft, gazetteer: Gazetteer, choice: Choice) -> Choice | None:
    """The region that a city's name means before the word for a region (`Түркістан облысы`)."""
    after = draft.pack.words["patterns"].get("region_after")
    if after is None or choice.place.type != "City" or not choice.place.region_code:
        return None
    match = draft.pack.pattern("region_after").match(draft.text, choice.hit.end)
    if match is None:
        return None
    try:
        place = gazetteer.place(f"iso3166-2:{choice.place.region_code}")
    except KeyError:
        return None
    return replace(choice, hit=replace(choice.hit, end=match.end(), stem=match.end()), place=place)


def within_names(draft: Draft, found: list[Choice]) -> frozenset[int]:
    """The offsets of words inside the names of places in the languages that set a title right behind one."""
    if draft.pack.code != "en":
        return frozenset()
    return frozenset(at + 1 for c in found for at in range(c.hit.start, c.hit.end) if draft.text[at] in " -")


def note(draft: Draft, found: list[Choice]) -> None:
    """Note the places where the text is still free."""
    titled = {t.start for t in draft.titles}
    for choice in found:
        start, end = choice.hit.start, choice.hit.end
        if not draft.free(start, end):
            continue
        entity = entity_of(draft, choice.place)
        if start < choice.hit.stem < end:
            draft.stems[end] = choice.hit.stem
        if choice.hit.kind == "adjective" and not (choice.place.type == "Country" or _acts(draft, end, titled)):
            continue
        draft.add(start, end, entity)


_NEXT = re.compile(r"\s(?:городск\w+ )?([^\W\d_]+(?:-[^\W\d_]+)*)")


def _acts(draft: Draft, end: int, titled: set[int]) -> bool:
    """Whether what follows the adjective of a place is an official or body of it (`московский мэр`)."""
    match = _NEXT.match(draft.text, end)
    if match is None:
        return False
    lemma = draft.pack.grammar.lemma(match.group(1))
    return match.start(1) in titled or lemma in draft.pack.set("municipal") or lemma in draft.pack.set("acting_bodies")


_MUNICIPAL = re.compile(r"\s(?:Metropolitan |Municipal )?(?:City|Municipality|Metropolis)\s\(([A-Z]{2,6})\)")
_UNKNOWN = re.compile(
    r"\b(?:(?:[Cc]ity|[Tt]own|[Mm]unicipality|[Vv]illage|[Cc]ommune|[Bb]orough) of|город(?:а|у|е|ом)?) "
    r"([A-ZА-ЯЁ][\w'\u2019-]{2,}(?: [A-ZА-ЯЁ][\w-]+)?)"
)


_MAYOR_OF = re.compile(
    r"\b(?:[Mm]ayor|[Mm]ayoress|[Ii]ntendant|[Bb]urgomaster|[Aa]kim|[Mm]ayor pro tem) of "
    r"([A-Z][\w'\u2019-]{2,}(?:(?: de| del| la| and)* [A-Z][\w'\u2019-]+){0,3}), [A-Z]"
)
"""A town behind the title of its mayor, whose name a comma sets apart."""
_TOWN_BEFORE = re.compile(r"\b(?:of|in|from|at|and|near) ([A-Z][\w'\u2019-]{2,}(?: [A-Z][\w'\u2019-]{2,})?)(?:, | \()$")


def _before_country(draft: Draft, country: Span) -> None:
    """Note the unknown town whose country stands right behind it: `the mayor of Vyas, Nepal`."""
    match = _TOWN_BEFORE.search(draft.text, max(0, country.start - 60), country.start)
    if match is None or not draft.free(*match.span(1)) or draft.pack.code != "en":
        return
    words = match.group(1).split()
    grammar = draft.pack.grammar
    if any(grammar.person_like([w]) < _NO_WORD or draft.pack.heads.get(w.lower()) for w in words):
        return
    entity = draft.find("City", match.group(1)) or Entity("City", match.group(1))
    draft.add(*match.span(1), entity)
    draft.alias(entity, [match.group(1)])


def define(draft: Draft) -> None:
    """Note acronyms of cities that the text defines, and towns unknown to the gazetteer that the text calls so."""
    for span in [s for s in draft.spans if s.entity.type == "City"]:
        if match := _MUNICIPAL.match(draft.text, span.end):
            everywhere(draft, match.group(1), span.entity)
            draft.alias(span.entity, [match.group(1)])
    for span in [s for s in draft.spans if s.entity.type == "Country"]:
        _before_country(draft, span)
    for match in _MAYOR_OF.finditer(draft.text) if draft.pack.code == "en" else ():
        plain = not any(
            draft.pack.heads.get(w.lower()) or w.lower() in draft.pack.titles for w in match.group(1).split()
        )
        if plain and draft.free(*match.span(1)):
            town = draft.find("City", match.group(1)) or Entity("City", match.group(1))
            draft.add(*match.span(1), town)
            draft.alias(town, [match.group(1)])
    own = draft.pack.words["patterns"].get("unknown_city")
    for match in (re.compile(own) if own else _UNKNOWN).finditer(draft.text):
        person = " " in match.group(1) and draft.pack.grammar.person_like(match.group(1).split()) >= 0.5
        if draft.free(*match.span(1)) and match.group(1).lower() not in draft.pack.stopwords and not person:
            name = match.group(1)
            if " " not in name and not own:
                name = draft.pack.grammar.nominative([name])
            entity = draft.find("City", match.group(1)) or Entity("City", name)
            draft.add(*match.span(1), entity)
            draft.alias(entity, [match.group(1)])
            if own:
                everywhere(draft, match.group(1), entity)
    if draft.pack.words.get("demonym_first"):
        _of_country(draft)
    if draft.pack.order:
        _beside_country(draft)
        _short_names(draft)


_SHORT = 5
"""Letters of the first word of a city's name that stands for the whole, at least."""


def _short_names(draft: Draft) -> None:
    """The first word of a city's name that stands for the whole: `Bielsko` for Bielsko-Biała."""
    firsts: dict[str, Entity] = {}
    for span in draft.spans:
        words = draft.text[span.start : span.end].split()
        if span.entity.type == "City" and len(words) > 1 and len(words[0]) >= _SHORT:
            for form in (fold_word(words[0]), *draft.pack.endings.bases(fold_word(words[0]))):
                firsts.setdefault(form, span.entity)
    if not firsts:
        return
    known = draft.pack.known_words
    for tokens in draft.tokens:
        for token in tokens:
            folded = fold_word(token.text) if token.kind == "word" and token.capital else ""
            if not folded or folded in known or not draft.free(token.start, token.end):
                continue
            bases = (folded, *draft.pack.endings.bases(folded))
            entity = next((firsts[b] for b in bases if b in firsts and len(b) >= _SHORT), None)
            if entity is not None and draft.pack.grammar.person_like([token.text]) < 1:
                draft.add(token.start, token.end, entity)


_NAME_BEHIND = re.compile(r" ([^\W\d_a-z][^\W\d_]{2,}(?:[-\u2019'][^\W\d_]+)*(?: [^\W\d_a-z][^\W\d_]+)?)(?![\w-])")


def _of_country(draft: Draft) -> None:
    """Towns unknown to the gazetteer behind the adjective of their country, where adjectives stand first."""
    grammar = draft.pack.grammar
    for span in [s for s in draft.spans if s.entity.type == "Country"]:
        said = draft.text[span.start : span.end]
        match = _NAME_BEHIND.match(draft.text, span.end) if said[0].islower() else None
        if match is None or not match.group(1)[0].isupper() or not draft.free(*match.span(1)):
            continue
        name = match.group(1)
        words = name.split()
        if len(words) > 1 and not words[1][0].isupper():
            words, name = words[:1], words[0]
        where = match.start(1), match.start(1) + len(name)
        if any(grammar.lemma(w) in draft.pack.known_words.values() or w.isupper() for w in words):
            continue
        if len(words) > 1 and grammar.person_like(words) >= 1:
            continue
        entity = draft.find("City", name) or Entity("City", name)
        entity.attributes.setdefault("country_code", span.entity.attributes.get("country_code"))
        draft.add(*where, entity)
        draft.alias(entity, [name])


_BESIDE_COUNTRY = re.compile(r"(?<![\w-])([^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+){0,2}) \($")


def _beside_country(draft: Draft) -> None:
    """Towns unknown to the gazetteer that stand before their country in brackets: `Neustadt (Germany)`."""
    for span in [s for s in draft.spans if s.entity.type == "Country"]:
        match = _BESIDE_COUNTRY.search(draft.text, max(0, span.start - 60), span.start)
        if match is None or draft.text[span.end : span.end + 1] != ")" or not draft.free(*match.span(1)):
            continue
        name = match.group(1)
        if not name[0].isupper() or name.lower() in draft.pack.stopwords or name.isupper():
            continue
        words = name.split()
        if any(w.lower() in draft.pack.titles or draft.pack.heads.get(draft.pack.grammar.lemma(w)) for w in words):
            continue
        entity = draft.find("City", name) or Entity("City", name)
        entity.attributes.setdefault("country_code", span.entity.attributes.get("country_code"))
        draft.add(*match.span(1), entity)


_BEFORE_BRACKET = re.compile(r"(?:^|[^\w.-])([^\W\d_a-zа-яё][\w-]{2,}) \($")


def in_lists(draft: Draft) -> None:
    """Note towns unknown to the gazetteer that stand with their country in a list of cities with theirs."""
    for span in [s for s in draft.spans if s.entity.type == "Country"]:
        if draft.text[span.end : span.end + 1] != ")":
            continue
        match = _BEFORE_BRACKET.search(draft.text, max(0, span.start - 40), span.start)
        if match is None or not draft.free(*match.span(1)) or match.group(1).isupper():
            continue
        near = draft.spans.inside(max(0, span.start - _LISTED), span.end + _LISTED)
        if any(s.entity.type == "City" and draft.text[s.end : s.end + 2] == " (" for s in near):
            name = draft.pack.grammar.nominative([match.group(1)])
            entity = draft.find("City", match.group(1)) or Entity("City", name)
            draft.add(*match.span(1), entity)


_LISTED = 80


def entity_of(draft: Draft, place: Place) -> Entity:
    """The entity of a place of the gazetteer, a new one when the draft has none."""
    if (found := draft.with_key(place.key)) is not None:
        return found
    attributes = {
        "name_en": place.name_en, "name_ru": place.name_ru or None, "lat": place.lat, "lon": place.lon,
        "population": place.population or None, "country_code": place.country_code,
        "region_code": place.region_code or None,
    }  # fmt: skip
    entity = Entity(
        place.type, place.name_en, keys=[place.key], known=tuple(sorted(set(place.names.values()))),
        attributes={k: v for k, v in attributes.items() if v is not None},
    )  # fmt: skip
    entity.folds.update(name.casefold() for name in place.names.values())
    draft.enter(entity)
    return entity


def by_key(draft: Draft, key: str) -> Entity | None:
    """The entity of a place key, noted in the draft if the gazetteer knows it."""
    try:
        return entity_of(draft, Gazetteer.open().place(key))
    except KeyError:
        return None


def within(inner: Entity, outer: Entity, unknown: bool = False) -> bool:
    """Whether reference data say that a city or region lies in a region or country.

    Of one that the data do not know, and of an organisation, `unknown` is said.
    """
    if not inner.attributes.get("country_code"):
        return unknown
    if outer.type == "Country":
        return bool(inner.attributes.get("country_code")) and inner.attributes.get(
            "country_code"
        ) == outer.attributes.get("country_code")
    code = inner.attributes.get("region_code")
    return bool(code) and any(key == f"iso3166-2:{code}" for key in outer.keys)
