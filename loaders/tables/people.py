"""Persons with their posts, and meetings, as a row names them."""

from __future__ import annotations

import re
from functools import lru_cache

from hansa.graph.model import JSON, Referent
from hansa.loaders.languages.pack import LANGUAGES
from hansa.loaders.naming import given_ending, person_name
from hansa.loaders.registries import added_version, current_registry
from hansa.loaders.text.folding import fold


def person(name: str, beside: str | None) -> Referent:
    """A person by name and by what they stand beside: the key of a city or an organisation."""
    folded = person_name(name).strip() or name
    return Referent("Person", name, keys=(f"person:{folded}|{beside or '?'}",), facets=tuple(given_ending(name)))


def meeting(name: str, day: str | None) -> Referent:
    """A meeting by its name and its date."""
    facets = (("day", day),) if day else ()
    return Referent("Meeting", name, keys=(f"meeting:{fold(name) or name}|{day or '?'}",), facets=facets)


def post(said: str, place_type: str) -> dict[str, JSON]:
    """The qualifiers of a post: `title` as said, its class `post` and a `status` where the registry knows them.

    Args:
        said: such as "Acting mayor".
        place_type: the type of the place or body where it is held, which may tell the class.
    """
    found: dict[str, JSON] = {"title": said}
    title = " ".join(said.lower().split())
    for word, status in _statuses(added_version()):
        if title.startswith(word) and title != word:
            found["status"] = status
            title = title.removeprefix(word).strip(" -")
            break
    if slug := _titles(added_version()).get(title):
        found["post"] = current_registry().posts[slug].post_class(place_type)
    return found


@lru_cache(maxsize=2)
def _titles(_added: str) -> dict[str, str]:
    """Class of post by title, in every language of the registry that has a pack."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for title, slug in current_registry().titles(language).items():
            found.setdefault(title, slug)
    return found


@lru_cache(maxsize=2)
def _statuses(_added: str) -> tuple[tuple[str, str], ...]:
    """What may stand before a title, and the status that it tells; the longest first."""
    words: dict[str, str] = {}
    for language in LANGUAGES:
        for word, slug in current_registry().word_classes("status", language).items():
            if slug in ("acting", "former"):
                words.setdefault(word if re.search(r"\W$", word) else f"{word} ", slug)
    return tuple(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))
