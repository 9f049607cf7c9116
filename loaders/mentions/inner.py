"""Bodies in English that meetings hide: one in the name of its meeting, a forum that has a secretary."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from hansa.loaders.draft import Draft
from hansa.loaders.mentions import organisations
from hansa.loaders.mentions.phrases.phrase import Phrase, modifiers


def note(draft: Draft, phrase: Phrase) -> bool:
    """Note the body in the phrase of a meeting; whether it is all that the phrase names."""
    if (body := _behind_of(draft, phrase)) is not None:
        organisations.note(draft, body)
    if (body := _with_office(draft, phrase)) is not None:
        organisations.note(draft, body)
        return True
    return False


def _behind_of(draft: Draft, phrase: Phrase) -> Phrase | None:
    """The body behind `of` in the name of a meeting in English: `the 5th congress of the Carpathian Towns Union`."""
    pack, tokens = draft.pack, phrase.tokens
    after = next((i for i in range(phrase.last + 1, phrase.end) if tokens[i].lower == "of"), None)
    if pack.code != "en" or after is None:
        return None
    for at in range(phrase.end - 1, after, -1):
        head = pack.heads.get(tokens[at].lower) if tokens[at].kind == "word" and tokens[at].capital else None
        if head is not None and head[0] == "Organization":
            first, end = pack.grammar.phrase(tokens, at, modifiers(pack, head[0]))
            return Phrase(tokens, max(first, after + 1), at, at, min(end, phrase.end), *head)
    return None


_OFFICES = frozenset(
    {"secretary", "secretary general", "director", "president", "vice president", "co-president", "treasurer"}
)
_OF = re.compile(r"\sof\s(?:the\s)?")


def _with_office(draft: Draft, phrase: Phrase) -> Phrase | None:
    """A forum in English as a body, where the title of its office says that it is one: `Secretary of the X Forum`."""
    if draft.pack.code != "en" or phrase.kind != "forum" or not phrase.tokens[phrase.last].capital:
        return None
    at = bisect_left(draft.titles, phrase.start, key=lambda t: t.start) - 1
    title = draft.titles[at] if at >= 0 else None
    if title is None or title.post not in _OFFICES or not _OF.fullmatch(draft.text, title.end, phrase.start):
        return None
    return replace(phrase, type="Organization", kind="association")
