"""Who holds an office whose title stands behind the name, or whose name a verb joins to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.loaders.draft import Draft, Office, Span
from hansa.loaders.encode import Line

_PERSON = re.compile(r"<P(\d+)>")
_APART = re.compile(r"[;:!?]|<[PTM]\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FAR = 110
_LEAD = 100
_ACTS = frozenset({"finite", "passive", "gerund", "infinitive"})


@dataclass(frozen=True)
class Link:
    """How a person stands to a title: the number of its mark, where the two begin and end in the line.

    Attributes:
        verb: a verb joins them; ended: it ends the post; one_of: the person is one of several who hold it.
    """

    person: int
    start: int
    end: int
    verb: bool = False
    ended: bool = False
    one_of: bool = False


def linked(draft: Draft, line: Line, office: Office, first: int, end: int, seen: set[int]) -> Link | None:
    """The person that a title is said of, if one is.

    Args:
        first, end: where title and complement stand in the line.
        seen: persons of whom a title behind the name is said already.
    """
    given, ended = draft.pack.pattern("post_verbs"), draft.pack.pattern("post_ended")
    if match := draft.pack.made(_BEHIND).match(line.text, end):
        if _doubted(draft, line.text[max(0, first - 25) : match.end()]):
            return None
        return Link(int(match["person"]), first, match.end(), True, bool(ended.search(match.group())))
    before = list(_PERSON.finditer(line.text, max(0, first - _FAR - 12), first))
    if not before:
        return None
    number, start = int(before[-1][1]), before[-1].start()
    between = line.text[before[-1].end() : first]
    if _APART.search(between) or len(between) > _FAR:
        return None
    if number in seen and draft.pack.pattern("further_post").fullmatch(between):
        return Link(number, start, end)
    if between == " " and _made(draft, office) and (made := given.search(line.text, max(0, start - _LEAD), start)):
        return (
            None
            if _doubted(draft, line.text[max(0, made.start() - 25) : start])
            else Link(number, made.start(), end, verb=True)
        )
    one_of = bool(draft.pack.pattern("one_of").search(between))
    gave, took = given.search(between), ended.search(between)
    if _acts(draft, between, (given, ended)):
        return None
    if gave or took:
        return None if not took and _doubted(draft, between) else Link(number, start, end, True, bool(took), one_of)
    if draft.pack.pattern("apposed").match(between) and (one_of or _agree(draft, line.span(number), office)):
        return None if _doubted(draft, between) else Link(number, start, end, one_of=one_of)
    return None


def elided(draft: Draft, lead: str) -> bool:
    """Whether the words before a title at the head of a sentence say it of whom the sentence before speaks."""
    given, ended = draft.pack.pattern("post_verbs"), draft.pack.pattern("post_ended")
    if len(lead) > _LEAD or re.search(r"<[A-CE-Z]\d|[;:!?«»]", lead) or _doubted(draft, lead):
        return False
    if _acts(draft, lead, (given, ended)):
        return False
    return bool(given.search(lead) or ended.search(lead) or draft.pack.pattern("then").fullmatch(lead))


def _acts(draft: Draft, words: str, known: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a verb other than those that give or take a post stands among some words."""
    grammar = draft.pack.declining
    assert grammar is not None
    return any(
        grammar.verb_form(w.lower()) in _ACTS and not any(k.fullmatch(w) for k in known) for w in _WORD.findall(words)
    )


def _agree(draft: Draft, person: Span, office: Office) -> bool:
    """Whether a title can stand in the case of a person's name."""
    grammar = draft.pack.declining
    assert grammar is not None
    title = grammar.cases(draft.text[office.title.start : office.title.end].split())
    return "nomn" in title or bool(title & grammar.name_cases(draft.text[person.start : person.end].split()))


def _made(draft: Draft, office: Office) -> bool:
    """Whether a title stands in the case of what somebody is made (`избрали Анну Белову мэром`)."""
    grammar = draft.pack.declining
    assert grammar is not None
    return grammar.cases(draft.text[office.title.start : office.title.end].split()) == {"ablt"}


def _doubted(draft: Draft, words: str) -> bool:
    return draft.pack.says("not_fact", words)


_SOME = r"(?: [а-яё-]+){0,3}?"
_BEHIND = (
    rf"(?:(?: <[CRNOD]\d+>)?,?{_SOME} (?:{{post_verbs}}|{{post_ended}}){_SOME}(?: <D\d+>)?{_SOME}| [\u2013\u2014-])"
    r" <P(?P<person>\d+)>"
)
"""What joins a title to a person behind it (see `Pack.made`)."""
