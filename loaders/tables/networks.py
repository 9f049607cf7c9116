"""The Organization that a row names: a city network, or a body at which somebody holds a post."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from hansa.graph.model import JSON, Referent, digest
from hansa.graph.schema import TABLE_KEY
from hansa.loaders.registries import added_version, current_registry
from hansa.loaders.registries.model import Organization
from hansa.loaders.text.folding import fold

_ACRONYM_BEHIND = re.compile(r"(.+?)\s*\(([^()]+)\)")


class Networks:
    """Referents of the organisations of one table.

    A `network_id` decides: with the folded name it is the key, and different ids are never one within the table. What
    the registry of networks, or only the name, says joins it to other documents. Where the table gives several ids to
    what these take for one, it says so of the id that most rows give, and of none if two ids are as frequent.
    """

    def __init__(self, table: str, named: Iterable[tuple[str, str]]) -> None:
        """Args: table: id of the table's document. named: name and network_id of every row."""
        self._facet = f"network_id of {digest(table, length=12)}"
        self._made: dict[tuple[str, str, bool], Referent] = {}
        ids: dict[str, Counter[str]] = defaultdict(Counter)
        for (name, id_), rows in Counter(named).items():
            if id_:
                ids[shared_key(name)][id_] += rows
        self._known_as = {key: _most_frequent(some) for key, some in ids.items()}

    def referent(self, name: str, id_: str = "", network: bool = True) -> Referent:
        """The organisation of a row; `network` says whether it stands in a column of networks."""
        known = self._made.get((name, id_, network))
        if known is None:
            known = self._made[name, id_, network] = self._referent(name, id_, network)
        return known

    def _referent(self, name: str, id_: str, network: bool) -> Referent:
        shared = shared_key(name)
        keys = (f"{TABLE_KEY}:{id_}|{fold(name) or name}",) if id_ else ()
        registered = None
        if not id_ or self._known_as[shared] == id_:
            keys = (*keys, shared)
            registered = _registered(name)
        attributes: dict[str, JSON] = {}
        if registered and (russian := registered.names.get("ru")):
            attributes["name_ru"] = russian[0]
        return Referent(
            "Organization",
            registered.name() if registered else name,
            keys=keys,
            facets=((self._facet, id_),) if id_ else (),
            labels=("CityNetwork",) if network or (registered and registered.is_network) else (),
            names=registered.all_names() if registered else (),
            attributes=attributes,
        )


def _most_frequent(ids: Counter[str]) -> str | None:
    """The id that more rows give than any other; None if two are as frequent."""
    ranked = ids.most_common(2)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def shared_key(name: str) -> str:
    """The key by which an organisation is one with those of other documents."""
    registered = _registered(name)
    return registered.key if registered else f"name:{fold(name) or name}"


def _registered(name: str) -> Organization | None:
    """The organisation of the registries that bears a name, alone or as the one network; an acronym may follow it."""
    by_name = _by_name(added_version())
    found = by_name.get(fold(name), ())
    if not found and (match := _ACRONYM_BEHIND.fullmatch(name)):
        found = by_name.get(fold(match[1]), ())
    networks = [organization for organization in found if organization.is_network]
    choices = networks or list(found)
    return choices[0] if len(choices) == 1 else None


@lru_cache(maxsize=2)
def _by_name(_added: str) -> dict[str, tuple[Organization, ...]]:
    """The organisations of the registries in use by folded name."""
    found: dict[str, dict[str, Organization]] = defaultdict(dict)
    for organization in current_registry().organizations.values():
        if organization.is_programme:
            continue
        for name in organization.all_names():
            found[fold(name)][organization.slug] = organization
    return {name: tuple(some.values()) for name, some in found.items()}
