"""Posts of several persons: one title, with one place for all or an own place for each."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft
from hansa.loaders.encode import MARK, Line
from hansa.loaders.posts.grammar import Grammar, grammar
from hansa.loaders.posts.places import LOCAL, hold, where_held

_MEMBERS = re.compile(r"(<[NO]\d+> member) (?:cities|states|countries|governments)")


def find_lists(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of persons who share one title."""
    rules = grammar(draft.pack)
    for line in lines:
        for match in _MEMBERS.finditer(line.text):
            line.plain(match.start(1), match.end(1), 0)
        _pairs(draft, line, rules)
        if draft.pack.order or draft.pack.declining is not None:
            _own_places(draft, line, draft.pack.made(_BRACKETED), _BESIDE)
        if draft.pack.order:
            _own_places(draft, line, draft.pack.made(_EACH), _AT_AND_WHO)
        _shared(draft, line, rules)


_OWN_PLACE = r"(?P<pairs><P\d+> \(<[CRNO]\d+>\)(?:[^<>.;]{1,12}<P\d+> \(<[CRNO]\d+>\))*)"

_BRACKETED = rf"<T(?P<t>\d+)> {_OWN_PLACE}"
"""Persons with their places in brackets: `the mayors A (X) and B (Y)` (see `Pack.made`)."""

_BESIDE = re.compile(r"<P(?P<person>\d+)> \(<[CRNO](?P<place>\d+)>\)")

_ONE_EACH = r"<[CRNO]\d+>,? <P\d+>"

_EACH = rf"<T(?P<t>\d+)>(?:{{post_link}})(?P<pairs>{_ONE_EACH}(?:{{list_sep}}(?:{{post_link}})?{_ONE_EACH})+)"
"""Places with their persons behind a plural title: `the mayors of X, A, and of Y, B` (see `Pack.made`)."""

_AT_AND_WHO = re.compile(r"<[CRNO](?P<place>\d+)>,? <P(?P<person>\d+)>")


def _own_places(draft: Draft, line: Line, several: re.Pattern[str], one: re.Pattern[str]) -> None:
    """Posts of one title before persons who each have a place of their own; `one` finds each of the `pairs`."""
    at = 0
    while match := several.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"]))
        start, stop = line.quote(match.start(), match.end())
        found = list(one.finditer(match["pairs"]))
        for pair in found:
            person, place = line.span(int(pair["person"])), line.span(int(pair["place"]))
            hold(draft, person, place, title, "", start, stop, "posts of a list", 0.85)
        for pair in reversed(found):
            begin = match.start("pairs") + pair.start()
            line.collapse(begin, match.start("pairs") + pair.end(), int(pair["person"]))
        first = line.marks(line.text[match.start("pairs") :], "P")[0]
        line.collapse(match.start(), match.start("pairs") + len(f"<P{first}>"), first)


def _pairs(draft: Draft, line: Line, rules: Grammar) -> None:
    """Posts of several persons, each with the own place: `the mayors are A of X, B of Y and C of Z`."""
    at = 0
    while match := rules.pairs.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"]))
        if not title.plural:
            continue
        start, stop = line.quote(match.start(), match.end())
        body = line.span(int(match["o"])) if match["o"] else where_held(draft, line, title, match.start())
        found = [(m, line.span(int(m[1])), line.span(int(m[2]))) for m in rules.pair.finditer(match["pairs"])]
        for _, person, place in found:
            local = title.post in LOCAL
            if local:
                hold(draft, person, place, title, "", start, stop, "posts of a list", 0.9)
            if body is not None and (match["o"] or not local):
                hold(draft, person, body, title, "", start, stop, "posts of a list", 0.8)
        for pair, _, _ in reversed(found):
            line.collapse(match.start("pairs") + pair.start(), match.start("pairs") + pair.end(), int(pair[1]))


def _shared(draft: Draft, line: Line, rules: Grammar) -> None:
    """One title before several persons, with one place or as many: `the mayors of X and Y, A and B`."""
    at = 0
    while match := rules.shared.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"]))
        if not title.plural:
            continue
        people = [line.span(n) for n in line.marks(match["people"], "P")]
        places = [line.span(n) for n in line.marks(match["places"] or "", "CRNO")]
        context = None if places else where_held(draft, line, title, match.start())
        if context is not None:
            places = [context]
        if len(places) == 1:
            places *= len(people)
        start, stop = line.quote(match.start(), match.end())
        if len(places) == len(people):
            for person, place in zip(people, places, strict=True):
                hold(draft, person, place, title, "", start, stop, "posts of a list", 0.85)
        if len(places) in {0, len(people)}:
            first = next(MARK.finditer(match["people"]))
            line.collapse(match.start(), match.start("people") + first.end(), int(first[2]))
