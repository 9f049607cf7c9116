"""Who publishes the text, and companies named as such.

`RIGA (LETA) -`, `Riga. 5 May. Baltic News -`, `the firm Acme`.
"""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions.phrases.phrase import inner

_AGENCY = re.compile(r"^[^\n()]{3,40}\((?P<name>[A-Z][\w.&' -]{2,30})\)\s?[-\u2013\u2014]\s", re.MULTILINE)
_COPYRIGHT = re.compile(
    r"(?:\u00a9|[Cc]opyright(?:\s(?:\u00a9|\(c\)))?)\s?(?:\d{4}(?:[-\u2013]\d{4})?,?\s)?(?:by\s)?"
    r"(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,4})(?=[\n.,|]|$)"
)
_DATELINE = re.compile(
    r"^[A-Z][\w' -]{2,30}\.\s(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2})\.\s"
    r"(?P<name>[A-Z][\w&'.]*(?:\s[A-Z][\w&'.]*){0,3})\s[-\u2013\u2014]\s",
    re.MULTILINE,
)
"""The date line of the agencies of the east: place, day, agency."""
_SLASHES = re.compile(r"^[A-Z][A-Z' -]{2,30}\.\s/(?P<name>[A-Z][\w&' -]{2,30})/", re.MULTILINE)
_REPORTER = re.compile(r"\bcorrespondents? of (?:the )?(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,2})")
_CREDIT = re.compile(r"\u00a9\s?[^\n/()]{3,40}/\s?(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,2})(?=\)|\n|$)")
"""Behind the photographer, for whom the picture was taken: `(© Ann Lee/Harbour Press)`."""
_COMPANIES = re.compile(
    r"\b(?:companies|firms|corporations)\s(?P<names>(?:[A-Z][\w& '-]*, )*[A-Z][\w& '-]*? and [A-Z][\w&'-]*)"
)
_COMPANY = re.compile(
    r"\b(?:of|from|by|with|and|(?P<the>the))\s(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,2})\s"
    r"(?:company|corporation|firm)\b(?!\s[A-Z])"
)
_MEMBER_OF = re.compile(r"\b(?:members? of|joined|belongs? to)(?: the)? (?P<name>[A-Z][A-Z-]{3,9})(?![\w-])")
"""What one is a member of is a body, though only its acronym stands there."""
_BASED = re.compile(r"[A-Z][\w]+-based (?:[a-z-]+ ){0,2}(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,2})")
_CALLED = re.compile(
    r"\b(?:company|corporation|firm|consultancy|operator|newspaper|daily|magazine|broadcaster|think[ -]tank|NGO|"
    r"charity|agency|start-?up|developer|supplier|manufacturer|utility|publisher|airline|co-?operative|collective|"
    r"contractor|brewery|choir|football club|foundation|non-profit|institute|society|club|association|"
    r"shipyard|hospital|museum|theatre|orchestra|"
    r"organi[sz]ation|federation|movement)\s"
    r"(?P<name>[A-Z\u00c0-\u00de][\w&'-]*(?:\s(?:of\s|de\s|for\s)?[A-Z\u00c0-\u00de][\w&'-]*){0,3})"
)
"""A common noun for a body, in small letters, with its name behind."""
_ADJECTIVE = ("an", "ese", "ish", "ch", "ic", "i", "based", "owned", "er")
"""Ends of words that tell what company it is, and do not name it."""


def find(draft: Draft) -> None:
    """Note who publishes the text: an agency in the date line, a name behind a copyright; and companies."""
    if draft.pack.code == "ru":
        _datelines(draft)
    if draft.pack.code != "en":
        return
    for pattern in (_AGENCY, _COPYRIGHT):
        for match in pattern.finditer(draft.text):
            start, end = match.span("name")
            if draft.free(start, end) and match["name"].split()[-1].lower() not in {"all", "reserved"}:
                _add(draft, start, end)
    for pattern in (_SLASHES, _REPORTER, _CREDIT):
        for match in pattern.finditer(draft.text):
            _add(draft, *match.span("name"))
    for match in _COMPANIES.finditer(draft.text):
        at = match.start("names")
        for name in re.split(r", | and ", match["names"]):
            at = draft.text.index(name, at)
            _add(draft, at, at + len(name))
    for match in _DATELINE.finditer(draft.text):
        name = re.compile(rf"(?<!\w){re.escape(match['name'])}(?!\w)")
        for found in list(name.finditer(draft.text)):
            _add(draft, *found.span())
    for match in _MEMBER_OF.finditer(draft.text):
        if draft.free(*match.span("name")):
            _add(draft, *match.span("name"))
    for match in _BASED.finditer(draft.text):
        words = match["name"].split()
        person = len(words) > 1 and draft.pack.grammar.person_like(words) >= 1
        if not person and not any(word.lower() in draft.pack.titles for word in words):
            _add(draft, *match.span("name"))
    for pattern in (_COMPANY, _CALLED):
        for match in pattern.finditer(draft.text):
            words = match["name"].split()
            plain = pattern is _CALLED or not words[-1].lower().endswith(_ADJECTIVE)
            free = draft.free(*match.span("name")) or (pattern is _COMPANY and not match["the"])
            if plain and free and not any(draft.pack.heads.get(word.lower()) for word in words):
                _add(draft, *match.span("name"))


_DAY = r"(?:\d{1,2} [а-яё]{3,8}\.?(?: \d{4})?(?: года| г\.)?(?:,? \d{1,2}:\d\d)?)"
_NAME = r"(?P<name>[A-ZА-ЯЁ0-9][\w&.-]*[\w](?:[ -][A-ZА-ЯЁ][\w&-]*){0,2})"
_RUSSIAN = re.compile(
    rf"^[^\n.]{{0,40}}?(?:[.,] )?{_DAY}[.,]? "
    rf"(?:/{_NAME}/|(?:[\u2013\u2014-] )?(?:ИА |«)?{_NAME.replace('name', 'other')}»?"
    rf"(?: ?[\u2013\u2014-] |\. |,? корр|$))|^[А-ЯЁ][А-ЯЁа-яё -]{{2,30}}[.,] /{_NAME.replace('name', 'bare')}/",
    re.MULTILINE,
)
"""The date line of Russian agencies: `КАЗАНЬ, 5 мая. /ТАСС/.`, `Казань. 5 мая. ИНТЕРФАКС – `."""


def _datelines(draft: Draft) -> None:
    """Note the agency of a date line, there and wherever else it stands."""
    for match in _RUSSIAN.finditer(draft.text):
        name = match["name"] or match["other"] or match["bare"]
        if draft.pack.grammar.person_like(name.split()) >= 1:
            continue
        for found in list(re.finditer(rf"(?<![\w«]){re.escape(name)}(?!\w)", draft.text)):
            if draft.free(*found.span()):
                _add(draft, *found.span())
        if draft.free(*match.span(match.lastgroup or 0)):
            _add(draft, *match.span(match.lastgroup or 0))


def _add(draft: Draft, start: int, end: int) -> None:
    inside = inner(draft, start, end)
    if any(s.entity.type not in {"City", "Region", "Country"} for s in inside):
        return
    for span in inside:
        draft.spans.remove(span)
    name = " ".join(draft.text[start:end].split())
    entity = draft.find("Organization", name) or Entity("Organization", name)
    draft.add(start, end, entity)
    draft.alias(entity, [name])
