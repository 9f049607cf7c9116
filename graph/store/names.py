"""Names as they are looked up: folded, so that case, accents, quotes and punctuation do not matter."""

from __future__ import annotations

import re
import unicodedata

from hansa.graph.model import seen
from hansa.graph.schema import MAX_NAME

_APART = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """A name as it is compared: case folded, accents removed, everything that is no letter or digit a space.

    An apostrophe inside a word goes without a trace; й stays й, as it is a letter and no accent.
    """
    plain = re.sub(r"(?<=\w)['’ʼ`](?=\w)", "", seen(name).casefold())
    decomposed = unicodedata.normalize("NFKD", plain.replace("й", "\ue000"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("\ue000", "й")
    return " ".join(_APART.sub(" ", bare).split())


def name_handle(name: str) -> str:
    """What a node is looked up by under one of its names."""
    # Folding may lengthen, and a server takes no long value into an index.
    return f"name:{fold(' '.join(name.split())[:MAX_NAME])[:MAX_NAME]}"


def near_handle(band: str) -> str:
    """What a document is looked up by under one band of its sketch."""
    return f"near:{band}"
