"""Whether the data of a registry file are as they should be; every fault is told at once, each in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hansa.loaders.registries.model import GROUPS, KINDS, PLACE_TYPES

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_TEXTS = ("seat", "website", "country", "part_of")
_ORGANIZATION = {"slug", "names", "acronyms", "variants", "weak", "founded", "wikidata", *_TEXTS}
_FIELDS = {
    "networks": _ORGANIZATION,
    "bodies": _ORGANIZATION,
    "programmes": _ORGANIZATION,
    "posts": {"slug", "rank", "at", "class", "titles"},
    "words": {"slug", "group", "words"},
}
_NAMES = {"networks": "names", "bodies": "names", "programmes": "names", "posts": "titles", "words": "words"}


def check_data(data: Any) -> list[str]:
    """The faults of the data of one registry file; empty when there are none."""
    if not isinstance(data, Mapping) or set(data) != {"kind", "entries"}:
        return ["A registry has two fields, kind and entries."]
    if data["kind"] not in KINDS:
        return [f"kind is {data['kind']!r}; it must be one of {', '.join(KINDS)}."]
    if not isinstance(data["entries"], list):
        return ["entries must be a list."]
    faults: list[str] = []
    seen: set[Any] = set()
    for number, entry in enumerate(data["entries"], 1):
        if not isinstance(entry, Mapping) or not isinstance(entry.get("slug"), str):
            faults.append(f"Entry {number} has no slug.")
            continue
        slug = entry["slug"]
        if slug in seen:
            faults.append(f"The slug {slug} is there twice.")
        seen.add(slug)
        faults.extend(f"{slug}: {fault}" for fault in _faults(entry, data["kind"]))
    return faults


def _faults(entry: Mapping[str, Any], kind: str) -> Iterator[str]:
    if not _SLUG.fullmatch(entry["slug"]):
        yield "a slug is lower-case Latin letters, digits and single hyphens."
    for name in sorted(set(map(str, entry)) - _FIELDS[kind]):
        yield f"there is no field {name}."
    yield from _language_faults(entry, _NAMES[kind], required=True)
    if kind == "posts":
        yield from _post_faults(entry)
    elif kind == "words":
        if entry.get("group") not in GROUPS:
            yield f"group must be one of {', '.join(GROUPS)}."
    else:
        yield from _organization_faults(entry)


def _organization_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from _language_faults(entry, "acronyms", required=False)
    for name in ("variants", "weak"):
        if not _is_texts(entry.get(name, [])):
            yield f"{name} must be a list of texts."
        else:
            yield from (
                f"{name}: {said!r} has no letter or digit." for said in entry.get(name, []) if not _is_word(said)
            )
    for name in _TEXTS:
        if name in entry and not (isinstance(entry[name], str) and entry[name].strip()):
            yield f"{name} must be a text."
    founded = entry.get("founded")
    if founded is not None and not (
        isinstance(founded, int) and not isinstance(founded, bool) and 1000 < founded < 2100
    ):
        yield "founded must be a year."
    if "wikidata" in entry and not _WIKIDATA.fullmatch(str(entry["wikidata"])):
        yield "wikidata must be a Q with a number."
    acronyms = entry.get("acronyms", {})
    known = (
        {a for some in acronyms.values() if _is_texts(some) for a in some} if isinstance(acronyms, Mapping) else set()
    )
    for acronym in entry.get("weak", []) if _is_texts(entry.get("weak", [])) else []:
        if acronym not in known:
            yield f"weak names {acronym}, which is none of its acronyms."


def _post_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(entry.get("rank"), int):
        yield "rank must be a whole number."
    at = entry.get("at")
    if not _is_texts(at) or not at or set(at) - set(PLACE_TYPES):
        yield f"at must list some of {', '.join(PLACE_TYPES)}."
    classes = entry.get("class", {})
    if not isinstance(classes, Mapping) or set(classes) - set(PLACE_TYPES) or not _is_texts(list(classes.values())):
        yield f"class must give a class for some of {', '.join(PLACE_TYPES)}."


def _language_faults(entry: Mapping[str, Any], name: str, required: bool) -> Iterator[str]:
    table = entry.get(name, {})
    if not isinstance(table, Mapping) or (required and not table):
        yield f"{name} must give names by language, such as {{en: [Name]}}."
        return
    for language, names in table.items():
        if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
            yield f"{name}: {language!r} is no language code of ISO 639."
        elif not _is_texts(names) or not names:
            yield f"{name}: {language} must be a list of texts with no blanks around them."
        else:
            yield from (f"{name}: {said!r} has no letter or digit." for said in names if not _is_word(said))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v and v == v.strip() for v in value)


def _is_word(said: str) -> bool:
    """Whether a text can hold it: of signs alone no name is made."""
    return any(character.isalnum() for character in said)
