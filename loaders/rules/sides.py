"""Who is meant by the subject and the object of a rule that matched: marks, lists, pronouns, what is spoken of."""

from __future__ import annotations

import re

from hansa.loaders.draft import CODES, Draft, Span
from hansa.loaders.encode import MARK, Line
from hansa.loaders.rules.rule import Rule
from hansa.loaders.spoken_of import Current
from hansa.loaders.text.folding import fold

_OF_PLACES = frozenset({"MEMBER_OF", "HOSTS", "LOCATED_IN"})
"""What is said of a place itself, not of an official who stands for it."""


def is_adjective(draft: Draft, rule: Rule, span: Span) -> bool:
    """Whether a tie is said of no country, but of something of it: `two Italian partners`."""
    if span.entity.type != "Country" or rule.type not in draft.pack.words.get("clauses", {}).get("types", ()):
        return False
    form = fold(draft.text[span.start : span.end])
    return form not in {fold(name) for name in (span.entity.name, *span.entity.known)}


def spans_of(
    line: Line, rule: Rule, match: re.Match[str], side: str, current: Current, at: tuple[int, int]
) -> list[Span]:
    """The spans that one side (`s`, `o`) of a match means; `at` is the stretch of the document where it was found."""
    if side in rule.options:
        span = current(rule.options[side], *at)
        return [span] if span else []
    said = match.groupdict().get(side)
    numbers = [int(m[2]) for m in MARK.finditer(said)] if said else []
    if numbers and side == "s" and rule.type == "PARTICIPATED_IN":
        numbers = [_who(line, match.start(side), number) for number in numbers]
    if side == "s" and "more" in rule.options:
        numbers += [n for n in _more(line, match.end(), rule.options["more"]) if n not in numbers]
    if side == "s" and rule.options.get("of") == "officials":
        numbers = [n for n in numbers if n in line.officials]
    unfit = line.officials if rule.type in _OF_PLACES else set()
    meant = [_meant(line, n, rule.codes[side]) for n in numbers if n not in unfit]
    return [span for span in meant if span is not None]


_ELSE = re.compile(r"\b(?:who|whom|which|where|while|whose|but|when|said|told|met)\b|[.!?]")


_FOR = re.compile(r"\b(?:in place|instead|on behalf|in the name|in memory|the absence) of [^<>,]{0,40}$")


def _more(line: Line, at: int, codes: str) -> list[int]:
    """The marks of a list that goes on behind a match: `…; Ann Lee, mayor of …`."""
    found: list[int] = []
    for part in line.text[at:].split(";"):
        stop = _ELSE.search(part)
        part = part[: stop.start()] if stop else part
        found += [int(m[2]) for m in MARK.finditer(part) if m[1] in codes and not _FOR.search(part[: m.start()])]
    return found


_NEAR = 25
"""Characters between a person and what they are of, at most."""
_WHO = re.compile(r"<P(\d+)>,? (?:of|from) (?:the )?$")


def _who(line: Line, start: int, number: int) -> int:
    """The number of the person who is named as one of a place or body (`Ann Lee of Oulu spoke`), else the number."""
    place = line.text.find(f"{number}>", start)
    person = _WHO.search(line.text, max(0, place - _NEAR), line.text.rfind("<", 0, place))
    return int(person[1]) if person else number


def _meant(line: Line, number: int, codes: str) -> Span | None:
    """The span of a mark, or the first that fits of those a pronoun may stand for."""
    if number in line.candidates:
        return next((s for s in line.candidates[number] if CODES[s.entity.type] in codes), None)
    item = line.items[number]
    return item if isinstance(item, Span) and CODES[item.entity.type] in codes else None
