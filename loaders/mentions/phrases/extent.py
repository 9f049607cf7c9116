"""How far a phrase reaches: not into the title, the person or the event beside it."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Title
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.tokens import Token

_MAY_BE_PERSON = 0.5


def possessed(draft: Draft, title: Title) -> bool:
    """Whether a title in the plural is part of a name: `the Third Northeast Asian Mayors' Forum`."""
    return title.plural and draft.text[title.end : title.end + 2] in {"' ", "\u2019 "}


def article(tokens: list[Token], first: int, pack: Pack) -> int:
    """The first token of a phrase with the lower-case words between it and its article: `the anniversary` meeting."""
    for at in range(first - 1, max(-1, first - 4), -1):
        token = tokens[at]
        if token.lower in _ARTICLES and pack.code == "en":
            return at + 1
        if token.kind != "word" or token.capital or token.lower in pack.stopwords or token.lower.endswith("ly"):
            break
    return first


_ARTICLES = frozenset({"the", "a", "an", "this", "its", "their", "our"})


def before_title(tokens: list[Token], last: int, end: int, titles: list[Title]) -> int:
    """The end of a phrase without the title of office that follows it (`Linz City Council Chairman Max Huber`)."""
    begins = {t.start for t in titles if not t.plural}
    return next(
        (i for i in range(last + 1, end) if tokens[i].start in begins and tokens[i - 1].capital),
        end,
    )


def before_event(draft: Draft, tokens: list[Token], last: int, end: int) -> int:
    """The end of the name of a body, without the meeting, project or agreement behind it."""
    for index in range(last + 1, end):
        if tokens[index].kind == "name":
            found = draft.spans.inside(tokens[index].start, tokens[index].start + _REACH)
            if any(s.start == tokens[index].start and s.entity.type in _EVENTS for s in found):
                return index
    return end


_REACH = 200

_EVENTS = frozenset({"Meeting", "Project", "Agreement"})


def before_person(draft: Draft, tokens: list[Token], head: int, first: int, end: int, titles: list[Title]) -> int:
    """The end of a phrase without the person whose title stands before it (`Director of the Centre … Ann Lee`)."""
    for index in range(head + 1, end):
        if tokens[index].start in draft.held:
            return index
        if draft.pack.order and index > head + 1 and _person_begins(draft, tokens, index):
            return index
    tail = tokens[end - 2 : end]
    if tail and tail[0].lower in draft.pack.set("city_words"):
        return end
    if end - head >= 4 and tokens[end - 3].kind == "name" and all(t.kind == "word" and t.capital for t in tail):
        return end - 2 if draft.pack.grammar.person_like([t.text for t in tail]) >= _MAY_BE_PERSON else end
    if end - head < 3:
        return end
    whole = draft.pack.order and tokens[head].capital  # a member of a body, which is told with its whole name
    own = [t for t in titles if t.post != "member" or not whole]
    titled = any(t.end < tokens[first].start <= t.end + 8 for t in own)
    linked = not tokens[end - 3].capital or draft.pack.code != "en"
    if not titled and (linked or draft.pack.grammar.person_like([t.text for t in tokens[end - 2 : end]]) < 1):
        return end
    if tokens[end - 3].lower == "of":
        return end
    plain = all(t.kind == "word" and t.capital and not t.acronym for t in tail)
    if plain and tail[1].start - tail[0].end == 1 and draft.pack.grammar.person_like([t.text for t in tail]) >= 0.5:
        return end - 2
    return end


def _person_begins(draft: Draft, tokens: list[Token], at: int) -> bool:
    """Whether a full name stands behind words in small letters: `the regional administration Ann Lee`."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or tokens[at - 1].capital or not all(t.kind == "word" and t.capital for t in pair):
        return False
    return draft.pack.grammar.person_like([t.text for t in pair]) >= 1
