"""What registries hold, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hansa.loaders.registries.model import ByLanguage

COLUMNS = ("kind", "slug", "name", "acronyms", "founded", "seat", "part_of", "wikidata", "website", "names")


def checked(path: str) -> Iterator[dict[str, Any]]:
    """A row for each fault of a registry file; of one without faults, a row for the file and for what it replaces."""
    from hansa.loaders.registries import check_registry, default_registry, load_registry

    faults = check_registry(path)
    if faults:
        for fault in faults:
            yield {"file": path, "slug": None, "what": fault, "fault": True}
        return
    own, known = load_registry(path), default_registry()
    count = len(own.organizations) + len(own.posts) + len(own.words)
    told = "1 entry, no faults." if count == 1 else f"{count} entries, no faults."
    yield {"file": path, "slug": None, "what": told, "fault": False}
    words = {(word.group, word.slug) for word in known.words}
    replaced = [slug for slug in own.organizations if slug in known.organizations]
    replaced += [slug for slug in own.posts if slug in known.posts]
    replaced += [word.slug for word in own.words if (word.group, word.slug) in words]
    for slug in replaced:
        yield {"file": path, "slug": slug, "what": "Replaces the entry of Hansa.", "fault": False}


def entries(kind: str | None) -> list[dict[str, Any]]:
    """What is known, of one kind or of all; names by language as `en: …`."""
    from hansa.loaders.registries import current_registry

    known = current_registry()
    rows: list[dict[str, Any]] = [
        {
            "kind": "networks" if o.is_network else "programmes" if o.is_programme else "bodies",
            "slug": o.slug,
            "name": o.name(),
            "acronyms": sorted({a for some in o.acronyms.values() for a in some}),
            "founded": o.founded,
            "seat": o.seat or None,
            "part_of": o.part_of or None,
            "wikidata": o.wikidata or None,
            "website": o.website or None,
            "names": _names(o.names),
        }
        for o in known.organizations.values()
    ]
    rows += ({"kind": "posts", "slug": p.slug, "name": p.slug, "names": _names(p.titles)} for p in known.posts.values())
    rows += (
        {"kind": "words", "slug": w.slug, "name": f"{w.group}: {w.slug}", "names": _names(w.words)} for w in known.words
    )
    return [row for row in rows if kind in (None, row["kind"])]


def _names(by_language: ByLanguage) -> list[str]:
    return [f"{language}: {name}" for language, names in by_language.items() for name in names]
