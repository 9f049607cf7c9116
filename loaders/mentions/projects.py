"""Projects, programmes, strategies: a head noun with a name in quotes or in capitals."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.mentions import carried
from hansa.loaders.mentions.organisations import everywhere
from hansa.loaders.mentions.phrases.phrase import Phrase, base_name, inner, swallow
from hansa.loaders.mentions.phrases.tails import acronym_after

_OPEN, _CLOSE = '"\u201c\u201e\u00ab', '"\u201d\u201c\u00bb'
_AFTER = re.compile(
    rf"(?:\s[-\u2013\u2014:])?(?:\s[\w-]+){{0,4}}?\s?[{_OPEN}]([^{_OPEN}{_CLOSE}\n]{{2,120}})[{_CLOSE}]"
)
_BEFORE = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}\n]{{2,100}})[{_CLOSE}]\s(?:[\w'\u2019-]+\s){{0,3}}$")
_DEFINED = re.compile(
    r"((?:[A-Z][\w'-]*)(?:\s(?:(?:of|for|and|in|on|the)\s)*[A-Z][\w'-]*)+)\s\(([A-Z][A-Za-z-]{1,9})\)\s$"
)
_CALLED = re.compile(
    r"\s(?:(?:called|named|entitled|titled|dubbed)\s)?"
    r"((?:[A-Z][\w'&+-]*)(?:\s(?:(?:of|for|and|in|the|to|on)\s){0,2}(?:[A-Z][\w'&+-]*|\d+))*)"
)
"""A name in capitals right behind a head noun."""
_CALLED_ANYWHERE = re.compile(
    r"(?:\s[a-zà-ÿ\u0430-\u0457]{4,})?\s([^\W\d_a-z][\w&+-]*(?:\s[^\W\d_a-z\u0430-\u0457][\w&+-]*|\s\d+)*)"
)
"""The same in other languages, whose adjectives may stand between: `progetto europeo Blue Rivers`."""
_CALLED_KINDS = frozenset({"project", "programme", "campaign", "initiative"})
_YEARS = re.compile(
    r"\s(?:for|на|до|up to)\s(?:the period (?:of )?)?(?:\d{4}(?:\s?[-\u2013]\s?\d{4})?|ближайшие \d+ (?:года|лет))"
    r"(?:\s(?:годы|годов|гг\.|года))?"
)


def note(draft: Draft, phrase: Phrase) -> None:
    """Note the project that a phrase names."""
    text = draft.text
    if (whole := _inside_quotes(draft, phrase)) is not None:
        _add(draft, *whole, text[slice(*whole)], whole)
        return
    after = _AFTER.match(text, phrase.stop)
    before = _BEFORE.search(text, max(0, phrase.start - 140), phrase.start)
    if after and not re.search(r"[.;,]", text[phrase.stop : after.start(1) - 1]):
        _add(draft, phrase.start, after.end(), after.group(1), (after.start(1), after.end(1)))
    elif long := _DEFINED.search(text, max(0, phrase.start - 120), phrase.start):
        _add(draft, long.start(1), phrase.stop, long.group(1), long.span(1))
        entity = draft.find("Project", long.group(1))
        if entity is not None:
            draft.add(*long.span(2), entity, nested=True)
            draft.alias(entity, [long.group(2)])
            everywhere(draft, long.group(2), entity)
    elif (called := _called(draft, phrase)) is not None:
        _add(draft, phrase.start, called[1], text[slice(*called)], called)
    elif before:
        _add(draft, before.start(), phrase.stop, before.group(1), (before.start(1), before.end(1)))
    else:
        _plain(draft, phrase)


def _called(draft: Draft, phrase: Phrase) -> tuple[int, int] | None:
    """The name in capitals behind a common noun: `the project Green Harbour`."""
    head = phrase.tokens[phrase.last]
    first = draft.pack.order == "head first" and not draft.pack.words.get("nouns_capital")
    if phrase.kind not in _CALLED_KINDS or head.capital or not (first or draft.pack.code == "en"):
        return None
    match = (_CALLED_ANYWHERE if first else _CALLED).match(draft.text, head.end)
    if first and match is not None and not match.group(1)[0].isupper():
        return None
    if match is None or match.end() < phrase.stop:
        return None
    start, end = match.span(1)
    inside = [s for s in inner(draft, start, end) if not s.nested]
    titled = any(start <= t.start < end for t in draft.titles)
    if titled or any(s.start == start for s in inside) or not draft.free(start, start + 1):
        return None
    return start, end


def _inside_quotes(draft: Draft, phrase: Phrase) -> tuple[int, int] | None:
    """The stretch in quotes that a phrase ends, if it does."""
    if draft.text[phrase.stop : phrase.stop + 1] not in _CLOSE or not draft.text[phrase.stop : phrase.stop + 1]:
        return None
    start = max(draft.text.rfind(q, max(0, phrase.start - 80), phrase.stop) for q in _OPEN)
    if start < 0 or "\n" in draft.text[start : phrase.stop] or len(draft.text[start + 1 : phrase.stop].split()) < 2:
        return None
    return start + 1, phrase.stop


def _add(draft: Draft, start: int, end: int, name: str, named: tuple[int, int]) -> None:
    name = " ".join(name.split())
    entity = draft.find("Project", name) or Entity("Project", name, traits={"quoted": True})
    whole = " ".join(draft.text[start:end].split())
    for span in inner(draft, start, end):
        draft.spans.remove(span)
    draft.add(start, end, entity)
    draft.add(*named, entity, nested=True)
    draft.alias(entity, [name, whole])
    if len(name.split()) > 1 and name[:1].isupper():
        everywhere(draft, name, entity)


def _plain(draft: Draft, phrase: Phrase) -> None:
    stop = phrase.stop
    words = phrase.tokens[phrase.first : phrase.end]
    inside = inner(draft, phrase.start, stop)
    if _part_of_programme(draft, phrase, inside) is not None:
        return
    years = _YEARS.match(draft.text, stop)
    if years:
        stop = years.end()
    capitals = [
        t for t in words if t.capital and (t.start != phrase.tokens[0].start or t.lower not in draft.pack.stopwords)
    ]
    if draft.pack.order and capitals and all(_of_body(draft, t.start) for t in capitals):
        return  # the programme of a body, without a name of its own
    lower_head = words and not phrase.tokens[phrase.head].capital
    before = [t for t in capitals if t.start < phrase.tokens[phrase.head].start]
    if not capitals or (phrase.kind in {"system", "portal", "deal", "award", "corridor"} and len(capitals) < 2):
        return
    if lower_head and not before and not years:
        return
    if (
        lower_head
        and before
        and all(t.kind == "name" for t in before)
        and not years
        and phrase.kind not in {"plan", "strategy"}
    ):
        return
    if lower_head and phrase.kind == "concept" and not inside:
        return
    if (programme := _programme(draft, phrase, inside)) is not None:
        swallow(draft, phrase, programme, stop, keep_before=False)
        return
    if known := _organisation_after(draft, stop):
        swallow(draft, phrase, known, stop, keep_before=False)
        return
    said = " ".join(draft.text[phrase.start : stop].split())
    names = [said]
    if lower_head and before and not years and not any(t.kind == "word" and not t.capital for t in words[:1]):
        head = phrase.tokens[phrase.head]
        core = " ".join(draft.text[phrase.start : head.start].split())
        if len(core.split()) > 1:
            names.append(core)
    own = names[-1] if len(names) > 1 else base_name(draft, phrase, stop)
    entity = next((e for n in (*names, own) if (e := draft.find("Project", n))), None) or Entity("Project", own)
    entity.traits["places"] = [s.entity for s in inside]
    entity.traits.setdefault("kind", phrase.kind)
    swallow(draft, phrase, entity, stop, keep_before=True)
    if len(names) > 1:
        draft.add(
            phrase.start,
            phrase.start + len(draft.text[phrase.start : phrase.tokens[phrase.head].start].rstrip()),
            entity,
            nested=True,
        )
    draft.alias(entity, names)
    if found := acronym_after(draft, stop):
        draft.alias(entity, [found[0]])
        start = draft.text.index(found[0], stop)
        draft.add(start, start + len(found[0]), entity, nested=True)


_AND_MORE = re.compile(r"\sand\s(?:the\s)?[A-Z][\w-]+(?=\s?\()")


def _part_of_programme(draft: Draft, phrase: Phrase, inside: list[Span]) -> Entity | None:
    """The part of a programme that has an acronym of its own behind its name: `the XYZ programme for Asia (XYZ-A)`."""
    whole = next((s.entity for s in inside if s.entity.type == "Project" and s.entity.keys), None)
    more = _AND_MORE.match(draft.text, phrase.stop)
    stop = more.end() if more else phrase.stop
    found = acronym_after(draft, stop)
    if whole is None or found is None or found[0] in whole.known:
        return None
    name = " ".join(draft.text[phrase.start : stop].split())
    entity = Entity("Project", name, traits={"of": whole, "kind": phrase.kind})
    swallow(draft, phrase, entity, stop, keep_before=True)
    draft.alias(entity, [name, found[0]])
    for other in [s for s in inner(draft, stop, found[1]) if s.entity is not entity]:
        draft.spans.remove(other)
    at = draft.text.index(found[0], stop)
    draft.add(at, at + len(found[0]), entity, nested=True)
    everywhere(draft, found[0], entity)
    return entity


def _programme(draft: Draft, phrase: Phrase, inside: list[Span]) -> Entity | None:
    """The programme of the registry that a phrase names with common words added: `the Government's XYZ programme`."""
    found = [s for s in inside if s.entity.type == "Project" and s.entity.keys]
    if len(found) != 1:
        return None
    span = found[0]
    before = [t for t in phrase.tokens[phrase.first : phrase.end] if t.end <= span.start and t.kind == "word"]
    behind = [t for t in phrase.tokens[phrase.first : phrase.end] if t.start >= span.end and t.kind == "word"]
    plain = all(not t.capital or t.lower == "government" for t in before)
    return span.entity if plain and all(t.lower in draft.pack.heads for t in behind) else None


def _of_body(draft: Draft, at: int) -> bool:
    """Whether a place in the text lies in the name of a body."""
    near = draft.spans.inside(max(0, at - 100), at + 150)
    return any(s.entity.type == "Organization" and s.start <= at < s.end for s in near)


def _organisation_after(draft: Draft, stop: int) -> Entity | None:
    """A known organisation in brackets right behind: the phrase is its name (`the Long Name Programme (LNP)`)."""
    if draft.text[stop : stop + 2] != " (":
        return None
    return next(
        (
            s.entity
            for s in draft.spans.inside(stop + 2, min(len(draft.text), stop + 200))
            if s.start == stop + 2 and s.entity.type == "Organization" and draft.text[s.end : s.end + 1] == ")"
        ),
        None,
    )


_IMPLEMENTED = re.compile(
    r"\b(?:implementation of|implementing|carrying out) (?:the )?"
    r"((?:[A-Z][\w-]+ )+(?:of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?|(?:[A-Z][\w-]+)(?: [A-Z][\w-]+)+)"
)
_PLURAL = re.compile(
    rf"\b(?:projects?|programs?|programmes?)\s(?:is|are|called|named|titled|entitled)\s[{_OPEN}]([^{_OPEN}{_CLOSE}\n]{{2,80}})[{_CLOSE}]"
)
_NOUN = r"(?:[Pp]rojects?|[Pp]rogrammes?|[Pp]rograms?|[Ii]nitiative|[Ss]cheme|[Cc]ampaign)"
_NAMED = re.compile(
    rf"\b(?:{_NOUN}|venture|undertaking|effort|exchange|pilot|platform|partnership)\b[^.;\n]{{0,60}}?\s"
    rf"(?:called|named|entitled|titled|dubbed|known as|by the name of|under the name(?: of)?|"
    rf"christened|with the title|under the title|whose name is)\s[{_OPEN}]?"
    rf"([A-Z][\w'-]*(?:\s(?:(?:of|for|and|in|the|to|on|de|del|do|la)\s)*[A-Z0-9][\w'-]*)*)"
)
"""A name that a sentence gives a project: `a programme by the name of …`."""
_APPOSED = re.compile(
    r"\b(?:project|programme|program|initiative|scheme|campaign), "
    r"([A-Z][\w'-]+(?:\s(?:(?:of|for|and|the)\s)?[A-Z][\w'-]+){1,4})(?=[,.])"
)
"""A name behind a comma: `their new project, Sister Gardens,`."""
_SIGN = re.compile(
    r"(?<![\w.@/-])([A-Z][a-z]+(?:[A-Z][a-z]*)+\d*|[A-Z]+[a-z]+\d[A-Z][a-z]+|[A-Z]{4,}(?:[-+]?[A-Z0-9]+)*|[A-Z]{3,}-?\d+)(?![\w@/-])"
)
"""A word such as a project is called by: capitals only, or capitals inside."""
_ABOUT_PROJECTS = re.compile(rf"\b(?:{_NOUN}|consortium|pilot|lead partner|project partners?|work packages?)\b")
_NEAR = 45
_PERSON = 0.5
"""From here on a name is that of a person (see `Grammar.person_like`)."""
_NO_SIGN = re.compile(
    r"(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|You|Face|What|Linked)[A-Z]|COVID|COP\d|EXPO|ISO|PDF|NATO|AIDS|SARS|HTTP|GMT|UTC"
)
"""Surnames, sites and other words of that look."""
_CAPITALS = re.compile(r"\s?[A-Z]{2,}\s?$|\s?[A-Z]{2,}\b")
_IS_ONE = re.compile(
    r"(?<![\w.-])([A-Z][\w+-]+(?:\s(?:(?:of|for|and|the)\s)?[A-Z][\w+-]*){0,5})(?:,|\s(?:is|was))\s(?:an?|the)\s(?:[\w-]+\s){0,4}"
    r"(?:project|programme|program|initiative|scheme)\b"
)
_STARTED = re.compile(
    r"(?<![\w.-])(?:The\s)?([A-Z][\w'-]*(?:\s[A-Z][\w'-]*){1,3})(?:\s[a-z-]+){0,2}?\s(?:system|scheme|service|platform|network|portal|app)"
    r"\s(?:has been|was|is being|is|were)\s(?:launched|introduced|opened|started|unveiled|rolled out)\b"
)
"""A name in capitals before a common noun for what a city starts: `the Green Wheels hire scheme was launched`."""
_QUOTED = rf"[{_OPEN}][^{_OPEN}{_CLOSE}\n]{{2,80}}[{_CLOSE}]"
_SEVERAL = re.compile(
    rf"\b(?:projects|programmes|programs|initiatives)(?:\s[\w-]+){{0,3}}:?\s({_QUOTED}(?:(?:,\sand|,|\sand|\s&)\s{_QUOTED})+)"
)


_TITLE = re.compile(rf"[{_OPEN}]([A-Z][^{_OPEN}{_CLOSE}\n,.!?]{{2,60}})[{_CLOSE}](?!,? (?:said|says|told|he|she))")
_SINGLE = re.compile(r"(?<!\w)[\u2018']([A-Z][^\u2018\u2019'\n,.!?]{2,60})[\u2019'](?!\w)")
_CARRIED = re.compile(
    r"\b(?:co-?)?(?:financed|funded)\b|"
    r"\b(?:implemented|carried out|lead partner|partners|project|programme|initiative|scheme|campaign|"
    r"venture|undertaking|pilot|consortium|coordinated|coordinates|budget|grant|funding)\b"
)


def _quoted(draft: Draft) -> None:
    """Note a short title in quotes in a sentence that tells of funds or partners of something."""
    if draft.pack.code != "en":
        return
    for start, end in draft.sentences:
        if not _CARRIED.search(draft.text, start, end):
            continue
        for match in (*_TITLE.finditer(draft.text, start, end), *_SINGLE.finditer(draft.text, start, end)):
            words = match.group(1).split()
            if len(words) <= _WORDS and draft.free(*match.span(1)):
                _add(draft, *match.span(1), match.group(1), match.span(1))


_WORDS = 6
"""Words of a title, at most; longer quotes are speech."""
_MANY = re.compile(r"\b(?:projects|programmes|programs|initiatives)\s")
_SECOND = re.compile(r",?\sand\s(?:the\s)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)")


def _listed(draft: Draft) -> None:
    """Note the second of two projects named together: `the projects Clean Air and Quiet Streets`."""
    for match in _MANY.finditer(draft.text):
        first = next((s for s in draft.spans.inside(match.end(), match.end() + 80) if s.start == match.end()), None)
        if first is None or first.entity.type != "Project":
            continue
        second = _SECOND.match(draft.text, first.end)
        if second and draft.free(*second.span(1)) and second.group(1).split()[-1].lower() not in draft.pack.heads:
            whole = next((e for e in draft.entities if e.type == "Project" and _begins(e, second.group(1))), None)
            if whole is not None:
                draft.add(*second.span(1), whole)
            else:
                _add(draft, *second.span(1), second.group(1), second.span(1))


def _begins(project: Entity, name: str) -> bool:
    """Whether a name is the beginning of one of a project's names: `Clean Air` of `Clean Air for Towns`."""
    return any(known.startswith(f"{name} ") for known in (project.name, *project.known))


_BODIES = frozenset({"network", "association", "union", "forum", "organization", "organisation", "alliance", "council"})


def _signs(draft: Draft) -> None:
    """Note what stands in capitals beside the word project in running text, there and everywhere else."""
    if draft.pack.code != "en":
        return
    for match in _SIGN.finditer(draft.text):
        start, end = match.span(1)
        if not draft.free(start, end):
            continue
        if _NO_SIGN.match(match.group(1)):
            continue
        line = draft.text[draft.text.rfind("\n", 0, start) + 1 : (draft.text.find("\n", end) + 1 or len(draft.text))]
        near = draft.text[max(0, start - _NEAR) : end + _NEAR]
        said = len(re.findall(rf"(?<!\w){re.escape(match.group(1))}(?!\w)", draft.text))
        alone = not _CAPITALS.search(draft.text, max(0, start - 12), start) and not _CAPITALS.match(draft.text, end)
        whole = bool(_ABOUT_PROJECTS.search(draft.text))
        told = (whole or not match.group(1).isupper()) and carried.told(draft.text, start, end)
        about = _ABOUT_PROJECTS.search(near) or (said > 1 and alone and whole) or told
        if line.isupper() or not about:
            continue
        sign = match.group(1)
        known = (draft.find("Project", f"{sign}{kind}") for kind in ("", " project", " programme", " initiative"))
        entity = next((e for e in known if e is not None), None) or Entity("Project", sign, traits={"quoted": True})
        draft.add(start, end, entity)
        draft.alias(entity, [match.group(1)])
        everywhere(draft, match.group(1), entity)


def find(draft: Draft) -> None:
    """Note projects without a head noun of their own: what is said to be implemented, what a copula names."""
    for several in _SEVERAL.finditer(draft.text):
        for one in re.finditer(_QUOTED, several.group(1)):
            at = several.start(1) + one.start() + 1
            end = several.start(1) + one.end() - 1
            if draft.free(at, end):
                _add(draft, at, end, draft.text[at:end], (at, end))
    _listed(draft)
    _quoted(draft)
    _signs(draft)
    if draft.pack.code == "en" and _ABOUT_PROJECTS.search(draft.text):
        for start, end in carried.named(draft.text):
            if draft.free(start, end) and draft.text[start:end].split()[-1].lower() not in _BODIES:
                _add(draft, start, end, draft.text[start:end], (start, end))
    for match in _NAMED.finditer(draft.text):
        start, end = match.span(1)
        if draft.free(start, start + 1) and match.group(1).split()[0].lower() not in draft.pack.stopwords:
            _add(draft, start, end, match.group(1), (start, end))
    for match in _APPOSED.finditer(draft.text) if draft.pack.code == "en" else ():
        words = match.group(1).split()
        titled = any(w.lower() in draft.pack.titles for w in words)
        if draft.free(*match.span(1)) and not titled and draft.pack.grammar.person_like(words) < _PERSON:
            _add(draft, *match.span(1), match.group(1), match.span(1))
    for match in _IS_ONE.finditer(draft.text):
        said = match.group(1)
        if draft.free(*match.span(1)) and said.split()[0].lower() not in draft.pack.stopwords:
            _add(draft, *match.span(1), said, match.span(1))
    for match in _STARTED.finditer(draft.text) if draft.pack.code == "en" else ():
        _started(draft, *match.span(1))
    for pattern in (_IMPLEMENTED, _PLURAL):
        for match in pattern.finditer(draft.text):
            start, end = match.span(1)
            name = match.group(1).strip()
            end = start + len(name)
            head = name.split()[0].lower()
            if any(
                not s.nested and s.entity.type not in {"City", "Region", "Country"} for s in inner(draft, start, end)
            ):
                continue
            if len(name.split()) > 1 and head not in draft.pack.heads and _uncovered(draft, start, end):
                _add(draft, start, end, name, (start, end))


def _started(draft: Draft, start: int, end: int) -> None:
    """Note a name in capitals that is no place or body as a whole."""
    inside = [s for s in inner(draft, start, end) if not s.nested]
    if draft.text[start:end].split()[0].lower() in draft.pack.stopwords or not draft.free(end - 1, end):
        return
    if all(s.entity.type in {"City", "Region", "Country"} for s in inside):
        _add(draft, start, end, draft.text[start:end], (start, end))


def _uncovered(draft: Draft, start: int, end: int) -> bool:
    return any(draft.free(i, i + 1) for i in (start, end - 1))
