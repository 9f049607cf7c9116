"""Identity keys of what one document names, from that document alone (see DESIGN of identity)."""

from __future__ import annotations

from hansa.loaders import concepts
from hansa.loaders.aliases import in_parentheses
from hansa.loaders.body_keys import organisation
from hansa.loaders.draft import Draft, Entity
from hansa.loaders.meeting_keys import meeting
from hansa.loaders.person_keys import person
from hansa.loaders.said import Made, Said, main_key
from hansa.loaders.text.folding import fold

_OF_PROJECTS = frozenset({"project", "programme", "international"})
"""Concepts that say what a thing is, not which."""


def assign(draft: Draft) -> None:
    """Give every entity its keys, facets and weak keys, into `traits['final']`."""
    makers = {
        "Organization": organisation,
        "Person": person,
        "Meeting": meeting,
        "Project": _project,
        "Agreement": _agreement,
    }
    said = Said(draft)
    inherited = set(draft.inherited)
    order = ("City", "Region", "Country", "Organization", "Person", "Meeting", "Project", "Agreement")
    for entity in sorted(draft.entities, key=lambda e: order.index(e.type)):
        maker = makers.get(entity.type)
        keys, weak, facets = maker(said, entity) if maker else (list(entity.keys), [], [])
        if entity.type in order[:3] and not keys:
            keys = [f"place:{fold(entity.name)}|{said.country or '?'}"]
        if entity in inherited:
            # What an earlier block says of it has made keys; a key for want of anything better adds nothing.
            keys = [*entity.keys, *(keys if said.of("HOLDS_POST", entity, "s") else [])]
        entity.keys = list(dict.fromkeys(keys))
        entity.traits["weak_keys"] = weak
        entity.traits["facets"] = facets


def _project(said: Said, entity: Entity) -> Made:
    if entity.keys:
        # A programme of the registry.
        return list(entity.keys), [], []
    carriers = {main_key(r.subject.entity) for r in said.of("IMPLEMENTS", entity, "o")}
    titles = [fold(entity.name), *in_parentheses(said.draft, entity)]
    if meant := concepts.meaning(said.draft, entity, _OF_PROJECTS):
        titles.append(concepts.key(meant))
    # A title is that of many projects: whose it is say those who carry it, else the cities of its sentence.
    owners = sorted(carriers | {c.keys[0] for c in said.cities_beside(entity) if c.keys} | set(said.home))
    return [f"project:{title}|{owner}" for title in titles for owner in owners], [], []


def _agreement(said: Said, entity: Entity) -> Made:
    signed = said.of("SIGNED", entity, "o")
    signers = sorted({main_key(r.subject.entity) for r in signed if r.subject.entity.type != "Person"})
    dates = sorted({str(v) for r in signed for k, v in r.properties if k == "date"})
    kind = str(entity.traits["kind"])
    if not signers:
        return [f"agreement:{fold(entity.name)}|{said.country or '?'}"], [], []
    if len(signers) == 1 and not dates:
        # A city signs many agreements.
        return [], [], []
    return [f"agreement:{'+'.join(signers)}|{dates[0] if dates else kind}"], [], []
