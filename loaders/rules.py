r"""Rules of a language pack: patterns over encoded sentences that make statements.

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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from hansa.graph.model import JSON
from hansa.graph.schema import STATED_TYPES
from hansa.loaders import kept
from hansa.loaders.draft import CODES, Draft, Relation, Span
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.places import within
from hansa.loaders.needs import needed
from hansa.loaders.post_places import properties_of
from hansa.loaders.text.dates import Date
from hansa.loaders.text.folding import fold

LONGEST_QUOTE = 450
_VERB_BEHIND = 40
"""Characters behind a match in which a verb may still deny it, in languages whose verbs stand last."""
_MACRO = re.compile(
    r"\{(?:(?P<group>\w+):(?P<codes>[A-Z]+)(?P<list>\+)?|(?P<gap>~~?)|(?P<number>#)|(?P<name>[a-z]\w*))\}"
)
_SETTINGS = frozenset({"s", "o", "sure", "posts", "of", "to", "unless", "more"})
"""Keys of a rule that are no property of its statements."""

_DEPTH = 2
"""A named expression may hold names of others."""
_SPOKEN_OF = frozenset("CROJA")
"""Letters of what `it` may stand for."""
_DATES = ("date", "since", "until")
_OF_PLACES = frozenset({"MEMBER_OF", "HOSTS", "LOCATED_IN"})
"""What is said of a place itself, not of an official who stands for it."""


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
    code = kept.made_by("hansa.loaders.rules", "hansa.loaders.needs")
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


class _Choice:
    """Some rules of a pack, each found by the marks and the words that it needs."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._by_letters: dict[frozenset[str], tuple[list[int], list[tuple[str, list[int]]]]] = {}

    def for_text(self, said: str) -> list[Rule]:
        """The rules that may match in a text, in order."""
        letters = frozenset(_LETTER.findall(said))
        found = self._by_letters.get(letters)
        if found is None:
            found = self._by_letters[letters] = self._with({letter.upper() for letter in letters})
        always, by_word = found
        places = set(always)
        for word, some in by_word:
            if word in said:
                places.update(some)
        return [self._rules[place] for place in sorted(places)]

    def _with(self, letters: set[str]) -> tuple[list[int], list[tuple[str, list[int]]]]:
        """Of the rules whose marks may be of these letters, those that need no word, and the others by word."""
        always: list[int] = []
        by_word: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            if any(letters.isdisjoint(side) for side in rule.sides):
                continue
            if not rule.needed:
                always.append(place)
            for word in rule.needed:
                by_word.setdefault(word, []).append(place)
        return always, list(by_word.items())


_LETTER = re.compile(r"<([A-Za-z])\d")


@lru_cache(maxsize=64)
def _choice(pack: Pack, first: bool, types: frozenset[str] | None) -> _Choice:
    return _Choice(tuple(r for r in of_pack(pack) if r.first is first and (types is None or r.type in types)))


Current = Callable[[str, int, int], Span | None]
"""Gives the span of the current meeting, network or city (`@meeting` …) at a stretch of the document."""


def run(
    draft: Draft, line: Line, current: Current, first: bool = False, types: frozenset[str] | None = None
) -> Iterator[Relation]:
    """The statements that the rules find in a line: those of rules that come first, or of the others; of some types."""
    asked = line.text.endswith("?")
    said = line.text.lower() if draft.pack.order else line.text
    for rule in _choice(draft.pack, first, types).for_text(said):
        for match in rule.pattern.finditer(line.text):
            if "sure" not in rule.options and (asked or doubtful(draft.pack, rule.type, line, *match.span())):
                continue
            if not _fits(draft.pack, rule, line, match):
                continue
            yield from _apply(draft, line, rule, match, current)


_HELD = frozenset({"HELD_IN", "HELD_ON"})
_BEHIND = 60
"""Characters behind a place or day of a meeting that may say that it was put off."""
_BEFORE = 25
"""Characters before a match that may say that it is no fact."""


def doubtful(pack: Pack, type_: str, line: Line, start: int, end: int) -> bool:
    """Whether words say that `line.text[start:end]` is no fact: not so, only hoped for, or, of a tie, still to come."""
    words = ["not_fact"]
    if type_ != "ORGANIZED" and type_ in pack.words.get("clauses", {}).get("types", ()):
        words.append("not_tie")  # a meeting may be still to come
    held = type_ in _HELD and "not_held" in pack.words["patterns"]
    if held and pack.says("not_held", line.text, start, end + _BEHIND):
        return True
    if "not_fact_after" in pack.words["patterns"] and pack.pattern("not_fact_after").match(line.text, end):
        return True
    behind = _VERB_BEHIND if pack.order == "head last" else 0
    first = max(0, start - _BEFORE)
    if pack.order:  # what is denied before a colon is not denied behind it
        first = max(first, *(line.text.rfind(mark, first, start) + 1 for mark in ":;"))
    return any(pack.says(name, line.text, first, end + behind) for name in words)


def _adjective(draft: Draft, rule: Rule, span: Span) -> bool:
    """Whether a tie is said of no country, but of something of it: `two Italian partners`."""
    if span.entity.type != "Country" or rule.type not in draft.pack.words.get("clauses", {}).get("types", ()):
        return False
    form = fold(draft.text[span.start : span.end])
    return form not in {fold(name) for name in (span.entity.name, *span.entity.known)}


def _fits(pack: Pack, rule: Rule, line: Line, match: re.Match[str]) -> bool:
    """Whether a match holds what the rule asks for: a title of some post, none of some words."""
    said = match.groupdict().get("t") if "posts" in rule.options else None
    if said is not None and line.title(line.marks(said, "T")[0]).post not in rule.options["posts"].split(","):
        return False
    return "unless" not in rule.options or pack.pattern(rule.options["unless"]).search(match.group()) is None


@lru_cache(maxsize=32)
def _defaults(pack: Pack) -> frozenset[tuple[str, str]]:
    return frozenset((r.type, r.name) for r in of_pack(pack) if r.options.get("s", "").startswith("@"))


def without_defaults(pack: Pack, found: list[Relation]) -> list[Relation]:
    """The relations without those whose subject the text only seems to mean where it names one for the same object."""
    defaults = _defaults(pack)
    named = {(r.type, r.object.entity) for r in found if r.object is not None and (r.type, r.rule) not in defaults}
    return [
        r
        for r in found
        if (r.type, r.rule) not in defaults or r.object is None or (r.type, r.object.entity) not in named
    ]


def _apply(draft: Draft, line: Line, rule: Rule, match: re.Match[str], current: Current) -> Iterator[Relation]:
    start, end = clip(*line.quote(match.start(), match.end()), draft.text)
    at = line.quote(*match.span("event")) if rule.first and "event" in match.groupdict() else (start, end)
    subjects = [s for s in _side(line, rule, match, "s", current, at) if not _adjective(draft, rule, s)]
    properties = _properties(draft, line, rule, match)
    type_ = STATED_TYPES[rule.type]
    if type_.literal:
        value, more = _literal(draft, line, rule, match)
        if value is None:
            return
        for subject in subjects:
            if subject.entity.type in type_.subjects and not subject.entity.traits.get("body"):
                yield Relation(
                    rule.type,
                    subject,
                    None,
                    value,
                    start,
                    end,
                    rule.confidence,
                    rule.name,
                    _sorted({**properties, **more}),
                )
        return
    objects = [s for s in _side(line, rule, match, "o", current, at) if not _adjective(draft, rule, s)]
    if rule.options.get("to") == "network":
        objects = [s for s in objects if s.entity.network]
    elif rule.options.get("to") == "body":
        objects = [s for s in objects if s.entity.traits.get("body")]
    ties = draft.pack.words.get("clauses", {}).get("types", ())
    for subject in subjects:
        for about in objects:
            if (
                subject.entity is about.entity
                or subject.entity.type not in type_.subjects
                or about.entity.type not in type_.objects
                or (rule.type == "LOCATED_IN" and not within(subject.entity, about.entity, unknown=True))
            ):
                continue
            own = dict(properties)
            for side in (subject, about):
                number = next((n for n, item in line.items.items() if item is side), None)
                if number in line.dates:
                    own.setdefault("since", line.dates[number].value)
            if rule.type in ties and not own.keys() & set(_DATES):
                own.update(_dated(line, rule.type))
            if draft.pack.order and rule.type in _LASTING and not own.keys() & set(_DATES):
                own.update(_lasting(draft.pack, line, rule, match))
            if rule.options.get("o") == "@joined" and (day := _day_of(draft, start)):
                own.setdefault("date", day)
            yield Relation(rule.type, subject, about, None, start, end, rule.confidence, rule.name, _sorted(own))


_LATELY = 900
"""Characters before a list of newcomers in which the day of their admission may stand."""


def _day_of(draft: Draft, at: int) -> str | None:
    """The day of an admission that a list of newcomers follows: the one day said before it, not far away."""
    days = {d.value for d in draft.dates if at - _LATELY <= d.start < at and _DAY.fullmatch(d.value)}
    return days.pop() if len(days) == 1 else None


_LASTING = frozenset({"TWINNED_WITH", "PARTNER_OF", "MEMBER_OF", "CHAIRS", "HOSTS"})
"""What begins one day and goes on."""
_ENTERED = ("join", "admitted", "stepped")
"""Parts of the names of rules that tell how a membership began."""


def _lasting(pack: Pack, line: Line, rule: Rule, match: re.Match[str]) -> dict[str, JSON]:
    """The one date of a sentence by which it says since when something is so, or when a member was admitted."""
    marks = line.marks(line.text, "D")
    if len(marks) != 1 or not _goes_with(pack, line.text, match):
        return {}
    value = line.date(marks[0]).value
    if pack.kept(("since", ""), lambda: _told_since(pack)).search(line.text):
        return {"since": value}
    entered = rule.type == "MEMBER_OF" and any(word in rule.name for word in _ENTERED)
    return {"date": value} if entered else {}


def _goes_with(pack: Pack, text: str, match: re.Match[str]) -> bool:
    """Whether the one date of a text stands before the end of a match or right behind it, in the same clause."""
    at = text.index("<D")
    between = text[match.end() : at].split() if at > match.end() else []
    return len(between) <= _FEW and not pack.set("joins") & set(between) and "<" not in "".join(between)


_FEW = 6
"""Words between what is said and its date, at most."""


def _told_since(pack: Pack) -> re.Pattern[str]:
    p = pack.words["patterns"]
    before, behind = p.get("since_word", "(?!)"), p.get("since_behind", "(?!)")
    return re.compile(rf"(?<!\w)(?:{before})<D\d+>|<D\d+>(?:{p['suffix']})(?:{behind})", re.IGNORECASE)


_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_SINCE = re.compile(r"\b[Ss]ince (?:<D\d+>)")


def _dated(line: Line, type_: str) -> dict[str, JSON]:
    """The one date of a sentence: since when a tie is there, or when an agreement was signed."""
    if first := _SINCE.match(line.text):
        return {"since": line.date(line.marks(first.group(), "D")[0]).value}
    marks = line.marks(line.text, "D")
    if len(marks) != 1:
        return {}
    value = line.date(marks[0]).value
    if _SINCE.search(line.text):
        return {"since": value}
    return {"date": value} if type_ == "SIGNED" else {}


def _sorted(properties: dict[str, JSON]) -> tuple[tuple[str, JSON], ...]:
    return tuple(sorted(properties.items()))


def _side(line: Line, rule: Rule, match: re.Match[str], side: str, current: Current, at: tuple[int, int]) -> list[Span]:
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


_WHO = re.compile(r"<P(\d+)>,? (?:of|from) (?:the )?$")


def _who(line: Line, start: int, number: int) -> int:
    """The number of the person who is named as one of a place or body (`Ann Lee of Oulu spoke`), else the number."""
    place = line.text.find(f"{number}>", start)
    person = _WHO.search(line.text, max(0, place - _BEFORE), line.text.rfind("<", 0, place))
    return int(person[1]) if person else number


def _meant(line: Line, number: int, codes: str) -> Span | None:
    """The span of a mark, or the first that fits of those a pronoun may stand for."""
    if number in line.candidates:
        return next((s for s in line.candidates[number] if CODES[s.entity.type] in codes), None)
    item = line.items[number]
    return item if isinstance(item, Span) and CODES[item.entity.type] in codes else None


def _properties(draft: Draft, line: Line, rule: Rule, match: re.Match[str]) -> dict[str, JSON]:
    properties: dict[str, JSON] = {k: True if v == "true" else v for k, v in rule.options.items() if k not in _SETTINGS}
    for name, said in match.groupdict().items():
        if said is None or name in {"s", "o", "v", "unit", "event"}:
            continue
        if name == "t" and rule.type != "HOLDS_POST":
            continue
        if name == "t":
            title = line.title(line.marks(said, "T")[0])
            properties.update(properties_of(title, draft.text[title.start : title.end]))
        elif name in _DATES:
            date = line.date(line.marks(said, "D")[0])
            properties[name] = date.value
            if date.until and name == "since":
                properties.setdefault("until", date.until)
        else:
            properties[name] = MARK.sub("", said).strip()
    return properties


def _literal(draft: Draft, line: Line, rule: Rule, match: re.Match[str]) -> tuple[str | None, dict[str, JSON]]:
    said = match["v"]
    if "v" in rule.codes:
        date = line.date(line.marks(said, "D")[0])
        return _date_literal(date)
    number = _number(draft.pack, said)
    value = str(number) if number else re.sub(r"\D", "", said)
    if not value:
        return None, {}
    unit = match.groupdict().get("unit") or rule.options.get("unit") or "members"
    return value, {"unit": _unit(draft.pack, MARK.sub("", unit).strip())}


def _number(pack: Pack, said: str) -> int:
    """The value of a number in words (`forty-two`, `a hundred and five`), 0 where it is not in words."""
    values = [pack.words["numbers"].get(word, 0) for word in re.split(r"[ -]", said.lower())]
    total = 0
    for value in values:
        total = max(total, 1) * value if value in {100, 1000} else total + value
    return total


def _unit(pack: Pack, said: str) -> str:
    table = pack.table("counted")
    return table.get(said.lower(), said)


def _date_literal(date: Date) -> tuple[str, dict[str, JSON]]:
    return date.value, {"until": date.until} if date.until else {}


def clip(start: int, end: int, text: str) -> tuple[int, int]:
    """A quote no longer than allowed, cut at white space."""
    if end - start <= LONGEST_QUOTE:
        return start, end
    cut = text.rfind(" ", start, start + LONGEST_QUOTE)
    return start, cut if cut > start else start + LONGEST_QUOTE
