"""Networks of cities and other organisations known to the registry."""

from __future__ import annotations

import re
from collections import Counter

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.registries import OrganizationHit, OrganizationMatcher, current_registry

_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)|[IVX]+")
_LONGEST = 40
_COMPOUND = re.compile(r"-[^\W\d_]")


def find(draft: Draft) -> None:
    """Note every name and acronym of the registry."""
    known = frozenset(key.removeprefix("org:") for e in draft.inherited for key in e.keys)
    hits = list(OrganizationMatcher.open().find(draft.text, known, draft.pack.local))
    said = Counter(slug for hit in hits for slug in hit.slugs)
    for hit in hits:
        slug = _choice(hit, said)
        if draft.pack.words.get("compounds") and _COMPOUND.match(draft.text, hit.end):
            continue  # `EU-Projekt` names no body
        if _goes_on(draft, hit):
            continue  # `l'Alliance des villes de montagne` is another one than the Alliance des villes
        if _numbered(draft, hit):
            continue  # `the third Northeast Asian Mayors' Forum` is a meeting
        if hit.kind == "name" and _end_of_name(draft, hit):
            continue  # `Food Cities Alliance` is no Cities Alliance
        if slug is not None and draft.free(hit.start, hit.end):
            if hit.stem:
                draft.stems[hit.end] = hit.stem
            entity = entity_of(draft, slug)
            if entity.network and (part := _PART.match(draft.text, hit.end)) and draft.pack.code == "en":
                _section(draft, hit.start, part.end(), hit.end, entity)
                continue
            draft.add(hit.start, hit.end, entity)
    _bare_names(draft)


def _goes_on(draft: Draft, hit: OrganizationHit) -> bool:
    """Whether words behind a name that ends in its cities say which cities these are."""
    pack = draft.pack
    if not pack.order or draft.text[hit.start : hit.end].rsplit(" ", 1)[-1].lower() not in pack.set("city_words"):
        return False
    match = _WORDS.match(draft.text, hit.end)
    if match is None:
        return False
    links = {*pack.set("links"), *pack.articles}
    tail = str(pack.words["patterns"].get("city_tail", ""))
    second = match.group(2) or ""
    if match.group(1).lower() in links:
        return second[:1].islower() and second.lower() not in pack.stopwords
    return bool(tail) and match.group(1).islower() and re.fullmatch(tail, match.group(1)) is not None


_WORDS = re.compile(r" ([^\W\d_]+)(?:[ '\u2019]([^\W\d_]+))?")

_PART = re.compile(
    r"\s(?:(?:South |East |Southeast |Latin |North |West |Central |Southern |Eastern )?"
    r"(?:Africa|Europe|Asia|America|Oceania|Mediterranean)|Americas|Asia[- ]Pacific|World Secretariat)"
    r"(?![\w-]|\s(?:and\s)?[A-Z])"
)
"""Behind the name of a network: its section for a part of the world, or its secretariat."""


_BARE = re.compile(
    r"(?:(?<=\bof )|(?<=\bto )|(?<=\bby )|(?<=\bwith )|(?<=\bin )|(?<=\bjoined )|(?<=\bjoin )|(?<=[.!?]\s)|^)Metropolis"
    r"(?='s?\b|\u2019s\b|[.,;)]|\s(?:will|has|had|is|was|held|holds|elected|counts|unites|and|since|as|board|members?)\b)",
    re.MULTILINE,
)
"""The network whose name is a common noun, where it stands without an article and no city before it."""


def _bare_names(draft: Draft) -> None:
    if draft.pack.code != "en" or "metropolis" not in current_registry().organizations:
        return
    for match in _BARE.finditer(draft.text):
        if draft.free(*match.span()):
            draft.add(*match.span(), entity_of(draft, "metropolis"))


def _section(draft: Draft, start: int, end: int, inner: int, network: Entity) -> None:
    """Note a section that is named after its network: `XYZ Africa`."""
    name = " ".join(draft.text[start:end].split())
    entity = draft.find("Organization", name) or Entity("Organization", name, traits={"of": network})
    draft.alias(entity, [name])
    draft.add(start, inner, network, nested=True)
    draft.add(start, end, entity)


def _numbered(draft: Draft, hit: OrganizationHit) -> bool:
    """Whether a name that ends in a word for a meeting has the number of one before it."""
    pack = draft.pack
    words = draft.text[hit.start : hit.end].lower().split()
    heads = (pack.heads.get(word) for word in (words[0], words[-1]))
    if not any(head is not None and head[0] == "Meeting" for head in heads):
        return False
    ordinals = {word for some in pack.words["ordinals"].values() for word in some}
    for word in reversed(draft.text[max(0, hit.start - _LONGEST) : hit.start].split()):
        if word.lower() in ordinals or _NUMBER.fullmatch(word):
            return True
        if not word[0].isupper():
            break
    return False


_BEFORE = re.compile(r"(?:^|[^\w'\u2019-])((?:[A-Z][\w'\u2019-]+\s)+)$")
_ORDINARY = re.compile(r"\b[a-z]{5,}")
_KEPT = frozenset(
    {"The", "European", "Global", "International", "World", "United", "Nations", "UN", "EU", "UNESCO", "WHO"}
)
_HEADS = frozenset({"alliance", "network", "association", "union", "league", "federation", "forum"})


def _end_of_name(draft: Draft, hit: OrganizationHit) -> bool:
    """Whether a name of the registry is only the end of a longer name in English, inside a sentence."""
    said = draft.text[hit.start : hit.end]
    if draft.pack.code != "en" or said.rsplit(" ", 1)[-1].lower() not in _HEADS:
        return False
    before = _BEFORE.search(draft.text, max(0, hit.start - _LONGEST), hit.start)
    line = draft.text[draft.text.rfind("\n", 0, hit.start) + 1 : hit.start + 200]
    if before is None or not _ORDINARY.search(line):
        return False  # in a heading every word has a capital
    words = before.group(1).split()
    first = draft.text.rfind(". ", max(0, before.start(1) - 2), before.start(1)) >= 0 or not line.find(words[0])
    words = words[1:] if first and (words[0].lower() in draft.pack.stopwords or len(words) > 1) else words
    plain = [w for w in words if w not in _KEPT and w.lower() not in draft.pack.titles]
    return bool(plain) and all(w.isalpha() for w in plain)


def _choice(hit: OrganizationHit, said: Counter[str]) -> str | None:
    """The organisation meant: of several with one acronym, the one the text names more often; else none."""
    if len(hit.slugs) == 1:
        return hit.slugs[0]
    first, second = sorted(hit.slugs, key=lambda s: (-said[s], s))[:2]
    return first if said[first] > said[second] else None


def entity_of(draft: Draft, slug: str) -> Entity:
    """The entity of an organisation of the registry, a new one when the draft has none."""
    known = current_registry().organizations[slug]
    if (found := draft.with_key(known.key)) is not None:
        return found
    entity = Entity(
        "Project" if known.is_programme else "Organization", known.name("en"), keys=[known.key],
        known=known.all_names(),
        labels=("CityNetwork",) if known.is_network else (),
    )  # fmt: skip
    if russian := known.names.get("ru"):
        entity.attributes["name_ru"] = russian[0]
    draft.alias(entity, known.all_names())
    return entity
