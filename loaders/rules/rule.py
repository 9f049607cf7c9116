"""Rules of a language pack: patterns over encoded sentences that make statements.

A line of `rules.txt` is `TYPE NAME CONFIDENCE [key=value …] :: PATTERN`. A pattern is a regular expression with macros:

    {s:CRN}   a mark of a City, Region or Country as the subject; {o:…} the object, {v:D} the literal
    {s:CRN+}  a list of them (`A, B and C`)
    {_:CRN}   a mark that is no part of the statement; {date:D}, {since:D}, {until:D} qualifiers
    {~}       up to 60 characters without marks or the end of a clause; {~~} up to 160 with marks, within a sentence
    {#}       a number, in digits or words, as the literal
    {name}    any other: the expression of that name in the pack's `patterns`; a pack without it is without the rule

Keys: `s=`, `o=` take `@meeting`, `@network`, `@body`, `@city`, `@agreement` (what the document speaks of at that
point); any other key is a property of the statement. A group `(?P<role>…)` is a property as said. `sure` turns the
check for negation off; `posts=chair,president` takes only titles (`{t:T}`) of these posts, `to=network` only networks
of cities as the object, `to=body` only organs of a network, `unless=name` no match that holds the named pattern.
`of=officials` keeps those subjects that unnamed people stand for, `more=P` adds the persons that a list goes on with
behind the match. With a group `(?P<event>…)` around a verb,
`s=@visit`, `o=@meeting` mean the meeting that this verb tells of (see `hansa.loaders.events`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from hansa.loaders import kept
from hansa.loaders.languages.pack import Pack
from hansa.loaders.rules.needs import needed

_MACRO = re.compile(
    r"\{(?:(?P<group>\w+):(?P<codes>[A-Z]+)(?P<list>\+)?|(?P<gap>~~?)|(?P<number>#)|(?P<name>[a-z]\w*))\}"
)


_DEPTH = 2
"""A named expression may hold names of others."""


_SPOKEN_OF = frozenset("CROJA")
"""Letters of what `it` may stand for."""


@dataclass(frozen=True)
class Rule:
    """One rule, ready to run.

    Attributes:
        codes: the letters of marks that each group may hold.
        needed: strings of which a line must hold one for the pattern to match; none when empty. In lower case where
            case does not count.
    """

    type: str
    name: str
    confidence: float
    options: dict[str, str]
    expression: str
    flags: int
    codes: dict[str, str]
    needed: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a line first holds what it needs: a short text needs few of the rules."""
        return kept.compiled(self.expression, self.flags)

    @cached_property
    def sides(self) -> tuple[frozenset[str], ...]:
        """For the subject and the object that a text must name, the letters of marks that may."""
        given = (frozenset(self.codes[side]) for side in ("s", "o") if side in self.codes)
        return tuple(letters | {"I"} if letters & _SPOKEN_OF else letters for letters in given)

    @cached_property
    def first(self) -> bool:
        """Whether it comes before the others: it tells who somebody is, or makes a meeting of a verb."""
        return self.type == "HOLDS_POST" or "(?P<event>" in self.expression


def load(source: str, names: dict[str, str], flags: int = 0) -> tuple[Rule, ...]:
    """The rules of a rules file, in order; `names` are the named expressions, `flags` those of `re`."""
    code = kept.made_by("hansa.loaders.rules.rule", "hansa.loaders.rules.needs")
    key = "\0".join(("rules", code, source, *map("\0".join, names.items()), str(int(flags))))
    return tuple(Rule(*fields) for fields in kept.value(key, lambda: tuple(_loaded(source, names, flags))))


def _loaded(source: str, names: dict[str, str], flags: int) -> Iterator[tuple[Any, ...]]:
    """The fields of each rule."""
    for line in source.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, _, pattern = line.partition(" :: ")
        if any(m["name"] and m["name"] not in names for m in _MACRO.finditer(pattern)):
            continue
        type_, name, confidence, *options = head.split()
        codes: dict[str, str] = {}

        def macro(match: re.Match[str], codes: dict[str, str] = codes) -> str:
            return _expand(match, names, codes)

        expression = pattern.strip()
        for _ in range(_DEPTH):
            expression = _MACRO.sub(lambda m: names[m["name"]] if m["name"] else m.group(), expression)
        expression = _MACRO.sub(macro, expression)
        chosen = {key: said for key, _, said in (o.partition("=") for o in options)}
        words = needed(expression)
        words = tuple(word.lower() for word in words) if flags & re.IGNORECASE else words
        yield type_, name, float(confidence), chosen, expression, int(flags), codes, words


def _expand(match: re.Match[str], names: dict[str, str], codes: dict[str, str]) -> str:
    if match["gap"]:
        return r"[^<>.;!?]{0,60}?" if match["gap"] == "~" else r"[^.;!?]{0,160}?"
    if match["number"]:
        return (
            rf"(?<![\w-])(?P<v>\d{{1,3}}(?:[ ,.]\d{{3}})+(?!\d)|\d+|"
            rf"(?i:{names['number_words']}(?:[ -]{names['number_words']})*))(?![\w%])"
        )
    if match["name"]:
        return names[match["name"]]
    pronoun = "I" if set(match["codes"]) & _SPOKEN_OF and match["group"] in {"s", "o"} else ""
    mark = rf"<[{match['codes']}{pronoun}]\d+>"
    if "P" in match["codes"]:
        mark = names["honorific"] + mark
    if match["list"]:
        first = names.get("list_not_behind", "") if match["group"] == "s" else ""
        mark = rf"{first}{mark}(?:{names.get('list_aside', '')}{names['list_sep']}{mark})*"
    if match["group"] == "_":
        return f"(?:{mark})"
    codes[match["group"]] = match["codes"]
    return f"(?P<{match['group']}>{mark})"


@lru_cache(maxsize=32)
def of_pack(pack: Pack) -> tuple[Rule, ...]:
    """The rules of a language pack."""
    numbers = "|".join(sorted(pack.words["numbers"], key=len, reverse=True)) or "(?!)"
    patterns = {**pack.words["patterns"], "number_words": f"(?:{numbers})"}
    if pack.order:
        patterns = {name: f"(?:{expression})" for name, expression in patterns.items()}
    return load(pack.rules, patterns, re.IGNORECASE if pack.order else 0)
