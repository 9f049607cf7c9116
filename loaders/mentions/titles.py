"""Titles of office: the words of the pack's list with their modifiers (`First Deputy Mayor`, `бывший мэр`)."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Title
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.departments import ORDINARY, department, has_department, is_name, municipal
from hansa.loaders.mentions.title_words import first_words, post_of
from hansa.loaders.text.tokens import Token

_LONGEST = 4

_VERBS = frozenset({"elected", "newly"})

_PASSIVE = frozenset({"was", "been", "were", "is", "being", "newly"})
"""Behind these `elected` is the verb of the sentence, not a part of the title."""


def find(draft: Draft, places: frozenset[int] = frozenset(), within: frozenset[int] = frozenset()) -> None:
    """Note every title of the document.

    Args:
        places: the offsets where names of places start.
        within: the offsets inside these names: `City` of `Quezon City` belongs to no title.
    """
    pack = draft.pack
    begins = pack.by_word("may begin a title", lambda word: _may_begin(word, pack))
    for tokens in draft.tokens:
        behind = 0
        for index, token in enumerate(tokens):
            if token.kind != "word" or index < behind or token.start in within or not begins(token.text):
                continue
            if (found := _at(tokens, index, draft, places, within)) is not None:
                draft.titles.append(found[0])
                behind = found[1]
    _joined(draft)


def _may_begin(word: str, pack: Pack) -> bool:
    """Whether a word is a title, or may be the first of one: few are, and the others need no further look."""
    several = {word.lower(), pack.grammar.lemma(word)} & first_words(pack)
    return bool(several) or post_of([Token(0, len(word), word, "word")], pack)[0] is not None


def _counted(tokens: list[Token], index: int, length: int, pack: Pack, plural: bool) -> bool:
    """Whether `member` is no office: in `member cities`, `its members`, `215 members`."""
    after = tokens[index + length].lower if index + length < len(tokens) else ""
    before = tokens[index - 1] if index else None
    if after in {w for words in pack.words["counted"].values() for w in words} | {"states", "governments"}:
        return True
    return plural and before is not None and (before.kind == "number" or before.lower in {"its", "new", "их"})


def _verb(tokens: list[Token], index: int, pack: Pack) -> bool:
    """Whether a word that is a title too is a verb here: `the city chairs the network`, `elected to head it`."""
    if tokens[index].lower not in pack.set("title_verbs") or tokens[index].capital or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    named = after.capital and after.start - tokens[index].end == 1
    objected = named or after.lower in {"the", "its", "a", "an", "this", "it"}
    return objected and index > 0 and (tokens[index - 1].lower == "to" or tokens[index].lower.endswith("s"))


def _joined(draft: Draft) -> None:
    """One title said in two languages is one: `Бургомистр (Mayor)`."""
    joined: list[Title] = []
    for title in draft.titles:
        last = joined[-1] if joined else None
        between = draft.text[last.end : title.start] if last else ""
        if last and between.strip() == "(" and draft.text[title.end : title.end + 1] == ")" and last.post == title.post:
            joined[-1] = Title(last.start, title.end + 1, last.post, last.status or title.status)
        else:
            joined.append(title)
    draft.titles[:] = joined


def _at(
    tokens: list[Token], index: int, draft: Draft, places: frozenset[int], within: frozenset[int]
) -> tuple[Title, int] | None:
    """The title whose list words start at a token, and the index after it."""
    pack = draft.pack
    token = tokens[index]
    if token.kind != "word" or (index and f"{tokens[index - 1].lower} {token.lower}" in pack.set("no_title_phrases")):
        return None
    longest = _LONGEST if {token.lower, pack.grammar.lemma(token.text)} & first_words(pack) else 1
    for length in range(min(longest, len(tokens) - index), 0, -1):
        words = tokens[index : index + length]
        if not all(t.kind == "word" for t in words) or not draft.free(words[0].start, words[-1].end):
            continue
        post, plural = post_of(words, pack)
        if post is None or (post == "member" and _counted(tokens, index, length, pack, plural)):
            continue
        if length == 1 and _verb(tokens, index, pack):
            continue
        first = index
        modifiers = pack.set("title_modifiers")
        while (
            first > 0
            and tokens[first - 1].start not in within
            and (
                _modifies(tokens[first - 1], tokens[first], modifiers, draft)
                or _describes(tokens, first - 1, draft, places)
            )
        ):
            first -= 1
        while first < index and (
            tokens[first].kind == "mark"
            or (tokens[first].lower in _VERBS and first and tokens[first - 1].lower in _PASSIVE)
        ):
            first += 1
        said = {pack.grammar.lemma(t.text) for t in tokens[first:index]}
        acting = _acting(draft, tokens[first].start)
        status = (
            "acting"
            if acting is not None
            else next((s for s, some in pack.words["title_status"].items() if said & set(some)), None)
        )
        if words[0].lower.startswith(("экс-", "ex-")):
            status = "former"
        if said & {"deputy", "vice", "вице"} and not post.startswith(("deputy", "vice")):
            post = f"deputy {post}"
        end = index + length
        while end < len(tokens) and tokens[end].kind == "word" and tokens[end].lower in pack.set("title_after"):
            end += 1
        if not plural:
            end = municipal(tokens, end, draft, places)
        if not plural and has_department(post, pack):
            end = department(tokens, end, draft, places)
        begin = tokens[first].start if acting is None else acting
        return Title(begin, tokens[end - 1].end, post, status, plural), end
    return None


def _acting(draft: Draft, start: int) -> int | None:
    """Where the words start that make the title behind them one held for a time only (`и. о.`, `врио`)."""
    if not draft.pack.has("acting"):
        return None
    match = draft.pack.pattern("acting").search(draft.text, max(0, start - 40), start)
    return match.start() if match else None


def _describes(tokens: list[Token], at: int, draft: Draft, places: frozenset[int]) -> bool:
    """Whether an ordinary word with a capital belongs to the title behind it: `Twinning Officer`, `Project Manager`."""
    token, after = tokens[at], tokens[at + 1]
    return (
        at > 0
        and token.kind == "word"
        and token.capital
        and after.capital
        and not token.acronym
        and after.start - token.end == 1
        and token.start not in places
        and draft.free(token.start, token.end)
        and token.lower not in draft.pack.stopwords
        and not is_name(token, draft)
        and token.lower not in draft.pack.set("honorifics")
        and draft.pack.code == "en"
        and draft.pack.grammar.person_like([token.text]) < ORDINARY
    )


def _modifies(token: Token, after: Token, modifiers: frozenset[str], draft: Draft) -> bool:
    if after.start - token.end > 1 or not draft.free(token.start, token.end):
        return False
    if token.kind == "number":
        return token.text[-1].isalpha()
    if token.text == "-":
        return True
    if draft.pack.order and token.lower in draft.pack.stopwords:
        return False
    return token.kind == "word" and (token.lower in modifiers or draft.pack.grammar.lemma(token.text) in modifiers)
