"""Names of projects without a head noun of their own: what a sentence calls one, funds, starts or carries out."""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions import carried
from hansa.loaders.mentions.acronyms import everywhere
from hansa.loaders.mentions.phrases.phrase import inner
from hansa.loaders.mentions.projects import CLOSE, OPEN, add_project

_IMPLEMENTED = re.compile(
    r"\b(?:implementation of|implementing|carrying out) (?:the )?"
    r"((?:[A-Z][\w-]+ )+(?:of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?|(?:[A-Z][\w-]+)(?: [A-Z][\w-]+)+)"
)

_PLURAL = re.compile(
    rf"\b(?:projects?|programs?|programmes?)\s(?:is|are|called|named|titled|entitled)\s[{OPEN}]([^{OPEN}{CLOSE}\n]{{2,80}})[{CLOSE}]"
)

_NOUN = r"(?:[Pp]rojects?|[Pp]rogrammes?|[Pp]rograms?|[Ii]nitiative|[Ss]cheme|[Cc]ampaign)"

_NAMED = re.compile(
    rf"\b(?:{_NOUN}|venture|undertaking|effort|exchange|pilot|platform|partnership)\b[^.;\n]{{0,60}}?\s"
    rf"(?:called|named|entitled|titled|dubbed|known as|by the name of|under the name(?: of)?|"
    rf"christened|with the title|under the title|whose name is)\s[{OPEN}]?"
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

_QUOTED = rf"[{OPEN}][^{OPEN}{CLOSE}\n]{{2,80}}[{CLOSE}]"

_SEVERAL = re.compile(
    rf"\b(?:projects|programmes|programs|initiatives)(?:\s[\w-]+){{0,3}}:?\s({_QUOTED}(?:(?:,\sand|,|\sand|\s&)\s{_QUOTED})+)"
)

_TITLE = re.compile(rf"[{OPEN}]([A-Z][^{OPEN}{CLOSE}\n,.!?]{{2,60}})[{CLOSE}](?!,? (?:said|says|told|he|she))")

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
                add_project(draft, *match.span(1), match.group(1), match.span(1))


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
                add_project(draft, *second.span(1), second.group(1), second.span(1))


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
                add_project(draft, at, end, draft.text[at:end], (at, end))
    _listed(draft)
    _quoted(draft)
    _signs(draft)
    if draft.pack.code == "en" and _ABOUT_PROJECTS.search(draft.text):
        for start, end in carried.named(draft.text):
            if draft.free(start, end) and draft.text[start:end].split()[-1].lower() not in _BODIES:
                add_project(draft, start, end, draft.text[start:end], (start, end))
    for match in _NAMED.finditer(draft.text):
        start, end = match.span(1)
        if draft.free(start, start + 1) and match.group(1).split()[0].lower() not in draft.pack.stopwords:
            add_project(draft, start, end, match.group(1), (start, end))
    for match in _APPOSED.finditer(draft.text) if draft.pack.code == "en" else ():
        words = match.group(1).split()
        titled = any(w.lower() in draft.pack.titles for w in words)
        if draft.free(*match.span(1)) and not titled and draft.pack.grammar.person_like(words) < _PERSON:
            add_project(draft, *match.span(1), match.group(1), match.span(1))
    for match in _IS_ONE.finditer(draft.text):
        said = match.group(1)
        if draft.free(*match.span(1)) and said.split()[0].lower() not in draft.pack.stopwords:
            add_project(draft, *match.span(1), said, match.span(1))
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
                add_project(draft, start, end, name, (start, end))


def _started(draft: Draft, start: int, end: int) -> None:
    """Note a name in capitals that is no place or body as a whole."""
    inside = [s for s in inner(draft, start, end) if not s.nested]
    if draft.text[start:end].split()[0].lower() in draft.pack.stopwords or not draft.free(end - 1, end):
        return
    if all(s.entity.type in {"City", "Region", "Country"} for s in inside):
        add_project(draft, start, end, draft.text[start:end], (start, end))


def _uncovered(draft: Draft, start: int, end: int) -> bool:
    return any(draft.free(i, i + 1) for i in (start, end - 1))
