"""Running the rules of a language pack over encoded sentences: the statements that they make of what they match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hansa.graph.model import JSON
from hansa.graph.schema import STATED_TYPES
from hansa.loaders.draft import Draft, Relation
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.place_entities import within
from hansa.loaders.posts.places import properties_of
from hansa.loaders.quotes import clip
from hansa.loaders.rules.choice import choice
from hansa.loaders.rules.dates import dated, day_of, lasting
from hansa.loaders.rules.doubt import doubtful
from hansa.loaders.rules.literal import literal
from hansa.loaders.rules.rule import Rule, of_pack
from hansa.loaders.rules.sides import is_adjective, spans_of
from hansa.loaders.spoken_of import Current

_SETTINGS = frozenset({"s", "o", "sure", "posts", "of", "to", "unless", "more"})
"""Keys of a rule that are no property of its statements."""


_DATES = ("date", "since", "until")


def run(
    draft: Draft, line: Line, current: Current, first: bool = False, types: frozenset[str] | None = None
) -> Iterator[Relation]:
    """The statements that the rules find in a line: those of rules that come first, or of the others; of some types."""
    asked = line.text.endswith("?")
    said = line.text.lower() if draft.pack.order else line.text
    for rule in choice(draft.pack, first, types).for_text(said):
        for match in rule.pattern.finditer(line.text):
            if "sure" not in rule.options and (asked or doubtful(draft.pack, rule.type, line, *match.span())):
                continue
            if not _fits(draft.pack, rule, line, match):
                continue
            yield from _apply(draft, line, rule, match, current)


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
    subjects = [s for s in spans_of(line, rule, match, "s", current, at) if not is_adjective(draft, rule, s)]
    properties = _properties(draft, line, rule, match)
    type_ = STATED_TYPES[rule.type]
    if type_.literal:
        value, more = literal(draft, line, rule, match)
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
    objects = [s for s in spans_of(line, rule, match, "o", current, at) if not is_adjective(draft, rule, s)]
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
                own.update(dated(line, rule.type))
            if draft.pack.order and rule.type in _LASTING and not own.keys() & set(_DATES):
                own.update(lasting(draft.pack, line, rule, match))
            if rule.options.get("o") == "@joined" and (day := day_of(draft, start)):
                own.setdefault("date", day)
            yield Relation(rule.type, subject, about, None, start, end, rule.confidence, rule.name, _sorted(own))


_LASTING = frozenset({"TWINNED_WITH", "PARTNER_OF", "MEMBER_OF", "CHAIRS", "HOSTS"})
"""What begins one day and goes on."""


def _sorted(properties: dict[str, JSON]) -> tuple[tuple[str, JSON], ...]:
    return tuple(sorted(properties.items()))


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
