"""Organisations that stand in quotes or beside a title of office, whatever their name is."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions.phrases.heads import compound
from hansa.loaders.mentions.phrases.phrase import inner

_Q = '"\u201c\u201d\u201e\u00ab\u00bb'
_NAME = rf"[\"\u201c\u201e\u00ab]([^{_Q}\n]{{2,70}})[\"\u201d\u201c\u00bb]"
_AFTER_TITLE = re.compile(rf"(?:\s[\w-]+){{0,4}}\s{_NAME}")
_BEFORE_TITLE = re.compile(rf"{_NAME}\s$")
_LEGAL = re.compile(rf"(?<!\w)(?:[А-ЯЁ]{{2,5}}|Ltd|LLC)\s{_NAME}")
_OF_NAME = re.compile(
    r"\s(?:of|for|at)\s(?:the\s)?((?:[A-Z][\w&'\u2019-]*)(?:\s(?:(?:of|and|for|de|la|&)\s(?:the\s)?)?[A-Z][\w&'\u2019-]*){0,9})"
)
_HONORIFIC = re.compile(r"\s(?:Mr|Mrs|Ms|Dr|Prof|Hon)$")
_APPOSITION = re.compile(
    r"(?<![\w.&-])([A-Z][\w&-]{1,40}(?:\s[A-Z][\w&-]{1,40}){0,4}),\s(?:an?|the)\s(?:[a-z-]+\s){0,4}"
    r"(?:company|organi[sz]ation|network|agency|association|union|firm|foundation|NGO|think tank)\b(?!['\u2019])"
)


def _led(draft: Draft) -> None:
    """Note names in quotes behind or before words that only go with a body (`возглавляющий «…»`)."""
    words = draft.pack.words["patterns"].get("of_body")
    if words is None:
        return
    for match in re.finditer(rf"(?:{words})\s(?:[а-яё]+\s)?{_NAME}", draft.text, re.IGNORECASE):
        _add(draft, match.start(1) - 1, match.end(), match.start(1), match.end(1))
    for match in re.finditer(rf"{_NAME},\s(?:котор\w+|чь\w+)\s(?:{words})", draft.text):
        _add(draft, match.start(), match.end(1) + 1, match.start(1), match.end(1))


def find(draft: Draft) -> None:
    """Note organisations named in quotes after a head noun or an acronym, beside a title, or by an apposition."""
    _heads(draft)
    _led(draft)
    for match in _LEGAL.finditer(draft.text):
        _add(draft, match.start(), match.end(), match.start(1), match.end(1))
    for title in draft.titles:
        after = _AFTER_TITLE.match(draft.text, title.end)
        if after and draft.pack.code != "en":
            _add(draft, after.start(1) - 1, after.end(), after.start(1), after.end(1))
        before = _BEFORE_TITLE.search(draft.text, max(0, title.start - 80), title.start)
        if before and before.group(1)[-1] not in ",.!?":
            _add(draft, before.start(), before.end(1) + 1, before.start(1), before.end(1))
        _of_name(draft, title.end)
        if not title.plural:
            _beside_title(draft, title.end)
    for match in _APPOSITION.finditer(draft.text):
        if match.group(1).lower() not in draft.pack.stopwords:
            _add(draft, match.start(1), match.end(1), match.start(1), match.end(1))


_ACRONYM = re.compile(
    r"\s(?:(?:of|for|at|в)\s(?:the\s)?|[а-яё]+(?:ского|цкого|ской|цкой|ских)\s)?([A-ZА-ЯЁ]{2,7}(?:ом|а|у|е)?)(?![\w.-])"
)
_CAPITAL = re.compile(
    r"\s((?:Мин|Гос|Рос|Центр|Глав|Сбер|Газ|Нац)[а-яё]{2,20}|[А-ЯЁ][а-яё]{3,20})(?=\s[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+){1,2})"
)


_QUOTE_NEXT = re.compile(rf"\s[{_Q}]")


def _beside_title(draft: Draft, end: int) -> None:
    """An acronym behind a title is a body; in Russian a single name between a title and a full name is one too."""
    match = _ACRONYM.match(draft.text, end)
    if match is not None and _QUOTE_NEXT.match(draft.text, match.end(1)):
        return  # the legal form of the body in the quotes
    if match is None and draft.pack.code == "ru":
        match = _CAPITAL.match(draft.text, end)
        if match and draft.pack.grammar.person_like([match.group(1)]) >= 0.5:
            return
    if match is None or not draft.free(*match.span(1)):
        return
    acronym = re.match(r"[A-ZА-ЯЁ]{2,}", match.group(1))
    name = acronym.group() if acronym else draft.pack.grammar.lemma(match.group(1))
    name = name if name.isupper() else name.capitalize()
    entity = (
        draft.find("Organization", name) or draft.find("Organization", match.group(1)) or Entity("Organization", name)
    )
    draft.add(*match.span(1), entity)
    draft.alias(entity, [match.group(1)])


def _heads(draft: Draft) -> None:
    grammar = draft.pack.grammar
    for tokens in draft.tokens:
        for at, token in enumerate(tokens[:-1]):
            if token.kind != "word" or tokens[at + 1].text not in '"\u201c\u201e\u00ab':
                continue
            lemma = grammar.lemma(token.text)
            head = draft.pack.heads.get(lemma) or compound(draft.pack, lemma)
            if head is None or head[0] != "Organization" or not draft.free(token.start, token.end):
                continue
            match = re.compile(rf"\s?{_NAME}").match(draft.text, token.end)
            if match:
                first = grammar.phrase(tokens, at, frozenset())[0]
                start = tokens[first].start if draft.free(tokens[first].start, token.end) else token.start
                _add(draft, start, match.end(), match.start(1), match.end(1))


def _names_body(draft: Draft, start: int, stop: int) -> bool:
    """Whether words behind the name of a place make one of a body with it: `Director of Lima Design`."""
    words = draft.text[start:stop].split()
    plain = all(
        w[0].isupper() and w.lower() not in draft.pack.set("venues") | draft.pack.set("municipal") for w in words
    )
    return bool(words) and len(words) < _FEW and plain and draft.pack.grammar.person_like(words) < _NAME_LIKE


_FEW = 3
_NAME_LIKE = 0.5


def _add(draft: Draft, start: int, end: int, name_start: int, name_end: int) -> None:
    """Note a stretch of text as an organisation; spans inside it give way."""
    name = " ".join(draft.text[name_start:name_end].split())
    if not name[:1].isupper() and not name[:1].isdigit():
        return
    inside = inner(draft, start, end)
    if any(s.entity.type != "Organization" and (s.start, s.end) == (name_start, name_end) for s in inside):
        return
    if not inside and not draft.free(start, end):
        return
    entity = draft.find("Organization", name) or Entity("Organization", name)
    for span in inside:
        if span.entity.keys and span.entity.type == "Organization":
            return
        draft.spans.remove(span)
    draft.add(start, end, entity)
    if (start, end) != (name_start, name_end):
        draft.add(name_start, name_end, entity, nested=True)
    draft.alias(entity, [name, draft.text[start:end]])
    from hansa.loaders.mentions.acronyms import everywhere

    everywhere(draft, name, entity)


def _of_name(draft: Draft, end: int) -> None:
    """An unknown name in capitals behind a title, with a place in it, is a body and not only the place."""
    match = _OF_NAME.match(draft.text, end)
    if match is None:
        return
    start, stop = match.span(1)
    name = match.group(1)
    if cut := _HONORIFIC.search(name):
        stop -= len(name) - cut.start()
    elif draft.text[stop : stop + 1] not in {",", ".", ";", "(", ")"} and draft.text[stop : stop + 2] not in {
        " (",
        " a",
        " w",
    }:
        return
    inside = inner(draft, start, stop)
    words = draft.text[start:stop].split()
    if len(words[-1]) == 1 and draft.text[stop : stop + 1] == ".":
        return  # the initial of a person behind the place
    if (
        any(s.start == start and not _names_body(draft, s.end, stop) for s in inside)
        or (not inside and len(words) < 2)
        or (draft.free(start, stop) and len(words) < 2)
    ):
        return
    if any(draft.pack.heads.get(w.lower()) for w in words) or any(w.lower() in draft.pack.titles for w in words):
        return
    if any(s.entity.type == "Person" or s.end > stop for s in inside):
        return
    if draft.pack.grammar.person_like(words) >= 1 and not inside:
        return
    if inside and re.search(r"\b(?:and|of|for)\b", draft.text[start : inside[0].start]):
        return
    if not inside:
        return
    _add(draft, start, stop, start, stop)
