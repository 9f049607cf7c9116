"""Who holds which post where: titles of office beside persons and places, before and after the name, in chains."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.graph.model import JSON
from hansa.loaders.draft import Draft, Relation, Span, Title
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack
from hansa.loaders.post_places import LOCAL, OF_BODIES, hold, where_held

_PLACES = "[CRNO]"
_MEMBERS = re.compile(r"(<[NO]\d+> member) (?:cities|states|countries|governments)")
_AFTER_PERSON = re.compile(r"<P\d+>, (?:the |an? )?(?:<[CRNO]\d+>(?:'s|\u2019s)? )?$")
"""Before a chain of posts it makes its first the post of the person named there."""
_LISTED = re.compile(r"<P\d+>, the <T")
_FROM_CONTEXT = 0.7
"""Confidence of a post whose place stands elsewhere in the text."""
_SENT = frozenset({"ambassador", "consul", "envoy"})
"""Posts held at the one who sends, not where they are held: `the US ambassador to Chile`."""
_TRAILING = re.compile(r"(?:\s|^)(?:of|for|at|in|to|with)(?: the)?$")


@dataclass(frozen=True)
class Grammar:
    """Regular expressions of posts for one language."""

    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    split: re.Pattern[str]
    shared: re.Pattern[str]
    pairs: re.Pattern[str]
    pair: re.Pattern[str]
    link: re.Pattern[str]


def grammar(pack: Pack) -> Grammar:
    """The post grammar of a language pack."""
    return pack.kept(("posts", ""), lambda: _grammar(pack))


def _grammar(pack: Pack) -> Grammar:
    honorific = "|".join(
        re.escape(h[0].upper() + h[1:]) + r"\.? ?" for h in sorted(pack.set("honorifics"), reverse=True)
    )
    link, inner, genitive, and_ = "(?:{post_link})", "(?:{post_inner})", "(?:{genitive})", "(?:{and})"
    place = rf"(?:<{_PLACES}\d+>)"
    # X's TITLE | TITLE of X | TITLE of some words of X | bare TITLE
    to = rf"(?: (?:to|in)(?: the)? {place})?"
    of = rf"{link}{place}(?!{genitive}<T)"  # what stands before a further title is said with that
    to_whom = r"(?: (?:to|of) (?:the )?<T\d+>)?"  # `adviser to the Governor of …`
    unit = rf"(?:{place}{genitive}<T\d+>(?:{of})?|<T\d+>{to_whom}{of}{to}|<T\d+>{inner}{place}|<T\d+>)"
    chain = rf"{unit}(?:{and_}{unit}){{0,3}}"
    person = r"<P(?P<person>\d+)>"
    before = r"(?:<[CRN](?P<label>\d+)> ?[–—:-] ?)?"
    before += rf"(?P<posts>{chain}){{post_duty}}(?: [a-z-]+(?: [a-z-]+)?)?(?:,? )?(?:{honorific})*"
    before += rf"{person}(?P<rest>(?:{link}{place}|(?: \(<C\d+>\))?)?)"
    after = rf"{person}(?:{{copula}}){{lower_words}}(?P<posts>{chain})(?P<close>\)?)"
    pair = rf"(?:{honorific})?<P\d+>(?:,)?{link}{place}(?:,? \([^()]{{1,60}}\))?"
    return Grammar(
        pack.made(unit),
        pack.made(before),
        pack.made(after),
        pack.made(
            rf"(?P<a>{place})?(?:{genitive})?<T(?P<t>\d+)>(?:(?P<l>{to_whom}{link}|{inner})(?P<b>{place})(?!{genitive}<T){to})?"
        ),
        pack.made(
            rf"<T(?P<t>\d+)>(?:{link}(?P<places>{place}(?:{{list_sep}}{place})*))?,? "
            rf"(?P<people>(?:{honorific})?<P\d+>(?:{{list_sep}}(?:{honorific})?<P\d+>)*)"
        ),
        pack.made(
            rf"<T(?P<t>\d+)>(?: [^<>.;,]{{0,50}}(?:<O(?P<o>\d+)>[^<>.;,]{{0,30}})?)?(?:{{list_are}}) "
            rf"(?P<pairs>{pair}(?:{{list_sep}}{pair})*)"
        ),
        pack.made(rf"<P(\d+)>(?:,)?{link}<{_PLACES}(\d+)>"),
        pack.made(link if pack.order else "(?!)"),
    )


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
