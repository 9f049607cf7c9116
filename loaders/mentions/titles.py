"""Titles of office: the words of the pack's list with their modifiers (`First Deputy Mayor`, `бывший мэр`)."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Title
from hansa.loaders.languages.pack import Pack, load
from hansa.loaders.text.tokens import Token

_LONGEST = 4
_LONG = 8
_DEPARTMENT = 8
"""Words of a department after a title, at most."""
_ORDINARY = 0.5
"""Below it a word is no name (see `Grammar.person_like`)."""
_VERBS = frozenset({"elected", "newly"})
_PASSIVE = frozenset({"was", "been", "were", "is", "being", "newly"})
"""Behind these `elected` is the verb of the sentence, not a part of the title."""
_EVERYWHERE = ("en", "ru")
"""Languages whose titles stand in texts of other languages too."""


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
    several = {word.lower(), pack.grammar.lemma(word)} & _first_words(pack)
    return bool(several) or _post([Token(0, len(word), word, "word")], pack)[0] is not None


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
    longest = _LONGEST if {token.lower, pack.grammar.lemma(token.text)} & _first_words(pack) else 1
    for length in range(min(longest, len(tokens) - index), 0, -1):
        words = tokens[index : index + length]
        if not all(t.kind == "word" for t in words) or not draft.free(words[0].start, words[-1].end):
            continue
        post, plural = _post(words, pack)
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
            end = _municipal(tokens, end, draft, places)
        if not plural and _has_department(post, pack):
            end = _department(tokens, end, draft, places)
        begin = tokens[first].start if acting is None else acting
        return Title(begin, tokens[end - 1].end, post, status, plural), end
    return None


def _has_department(post: str, pack: Pack) -> bool:
    """Whether a post is one of many of its kind, told apart by what it is for (`Minister of Culture`)."""
    return post in pack.set("title_departments")


def _municipal(tokens: list[Token], end: int, draft: Draft, places: frozenset[int]) -> int:
    """The index behind the municipal body without a name that a title goes on with: `Member of the City Council`."""
    if [t.lower for t in tokens[end : end + 2]] != ["of", "the"]:
        return end
    last = end + 2
    while (
        last < len(tokens)
        and tokens[last].capital
        and tokens[last].start not in places
        and tokens[last].lower in draft.pack.set("municipal")
    ):
        last += 1
    named = last < len(tokens) and (tokens[last].lower in {"of", "for"} or tokens[last].start in places)
    return last if last > end + 3 and not named else end


def _department(tokens: list[Token], end: int, draft: Draft, places: frozenset[int]) -> int:
    """The index behind the department that ordinary words after a title name; `end` when none does."""
    links = draft.pack.set("title_links")
    at = end
    for length in (3, 2, 1):
        if " ".join(t.lower for t in tokens[end : end + length]) in links:
            at = end + length
            break
    if at == end:
        return end
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    last = end
    for index in range(at, min(len(tokens), at + _DEPARTMENT)):
        token = tokens[index]
        listed = token.text == "," and last == index and _enumerated(tokens, index)
        if not draft.free(token.start, token.end) or (token.kind != "word" and not listed) or token.start in places:
            break
        if token.lower == "and" and last == index:
            continue
        if listed:
            continue
        if not token.capital or draft.pack.grammar.person_like([token.text]) >= _ORDINARY or _is_name(token, draft):
            break
        last = index + 1
    return last if last == end or _complete(tokens, last, draft) else end


def _enumerated(tokens: list[Token], at: int) -> bool:
    """Whether a comma parts the fields of a department: `Commissioner for Tourism, Arts and Culture`."""
    words = tokens[at + 1 : at + 5]
    if len(words) < 3 or not words[0].capital:
        return False
    and_ = 1 if words[1].lower == "and" else 2 if words[1].text == "," and words[2].lower == "and" else 0
    return bool(and_) and len(words) > and_ + 1 and words[and_ + 1].capital


def _complete(tokens: list[Token], at: int, draft: Draft) -> bool:
    """Whether what follows is no further word of a name that began as an ordinary one, but a person's name, if any."""
    after = [t for t in tokens[at : at + 2] if t.kind == "word" and t.capital]
    if not after or after[0] is not tokens[at]:
        return True
    if len(after) < 2 or after[1].lower in draft.pack.set("honorifics"):
        return False
    return draft.pack.grammar.person_like([t.text for t in after]) >= _ORDINARY


def _is_name(token: Token, draft: Draft) -> bool:
    """Whether a word heads a body or is a title, which are names of their own."""
    return draft.pack.heads.get(token.lower) is not None or token.lower in draft.pack.titles


def _acting(draft: Draft, start: int) -> int | None:
    """Where the words start that make the title behind them one held for a time only (`и. о.`, `врио`)."""
    if not draft.pack.has("acting"):
        return None
    match = draft.pack.pattern("acting").search(draft.text, max(0, start - 40), start)
    return match.start() if match else None


def _first_words(pack: Pack) -> frozenset[str]:
    """The first words of titles of several words, of a language and of those whose titles stand in texts of others."""
    return pack.kept(
        ("first words of titles", ""),
        lambda: frozenset(
            title.split()[0]
            for known in (pack, *map(load, _EVERYWHERE))
            for title in known.titles
            if len(title.split()) > 1
        ),
    )


def _post(words: list[Token], pack: Pack) -> tuple[str | None, bool]:
    said = " ".join(t.lower for t in words)
    lemmas = " ".join([pack.grammar.lemma(words[0].text), *(t.lower for t in words[1:])])
    every = " ".join(pack.grammar.lemma(t.text) for t in words)
    for form in (said, lemmas, every):
        if form in pack.titles:
            return pack.titles[form], _plural(words, pack)
    if said.endswith("s") and said[:-1] in pack.titles:
        return pack.titles[said[:-1]], True
    if said.endswith("men") and said[:-3] + "man" in pack.titles:
        return pack.titles[said[:-3] + "man"], True
    if length_of(words) and (close := _misspelt(said, pack)):
        return pack.titles[close], False
    for other in _EVERYWHERE:
        if (
            other != pack.code
            and words[0].text[0].isascii() is (other == "en")
            and (post := load(other).titles.get(said))
        ):
            return post, False
    return None, False


def length_of(words: list[Token]) -> bool:
    """Whether a single capitalised word is long enough to be known in spite of a slip of the pen."""
    return len(words) == 1 and words[0].capital and len(words[0].text) >= _LONG


def _misspelt(said: str, pack: Pack) -> str | None:
    """The title that differs from a word by one letter (or two letters that changed places), if only one does."""
    from rapidfuzz.distance import OSA

    alike = pack.kept(("long titles", said[0]), lambda: [t for t in pack.titles if len(t) >= _LONG and t[0] == said[0]])
    close = [t for t in alike if OSA.distance(t, said, score_cutoff=1) == 1]
    return close[0] if len(close) == 1 and said.rstrip("s") not in pack.titles else None


def _plural(words: list[Token], pack: Pack) -> bool:
    if any(w.lower in pack.titles for w in words):
        return False
    return pack.code != "en" and pack.grammar.plural(words[0].text)


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
        and not _is_name(token, draft)
        and token.lower not in draft.pack.set("honorifics")
        and draft.pack.code == "en"
        and draft.pack.grammar.person_like([token.text]) < _ORDINARY
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
