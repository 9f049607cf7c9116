"""The noun phrases of a sentence around a head noun of the lists, outermost ones, in order."""

from __future__ import annotations

from bisect import bisect_left

from hansa.loaders.draft import Draft
from hansa.loaders.mentions.phrases.extent import article, before_event, before_person, before_title, possessed
from hansa.loaders.mentions.phrases.heads import (
    goes_on_as_body,
    head_of,
    holds_body,
    is_nth,
    longest,
    numbered,
    types_of,
)
from hansa.loaders.mentions.phrases.phrase import Phrase, modifiers
from hansa.loaders.text.tokens import Token


def phrases(draft: Draft, tokens: list[Token]) -> list[Phrase]:
    """The head-noun phrases of a sentence, outermost ones, in order."""
    pack = draft.pack
    found: list[Phrase] = []
    reach = 0
    if not tokens:
        return []
    low = bisect_left(draft.titles, tokens[0].start, key=lambda t: t.start)
    titles = draft.titles[low : bisect_left(draft.titles, tokens[-1].end, key=lambda t: t.start)]
    titled = {start for t in titles if not possessed(draft, t) for start in range(t.start, t.end)}
    types, apostrophes = types_of(pack), ("'", "\u2019")
    only_of = pack.set("only_of")
    for index, token in enumerate(tokens):
        if token.kind != "word" or index < reach or token.start in titled:
            continue
        if not types(token.text) and not any(mark in token.text for mark in apostrophes):
            continue  # no head begins so
        if pack.words.get("nouns_capital") and not token.capital:
            continue  # `feiern` is no `Feier`
        for length in range(longest(pack), 0, -1):
            words = tokens[index : index + length]
            if len(words) < length or any(t.kind != "word" for t in words):
                continue
            head = head_of(pack, words)
            if head is None or (length > 1 and head[0] == "Organization" and numbered(pack, tokens, index)):
                continue
            if length > 1 and head[0] == "Organization" and is_nth(pack, tokens, index):
                continue  # `the III Forum of mayors` is a meeting
            last = index + length - 1
            if token.lower in only_of and [t.lower for t in tokens[index + 1 : index + 2]] != ["of"]:
                break
            if head[0] in {"Meeting", "Project"} and goes_on_as_body(pack, tokens, last):
                break
            first, end = pack.grammar.phrase(tokens, last, modifiers(pack, head[0]))
            if length > 1 and pack.code == "en":
                first = pack.grammar.phrase(tokens, index, modifiers(pack, head[0]))[0]
            first = min(first, index)
            while first < index and (tokens[first].start in titled or tokens[first].text in _GENITIVE):
                first += 1
            if head[0] == "Meeting":
                first = article(tokens, first, pack)
            end = before_title(tokens, last, end, titles)
            end = before_person(draft, tokens, index, first, end, titles)
            if pack.order and head[0] == "Organization":
                end = before_event(draft, tokens, last, end)
            if head[0] == "Organization" and holds_body(pack, tokens, last, end):
                end = last + 1
            if head[0] == "Meeting" and found and found[-1].type == "Organization" and found[-1].end == first == index:
                first = found.pop().first
            # "the City Council session": the outer head is the one further right.
            if found and found[-1].end > first:
                if found[-1].start >= tokens[first].start and found[-1].head < index:
                    found.pop()
                else:
                    first = found[-1].end
                    if first > index:
                        break
            found.append(Phrase(tokens, first, index, last, end, *head))
            reach = end
            break
    return found


_GENITIVE = frozenset({"'s", "\u2019s"})
