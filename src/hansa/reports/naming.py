"""What documents and nodes are called where people read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from hansa.graph.model import TABLE
from hansa.loaders.gazetteer.russian import undeclined


def document_name(row: Mapping[str, Any]) -> str:
    """The name of a document; a table without a title of its own is told by its file, too.

    Tables of one kind have the same headings, so that these alone do not tell which table is cited. Folders are left
    out: a report leaves the machine.

    Args:
        row: `name`, `headline` and `format` of the document, and `source`, the smallest key of its sources.
    """
    name, source = str(row["name"]), row["source"] or ""
    if row["format"] != TABLE or name != row["headline"] or source.startswith("sha256:"):
        return name
    file = re.split(r"[/\\]", source.rstrip("/"))[-1]
    return f"{file}: {name[:1].lower()}{name[1:]}" if file else name


def other_names(names: Iterable[str], shown: str) -> list[str]:
    """The names of a node beside the one that is shown.

    Of those that differ in case alone the first; no inflected form of another one (`Стамбула` beside `Стамбул`).
    """
    known = list(dict.fromkeys(names))
    folded = {name.casefold() for name in known} | {shown.casefold()}
    seen = {shown.casefold()}
    others = []
    for name in known:
        if name.casefold() not in seen and not _inflected(name.casefold(), folded):
            seen.add(name.casefold())
            others.append(name)
    return others


def _inflected(name: str, others: set[str]) -> bool:
    """Whether a name in Russian is another one in an oblique case; both folded."""
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or not _CYRILLIC(name):
        return False
    # `Самара` is no form of `Самары`, but the other way round
    bases = product(*([word, *(b for b in undeclined(word) if word[-1] + b[-1] != "аы")] for word in words))
    return not others.isdisjoint({" ".join(base) for base in bases} - {name})


_CYRILLIC = re.compile(r"[а-яё -]+").fullmatch
_MOST_WORDS = 4


_FORMER = re.compile(
    r"\b(?:former|ex|outgoing|бывш\w*|экс|колишн\w+|бұрынғы|ancien(?:ne)?s?|antigu[oa]s?|ehemalig\w*|früher\w*"
    r"|był[aye]?|eski|önceki|sobiq|sabiq|keçmiş)\b",
    re.IGNORECASE,
)


def says_former(titles: Iterable[object]) -> bool:
    """Whether a title says itself that its post is over: `former mayor`, `экс-мэр`."""
    return any(_FORMER.search(str(title)) for title in titles)
