"""Towns unknown to the gazetteer that the text calls so, and other names that it gives to those known."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.gazetteer.fold import fold_word
from hansa.loaders.mentions.acronyms import everywhere

_NO_WORD = 0.5
"""From here on a word is no ordinary one (see `Grammar.person_like`)."""

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
