"""Parties of unnamed people stand for where they come from: `a delegation from X led by Y` is a list of X and Y.

What a language says for a party stands in its pack: `party` (all up to the place), `party_led` (between the place and
the person who leads), `party_of` (a party whose leader is named before its place).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.loaders.draft import Draft, Title
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack

_STAND_FOR = frozenset({"representative", "envoy"})
_JOINED = ", and "


@dataclass(frozen=True)
class _Grammar:
    party: re.Pattern[str]
    led: re.Pattern[str]
    leader_first: re.Pattern[str]


def _made(pack: Pack) -> _Grammar | None:
    if not pack.has("party"):
        return None
    return _Grammar(
        pack.made(r"(?P<party>{party})(?P<places><[CRNO]\d+>(?:{list_sep}<[CRNO]\d+>)*)"),
        pack.made(r"(?<=>)(?P<led>{party_led})(?={honorific}<P\d+>)"),
        pack.made(r"(?P<party>{party_of})(?P<people>{honorific}<P\d+>)(?P<link>,? (?:from|of) (?:the )?)<C"),
    )


_FROM = re.compile(r"<P(\d+)>(?:,? \(<[CR]\d+>(?:, [^()<>]{1,60})?(?:<T\d+>)?\)| \([^()<>]{1,40}\))")
_OWN_PERSON = re.compile(r"<C\d+>(?:'s|\u2019s) <P(\d+)>")


def _members(draft: Draft, title: Title) -> bool:
    """Whether a title says that somebody is a member: of what, is no place they come from."""
    return title.post == "member" and "member" in draft.text[title.start : title.end].lower()


def reduce(draft: Draft, line: Line) -> None:
    """Put the places alone in place of their parties; they are then officials of the line."""
    grammar = draft.pack.kept(("grammar of parties", ""), lambda: _made(draft.pack))
    if grammar is None:
        return
    for pattern in (_FROM, _OWN_PERSON):
        at = 0
        while match := pattern.search(line.text, at):
            at = match.start() + 1
            line.collapse(match.start(), match.end(), int(match[1]))
    joined = str(draft.pack.words["patterns"].get("party_joined", _JOINED))
    at = 0
    while match := grammar.leader_first.search(line.text, at):
        at = match.end("people")
        line.rewrite(match.start("link"), match.end("link"), joined)
        line.rewrite(match.start("party"), match.end("party"), "")
    at = 0
    while match := grammar.party.search(line.text, at):
        at = match.start() + 1
        titles = [line.title(n) for n in line.marks(match["party"], "T")]
        if any(_members(draft, t) or (not t.plural and t.post not in _STAND_FOR) for t in titles):
            continue
        line.officials.update(line.marks(match["places"], "CRNO"))
        first = MARK.match(line.text, match.start("places"))
        assert first is not None
        line.collapse(match.start(), first.end(), int(first[2]))
    at = 0
    while match := grammar.led.search(line.text, at):
        at = match.start() + 1
        before = list(MARK.finditer(line.text, max(0, match.start() - 24), match.start()))
        if before and int(before[-1][2]) in line.officials:
            line.rewrite(match.start("led"), match.end("led"), joined)
