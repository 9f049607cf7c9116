"""Other names that a document gives in parentheses right behind a name: `"Digital Steppe" («Цифровая степь»)`."""

from __future__ import annotations

import re
import unicodedata

from hansa.loaders.concepts import meaning_of
from hansa.loaders.draft import Draft, Entity
from hansa.loaders.text.folding import fold

_OPEN, _CLOSE = "«\"“”„‘’'‹", "»\"“”’'›"
_QUOTED = re.compile(rf"[{_CLOSE}]?\s?\(\s?[{_OPEN}]([^()\n]{{3,80}}?)[{_CLOSE}]\s?\)")
_NAMED = re.compile(r"\s?\(\s?([^()\n,;]{8,80}?)(?:,\s?\w{2,10})?\s?\)")


def in_parentheses(draft: Draft, entity: Entity) -> list[str]:
    """Folded names in parentheses behind the name of an entity, sorted: in quotes, or in another script."""
    found = set()
    for span in draft.spans.of(entity):
        if (match := _QUOTED.match(draft.text, span.end)) or (
            (match := _NAMED.match(draft.text, span.end))
            and (_is_name(draft.text[span.start], match.group(1)) or _is_translation(entity.name, match.group(1)))
        ):
            found.add(fold(match.group(1)))
    return sorted(found - {"", fold(entity.name)})


def _is_name(beside: str, said: str) -> bool:
    """Whether words are a name in another script than what stands before them."""
    return said[0].isupper() and said.count(" ") > 0 and _script(said[0]) != _script(beside)


def _is_translation(name: str, said: str) -> bool:
    """Whether words mean what a name means: `Alliance des villes de montagne (Alliance of Mountain Cities)`."""
    return said[0].isupper() and said.count(" ") > 1 and meaning_of(name) == meaning_of(said)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
