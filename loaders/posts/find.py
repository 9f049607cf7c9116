"""Posts of one person: titles of office with their places before and after the name, in chains."""

from __future__ import annotations

import re

from hansa.graph.model import JSON
from hansa.loaders.draft import Draft, Relation, Span, Title
from hansa.loaders.encode import Line
from hansa.loaders.posts.grammar import Grammar, grammar
from hansa.loaders.posts.places import LOCAL, OF_BODIES, hold, where_held

_AFTER_PERSON = re.compile(r"<P\d+>, (?:the |an? )?(?:<[CRNO]\d+>(?:'s|\u2019s)? )?$")
"""Before a chain of posts it makes its first the post of the person named there."""

_LISTED = re.compile(r"<P\d+>, the <T")

_FROM_CONTEXT = 0.7
"""Confidence of a post whose place stands elsewhere in the text."""

_SENT = frozenset({"ambassador", "consul", "envoy"})
"""Posts held at the one who sends, not where they are held: `the US ambassador to Chile`."""

_TRAILING = re.compile(r"(?:\s|^)(?:of|for|at|in|to|with)(?: the)?$")


def find(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of every line, and collapse them into the persons that hold them."""
    rules = grammar(draft.pack)
    for line in lines:
        _pass(draft, line, rules.before, rules, "post before name")
        _pass(draft, line, rules.after, rules, "post after name")
        if draft.pack.code == "en":
            _counterparts(draft, line)
    _unsure(draft)


_COUNTERPART = re.compile(
    r"<P(?P<one>\d+)>(?P<say>[^<>.;]{0,60}? (?:his|her|their) (?:[a-z-]+ )?"
    r"(?:counterpart|opposite number)s?(?: (?:from|in|of) (?:the )?(?:city of )?<[CR](?P<place>\d+)>)?,? )"
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?<P(?P<other>\d+)>(?:,? (?:of|from|in) (?:the )?(?:city of )?<[CR](?P<home>\d+)>)?"
)


def _counterparts(draft: Draft, line: Line) -> None:
    """Give the counterpart of an official the same post: `Mayor A and her counterpart from Riga, B`."""
    at = 0
    while match := _COUNTERPART.search(line.text, at):
        at = match.start() + 1
        one, other = line.span(int(match["one"])), line.span(int(match["other"]))
        held = [r for r in draft.relations if _is_post(r) and r.subject.entity is one.entity and r.object]
        where = match["place"] or match["home"]
        place = line.span(int(where)) if where else None
        start, stop = line.quote(match.start(), match.end())
        fits = [r for r in held if place and r.object and r.object.entity.type == place.entity.type]
        if place is not None and fits and _post(fits[-1]) in LOCAL:
            draft.relations.append(
                Relation("HOLDS_POST", other, place, None, start, stop, 0.85, "counterpart", fits[-1].properties)
            )
        said = match["say"]
        begin = match.start("say") + max(said.rfind(word) for word in (" his ", " her ", " their ")) + 1
        line.collapse(begin, match.end(), int(match["other"]))


def _unsure(draft: Draft) -> None:
    """Drop posts whose place only the context gives, where the text names the place of the same post of that person."""
    sure = {(id(r.subject.entity), _post(r)) for r in draft.relations if _is_post(r) and r.confidence > _FROM_CONTEXT}
    draft.relations[:] = [
        r
        for r in draft.relations
        if not (_is_post(r) and r.confidence <= _FROM_CONTEXT and (id(r.subject.entity), _post(r)) in sure)
    ]


def _is_post(relation: Relation) -> bool:
    return relation.type == "HOLDS_POST"


def _post(relation: Relation) -> JSON:
    return dict(relation.properties)["post"]


def _pass(draft: Draft, line: Line, pattern: re.Pattern[str], rules: Grammar, rule: str) -> None:
    at = 0
    while match := pattern.search(line.text, at):
        number = int(match["person"])
        person = line.span(number)
        units = _units(line, match.group("posts"), rules)
        if not _acceptable(draft, line, match, units, pattern is rules.before):
            at = match.start() + 1
            continue
        rest = match.groupdict().get("rest") or ""
        if rest and units:
            behind = line.span(line.marks(rest, "CRNO")[0])
            if units[-1][1] is None and units[-1][0].post in OF_BODIES and behind.entity.type in {"City", "Region"}:
                pass  # the treasurer, Anna Smith of Turku, is that of the body spoken of
            elif units[-1][1] is None and not rest.startswith(","):
                units[-1] = (units[-1][0], behind, units[-1][2])
            else:
                rest = ""
        end = match.end() if rest or not match.groupdict().get("rest") else match.end() - len(match.group("rest"))
        said_of = match.groupdict().get("label")
        label = line.span(int(said_of)) if said_of else None
        context = None
        for title, place, said in reversed(units):
            where = place or context or label or where_held(draft, line, title, match.start("posts"))
            if where is None:
                continue
            context = place if place is not None and place.entity.type == "Organization" else context
            start, stop = line.quote(match.start(), end)
            hold(draft, person, where, title, said, start, stop, rule, 0.95 if place or label else _FROM_CONTEXT)
        line.collapse(match.start(), end, number)
        at = match.start() + (pattern is rules.before)  # behind a name another post of the same person may follow


def _units(line: Line, posts: str, rules: Grammar) -> list[tuple[Title, Span | None, str]]:
    """The posts of a chain: title, place or body, and the words between the two that belong to the title."""
    units = []
    for match in rules.split.finditer(posts):
        if match["t"] is None:
            continue
        sent = line.title(int(match["t"])).post in _SENT
        mark = (match["a"] or match["b"]) if sent else (match["b"] or match["a"])
        place = line.span(line.marks(mark, "CRNO")[0]) if mark else None
        between = "" if "<T" in (match["l"] or "") else match["l"] or ""
        said = "" if rules.link.fullmatch(between) else re.sub(r"<\w+>", "", between).strip(" ,")
        said = _TRAILING.sub("", said)
        units.append((line.title(int(match["t"])), place, said if len(said.split()) > 1 else ""))
    return units


def _acceptable(
    draft: Draft, line: Line, match: re.Match[str], units: list[tuple[Title, Span | None, str]], before: bool
) -> bool:
    if not units or any(t.plural for t, _, _ in units):
        return False
    gap = line.text[match.start("posts") : match.end()]
    if not before and _LISTED.match(match.group()) and line.text.startswith(", and ", match.end()):
        person = line.span(int(match["person"]))
        if any(r.subject is person and r.rule == "post before name" for r in draft.relations):
            return False  # a list: `Mayor A, the director of B, and C`
    if before and len(units) > 1 and _AFTER_PERSON.search(line.text, 0, match.start()):
        return False
    # "the President of the Union, Anders" is fine; "mayor of Riga, Anna" in a list of persons is not told apart.
    return not (before and ", <P" in gap and re.search(r"<P\d+>(?:,| and) $", line.text[: match.start()]))
