"""What follows a title of office in Russian: its complement (`главы пресс-службы министерства обороны России`), then
the name of the person who holds it, which stands in the case of the title.
"""

from __future__ import annotations

from functools import lru_cache

from hansa.loaders import eastern
from hansa.loaders.gazetteer.russian import parsed
from hansa.loaders.languages import ru_names
from hansa.loaders.text.tokens import Token

_REACH = 28
_LIKELY = 0.3
_PREPOSITIONS = frozenset({"по", "при", "в", "во", "на", "от", "из", "для", "за", "у", "против"})
_WITH = frozenset({"с", "со"})
TIES = frozenset({"борьба", "взаимодействие", "контакт", "общение", "отношение", "работа", "связь", "сотрудничество"})
"""Nouns with which a complement goes on over `с`: `по связям с общественностью`."""
_NOW = frozenset({"а", "ныне", "теперь", "сейчас", "также", "одновременно", "затем", "позже", "ранее"})
"""What may stand between the titles of one person: `бывший тренер ЦСКА, а ныне наставник …`."""
_ENDS = frozenset(
    {"VERB", "INFN", "GRND", "ADVB", "CONJ", "PRCL", "PRED", "NPRO", "PREP", "INTJ", "COMP", "ADJS", "PRTS"}
)
_OBLIQUE = frozenset({"gent", "gen2", "datv", "loct", "loc2", "ablt", "accs"})
_OF_FAMILIES = ("ова", "ева", "ёва", "ина", "ына", "ского", "цкого", "енко", "ука", "юка", "яна", "дзе", "швили", "ян")
_ADJECTIVE = ("ого", "ому", "ым", "ом", "ой", "ую", "ая", "ий", "ый")
_JOINTS = frozenset({",", "\u2013", "\u2014"})
_WHOSE = frozenset({"которого", "которой", "которых"})
_SHORT = frozenset({"г", "пос", "дер", "р", "обл", "респ", "гор"})
"""Nouns before the name of a place, with a full stop."""
_OPENING = '«\u201e\u201c"'
_CLOSING = '»\u201c\u201d"'


@lru_cache(maxsize=20_000)
def ends(word: str) -> bool:
    """Whether a word in lower case is no noun and nothing that agrees with one, so that a complement ends before it."""
    return parsed(word)[0].tag.POS in _ENDS


@lru_cache(maxsize=50_000)
def inner(word: str) -> bool:
    """Whether a word in lower case can stand inside a complement: a noun or what agrees with it, not as a subject."""
    if ends(word):
        return False
    parses = parsed(word)
    return any(
        p.tag.POS in {"NOUN", "ADJF", "PRTF", "NUMR"} and ("Fixd" in p.tag or str(p.tag.case) in _OBLIQUE)
        for p in parses[:6]
    )


@lru_cache(maxsize=20_000)
def cases(word: str) -> frozenset[str]:
    """The cases in which a title can stand."""
    found = {str(p.tag.case) for p in parsed(word) if p.tag.POS == "NOUN" and p.tag.number == "sing"}
    return frozenset({"gen2": "gent", "loc2": "loct"}.get(c, c) for c in found) or frozenset(ru_names.CASES)


def _run(tokens: list[Token], at: int, stop: int) -> int:
    """The index after a run of capitalised words, initials and particles that starts at a token."""
    end = at
    while end < stop:
        token = tokens[end]
        if end > at and token.start - tokens[end - 1].end > 1:
            break
        initial = token.text == "." and len(tokens[end - 1].text) == 1 and token.start == tokens[end - 1].end
        behind = next((t for t in tokens[end + 1 : stop] if t.lower not in ru_names.PARTICLES), None)
        particle = token.lower in ru_names.PARTICLES and behind is not None and behind.capital
        joined = token.kind == "word" and token.lower.partition("-")[0] in ru_names.PARTICLES and "-" in token.text
        if not (token.capital or initial or (end > at and (particle or joined))):
            break
        end += 1
    return end


def _words(tokens: list[Token]) -> tuple[list[str], list[int]]:
    """The words of a run, initials with their full stop, and for each the index of its first token."""
    words: list[str] = []
    firsts: list[int] = []
    for index, token in enumerate(tokens):
        if token.text == "." and words:
            words[-1] += "."
        else:
            words.append(token.text)
            firsts.append(index)
    return words, firsts


def _quoted(tokens: list[Token], at: int, stop: int) -> int:
    """The index after the closing quotation mark of a name in quotes; the same index when there is none."""
    depth = 0
    for end in range(at + 1, min(stop, at + 14)):
        if tokens[end].text == "«":
            depth += 1
        elif tokens[end].text in _CLOSING:
            if not depth:
                return end + 1
            depth -= 1
    return at


def read(
    tokens: list[Token],
    at: int,
    wanted: frozenset[str],
    titled: dict[int, int],
    placed: dict[int, int],
    surname: bool,
) -> tuple[int, tuple[int, int] | None]:
    """The index after the complement of a title, and the tokens of the name behind it.

    Args:
        tokens: of the sentence; `at` is the index after the title.
        wanted: the cases in which the title can stand.
        titled: for the start of each title of the sentence, the index after it.
        placed: the same for each name of a place.
        surname: whether a surname alone may follow.
    """
    stop = min(len(tokens), at + _REACH)
    index = at
    joint = 0
    named = False
    while index < stop:
        token = tokens[index]
        if token.start - tokens[index - 1].end > 1:
            break
        if index == at and token.lower in _WHOSE:
            index += 1
            continue
        before = tokens[index - 1]
        if token.start in titled:
            linked = before.lower == "и" or before.text in _JOINTS
            if linked and not joint:
                joint = index - 1
            index = titled[token.start]
        elif (before.text in _JOINTS or before.lower == "и") and _titled(tokens, index, titled):
            joint = joint or index - 1
            index = _titled(tokens, index, titled)
        elif token.kind == "word" and token.capital:
            end = _run(tokens, index, stop)
            if (place := placed.get(token.start, 0)) and _eastern(tokens[index:end], wanted):
                return (joint or index), (index, end)
            if place:
                rest = _name(tokens, place, end, wanted, True, True, surname) if place < end else None
                if rest is None and _eastern(tokens[place:end], wanted):
                    rest = place, end
                full = rest is not None and rest[1] - rest[0] > 1
                if full or place > end or (not ru_names.word(token.text).given and (not named or rest is not None)):
                    index, named = place, True
                    continue
            name = _name(tokens, index, end, wanted, index > at, named, surname and index - at < 4)
            if name is not None:
                if before.lower == "и" or before.text in _JOINTS:
                    return (joint or index - 1), None
                return (joint or name[0]), name
            if (before.lower == "и" and not tokens[index].acronym) or _another(tokens[index:end]):
                break
            index, named = end, True
        elif token.text in _OPENING:
            end = _quoted(tokens, index, stop)
            if end == index:
                break
            index = end
        elif token.kind == "number" or token.text == "№":
            index += 1
        elif token.lower in _SHORT and index + 2 < stop and tokens[index + 1].text == "." and tokens[index + 2].capital:
            index += 2
        elif token.kind == "word" and token.lower in _PREPOSITIONS:
            after = tokens[index + 1] if index + 1 < stop else None
            if after is None or not (after.capital or (after.kind == "word" and inner(after.lower))):
                break
            index += 1
        elif (
            token.kind == "word"
            and token.lower in _WITH
            and parsed(before.lower)[0].normal_form in TIES
            and index + 1 < stop
            and inner(tokens[index + 1].lower)
        ):
            index += 2
        elif token.text == "," and (then := _then(tokens, index + 1)) > index + 1 and tokens[then].start in titled:
            joint = joint or index
            index = titled[tokens[then].start]
        elif token.lower == "и" or token.text in _JOINTS:
            behind = tokens[index + 1] if index + 1 < stop else None
            comma = token.text != "и"
            if behind is None or not (
                _titled(tokens, index + 1, titled)
                or (
                    behind.kind == "word"
                    and not behind.capital
                    and inner(behind.lower)
                    and (not comma or goes_on(tokens, index + 1, stop))
                )
                or (not comma and behind.capital)
            ):
                break
            index += 1
        elif token.text == "(":
            if index + 2 < stop and tokens[index + 2].text == ")" and tokens[index + 1].kind == "word":
                index += 3
            else:
                break
        elif token.kind == "word" and (inner(token.lower) or (cases(token.lower) & wanted and _rank(token.lower))):
            index += 1
        else:
            break
    while index > at and (
        (tokens[index - 1].kind == "mark" and tokens[index - 1].text not in _CLOSING + ")")
        or tokens[index - 1].lower in _PREPOSITIONS | {"и"}
    ):
        index -= 1
    return joint or index, None


def _another(run: list[Token]) -> bool:
    """Whether a run ends in the full name of somebody else: no part of a body's name, which stands in the genitive."""
    words, _ = _words(run)
    first, end, score = ru_names.best(words, last=True)
    return score >= 1 and end == len(words) and "gent" not in {case for case, _ in ru_names.standing(words[first:end])}


def _eastern(run: list[Token], wanted: frozenset[str]) -> bool:
    """Whether a run is a Chinese or Korean name, though its family name is a city's too: `мэром … Ван Линем`."""
    words, _ = _words(run)
    if not (2 <= len(words) <= _EASTERN_WORDS and eastern.is_family(words[0]) and all(w.isalpha() for w in words)):
        return False
    given = [ru_names.word(w) for w in words[1:]]
    fits = all(len(w) <= _SYLLABLES and not (k.given or k.patronymic) for w, k in zip(words[1:], given, strict=True))
    return fits and any(case in wanted for case, _ in ru_names.standing(words[1:]))


_EASTERN_WORDS = 3
_SYLLABLES = 9
"""Letters in a Chinese or Korean given name with the ending of its case, at most."""


def _then(tokens: list[Token], at: int) -> int:
    """The index after the words that tell when a further title is held; the last index when nothing follows."""
    while at < len(tokens) - 1 and tokens[at].lower in _NOW:
        at += 1
    return at


def _titled(tokens: list[Token], at: int, titled: dict[int, int]) -> int:
    """The index after a title that starts at a token or behind up to two adjectives, else 0."""
    for index in range(at, min(len(tokens), at + 3)):
        if tokens[index].start in titled:
            return titled[tokens[index].start]
        if tokens[index].kind != "word" or tokens[index].capital or not _adjective(tokens[index].lower):
            return 0
    return 0


@lru_cache(maxsize=20_000)
def _adjective(word: str) -> bool:
    return parsed(word)[0].tag.POS in {"ADJF", "PRTF"}


@lru_cache(maxsize=20_000)
def _rank(word: str) -> bool:
    return any("anim" in p.tag and p.tag.POS == "NOUN" for p in parsed(word)[:2])


def goes_on(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether nouns in a row go on behind a comma up to an `и` (`спорта, туризма и молодёжи`)."""
    for index in range(at, min(stop, at + 6)):
        token = tokens[index]
        if token.lower == "и":
            return index + 1 < stop and tokens[index + 1].kind == "word" and not tokens[index + 1].capital
        if not (token.text == "," or (token.kind == "word" and not token.capital and inner(token.lower))):
            return False
    return False


@lru_cache(maxsize=20_000)
def _plain(word: str) -> bool:
    """Whether a capitalised word may be a part of a short foreign name, though it is an ordinary word too."""
    kind = ru_names.word(word)
    return len(word) < 8 and not kind.place and not word[1:2].isupper() and "nomn" in {c for c, _ in kind.stands}


def _name(
    tokens: list[Token], first: int, end: int, wanted: frozenset[str], behind: bool, named: bool, surname: bool
) -> tuple[int, int] | None:
    """The tokens of a person's name at the end of a run, in one of the cases wanted; a run behind a name is a name."""
    words, firsts = _words(tokens[first:end])
    a, b, score = ru_names.best(words, wanted, last=behind and not named, whole=named)
    if not named and b < len(words):
        a, b, score = ru_names.best(words, wanted, last=True)
    if score >= _LIKELY and b == len(words):
        return first + firsts[a], end
    if (
        named
        and 2 <= len(words) <= 3
        and all(_plain(w) for w in words)
        and (end == len(tokens) or not tokens[end].is_word)
    ):
        return first, end
    said = words[-1]
    if not surname or len(said) < 3 or said[1].isupper() or said.isascii():
        return None
    after = tokens[end] if end < len(tokens) and tokens[end].kind == "word" and not tokens[end].capital else None
    if after is not None and (_adjective(after.lower) or (said.endswith(_ADJECTIVE) and inner(after.lower))):
        return None
    last = ru_names.word(words[-1])
    if "gent" in wanted and not (last.family and (last.known or said.lower().endswith(_OF_FAMILIES))):
        return None  # it may as well be what the title is of
    alone = len(words) == 1 or ru_names.word(words[-2]).place
    if alone and (last.family or (last.listed and not last.place and not last.ordinary)):
        stands = {case for case, _ in last.stands} - (set() if last.family else {"accs"})
        if stands & wanted:
            return first + firsts[-1], end
    return None
