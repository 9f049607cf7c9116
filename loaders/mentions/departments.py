"""The department or municipal body that a title goes on with: `Minister of Culture`, `Member of the Council`."""

from __future__ import annotations

from hansa.loaders.draft import Draft
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.tokens import Token

_DEPARTMENT = 8
"""Words of a department after a title, at most."""

ORDINARY = 0.5
"""Below it a word is no name (see `Grammar.person_like`)."""


def has_department(post: str, pack: Pack) -> bool:
    """Whether a post is one of many of its kind, told apart by what it is for (`Minister of Culture`)."""
    return post in pack.set("title_departments")


def municipal(tokens: list[Token], end: int, draft: Draft, places: frozenset[int]) -> int:
    """The index behind the municipal body without a name that a title goes on with: `Member of the City Council`."""
    if [t.lower for t in tokens[end : end + 2]] != ["of", "the"]:
        return end
    last = end + 2
    while (
        last < len(tokens)
        and tokens[last].capital
        and tokens[last].start not in places
        and tokens[last].lower in draft.pack.set("municipal")
    ):
        last += 1
    named = last < len(tokens) and (tokens[last].lower in {"of", "for"} or tokens[last].start in places)
    return last if last > end + 3 and not named else end


def department(tokens: list[Token], end: int, draft: Draft, places: frozenset[int]) -> int:
    """The index behind the department that ordinary words after a title name; `end` when none does."""
    links = draft.pack.set("title_links")
    at = end
    for length in (3, 2, 1):
        if " ".join(t.lower for t in tokens[end : end + length]) in links:
            at = end + length
            break
    if at == end:
        return end
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    last = end
    for index in range(at, min(len(tokens), at + _DEPARTMENT)):
        token = tokens[index]
        listed = token.text == "," and last == index and _enumerated(tokens, index)
        if not draft.free(token.start, token.end) or (token.kind != "word" and not listed) or token.start in places:
            break
        if token.lower == "and" and last == index:
            continue
        if listed:
            continue
        if not token.capital or draft.pack.grammar.person_like([token.text]) >= ORDINARY or is_name(token, draft):
            break
        last = index + 1
    return last if last == end or _complete(tokens, last, draft) else end


def _enumerated(tokens: list[Token], at: int) -> bool:
    """Whether a comma parts the fields of a department: `Commissioner for Tourism, Arts and Culture`."""
    words = tokens[at + 1 : at + 5]
    if len(words) < 3 or not words[0].capital:
        return False
    and_ = 1 if words[1].lower == "and" else 2 if words[1].text == "," and words[2].lower == "and" else 0
    return bool(and_) and len(words) > and_ + 1 and words[and_ + 1].capital


def _complete(tokens: list[Token], at: int, draft: Draft) -> bool:
    """Whether what follows is no further word of a name that began as an ordinary one, but a person's name, if any."""
    after = [t for t in tokens[at : at + 2] if t.kind == "word" and t.capital]
    if not after or after[0] is not tokens[at]:
        return True
    if len(after) < 2 or after[1].lower in draft.pack.set("honorifics"):
        return False
    return draft.pack.grammar.person_like([t.text for t in after]) >= ORDINARY


def is_name(token: Token, draft: Draft) -> bool:
    """Whether a word heads a body or is a title, which are names of their own."""
    return draft.pack.heads.get(token.lower) is not None or token.lower in draft.pack.titles
