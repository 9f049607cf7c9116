"""Whether the words beside a name tell that a project bears it: `carries out X together with`, `X helps`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEFORE = re.compile(
    r"\b(?:carr(?:y|ies|ied) out|carrying out|implement(?:s|ed|ing)?|coordinat(?:es|ed|ing)|pilot(?:s|ed|ing)?|"
    r"will run|(?:partners?|participants?|participates?|participated|involved|cooperates?) in|"
    r"youth exchange|launch of|start of)\s(?:the\s)?$"
)
_AFTER = re.compile(
    r"\s(?:helps|connects|pairs|links|brings together|"
    r"is (?:funded|financed|co-financed|coordinated|carried out|an? (?:[A-Z]\w+ )*(?:project|programme|network)))\b"
)
_REACH = 40
_NAMED = re.compile(
    r"\bThe\s((?:[A-Z][\w-]+\s){1,3}[A-Z][\w-]+)\s(?:pairs|helps|connects|links|brings together)\s(?=[A-Z])"
)


def told(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands where the name of a project stands."""
    return bool(_BEFORE.search(text, max(0, start - _REACH), start) or _AFTER.match(text, end))


def named(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of names in capitals of which a verb of projects is said: `The Harbour Exchange pairs Riga with`."""
    for match in _NAMED.finditer(text):
        yield match.span(1)
