"""Noun phrases of Russian: a head noun, what agrees with it before, and its complements behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from hansa.loaders.gazetteer.russian import parsed
from hansa.loaders.languages import ru_office
from hansa.loaders.text.tokens import Token

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLХ]+$")
_INVARIABLE = re.compile(r"[А-ЯЁ]{2,}\+?$|[A-Za-z]")
_ABOUT = frozenset({"соглашение", "договор", "меморандум", "протокол", "декларация", "контракт", "план"})
_QUOTES = '«„"“'
_SUFFIXES = frozenset({"я", "й", "е", "го", "м", "ю", "ой", "му", "ая", "ый", "ую"})
"""Endings that are written behind a number and a hyphen."""
_UNITS = frozenset(
    {
        *("агентство", "бюро", "ведомство", "группа", "дирекция", "департамент", "комиссия", "комитет", "министерство"),
        *("инспекция", "отдел", "отделение", "подкомитет", "пресс-служба", "прокуратура", "редакция", "секция"),
        *("служба", "совет", "управление", "управа", "фонд", "центр", "штаб", "суд", "организация", "ассоциация"),
        *("институт", "коллегия", "общество", "союз", "представительство", "филиал", "палата", "учреждение"),
    }
)
"""Bodies that are told apart by what they are for (`комитет по делам молодёжи`) or by what they stand beside."""
_SCOPES = {"по": "datv", "при": "loct", "за": "accs", "против": "gent"}
_CAUSES = frozenset({"движение", "фронт", "союз", "партия", "коалиция", "кампания", "комитет", "лига", "фонд"})
"""Bodies that are for or against something; of others `за` and `против` tell only when they have a capital."""
_OLD_CASES = {"gen2": "gent", "loc2": "loct", "acc2": "accs"}
_NO_SCOPE = frozenset(
    {
        *("адрес", "вина", "воля", "время", "дата", "информация", "итог", "мера", "мнение", "инициатива", "окончание"),
        *("повод", "поручение", "помощь", "причина", "предложение", "приглашение", "приказ", "просьба", "путь"),
        *("результат", "решение", "слово", "случай", "сообщение", "сравнение", "традиция", "отношение", "соглашение"),
        *("сведение", "данные", "дорога", "обыкновение", "завершение", "прибытие", "возможность", "содействие"),
        *("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "телефон", "участие"),
        *("поддержка", "год", "день", "утро", "вечер", "ночь", "он", "она", "оно", "они", "это", "весь"),
    }
)
"""Nouns that say with `по` or `при` how or when something is done, not what a body is for."""


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form of a word in lower case, of a noun that is a name of persons too the other one."""
    lower = word.lower()
    if not _CYRILLIC.search(lower):
        return lower
    if "-" in lower and not any("NOUN" in p.tag for p in parsed(lower)[:1]):
        return lower
    for parse in parsed(lower):
        if "Name" not in parse.tag and "Surn" not in parse.tag:
            return str(parse.normal_form)
    return str(parsed(lower)[0].normal_form)


@lru_cache(maxsize=50_000)
def _adjective(word: str) -> bool:
    return any({"ADJF"} in p.tag or {"PRTF"} in p.tag for p in parsed(word)[:4])


@lru_cache(maxsize=50_000)
def _genitive(word: str) -> bool:
    """Whether a word can stand in a chain of genitives: an adjective or noun in that case, or an acronym."""
    if _INVARIABLE.match(word):
        return True
    if len(word) < 3 or word.lower() in _SCOPES or parsed(word)[0].tag.POS in {"VERB", "INFN", "GRND"}:
        return False
    return any(
        ("gent" in p.tag or "Fixd" in p.tag) and p.tag.POS in {"NOUN", "ADJF", "PRTF", "ADJS", "NUMR"}
        for p in parsed(word)[:8]
    )


@lru_cache(maxsize=50_000)
def _stands(word: str, case: str) -> bool:
    """Whether an adjective or noun can stand in a case; an acronym or foreign word can in all."""
    if _INVARIABLE.match(word):
        return True
    return len(word) > 2 and any(
        ("Fixd" in p.tag or _OLD_CASES.get(str(p.tag.case), str(p.tag.case)) == case)
        and p.tag.POS in {"NOUN", "ADJF", "PRTF"}
        for p in parsed(word)[:8]
    )


def agrees(adjective: str, noun: str) -> bool:
    """Whether an adjective can stand in the case of a noun."""
    cases = {p.tag.case for p in parsed(noun)}
    return any(p.tag.POS == "ADJF" and p.tag.case in cases for p in parsed(adjective))


def around(tokens: list[Token], head: int, modifiers: frozenset[str]) -> tuple[int, int]:
    """The first token of the phrase around a head noun, and the one after it; see `Grammar.phrase`."""
    first = _first(tokens, head, modifiers)
    end = head + 1
    while end < len(tokens):
        token = tokens[end]
        gap = token.start - tokens[end - 1].end
        if token.is_word and gap <= 1 and token.lower != "и" and (token.kind == "name" or _genitive(token.text)):
            end += 1
        elif token.text == "№" and end + 1 < len(tokens) and tokens[end + 1].kind == "number":
            end += 2
        elif token.lower in _SCOPES and (
            tokens[head].capital
            or tokens[first].capital
            or lemma(tokens[head].text) in (_UNITS if token.lower in {"по", "при"} else _CAUSES)
        ):
            stop = _scope(tokens, end)
            if stop == end:
                break
            end = stop
        elif token.lower in {"и", "–", "—", ","} and (
            _goes_on(tokens, end + 1, head)
            or (token.lower == "и" and _numbered(tokens[first]) and _name(tokens, end + 1))
        ):
            end += 2
        else:
            break
    if end < len(tokens) and tokens[end].lower in {"о", "об"} and lemma(tokens[head].text) in _ABOUT:
        end = _about(tokens, end)
    return first, end


def _first(tokens: list[Token], head: int, modifiers: frozenset[str]) -> int:
    first = head
    while first > 0:
        token = tokens[first - 1]
        if tokens[first].start - token.end > 1:
            break
        word = token.text
        ordinal = _numbered(token)
        suffix = word in _SUFFIXES and first > 1
        hyphen = word == "-" and first > 1 and tokens[first - 2].kind == "number"
        adjective = (
            token.is_word
            and _CYRILLIC.search(word)
            and _adjective(word)
            and (token.capital or lemma(word) in modifiers or agrees(word, tokens[head].text))
        )
        if not (suffix or hyphen or ordinal or adjective):
            break
        first -= 1
    while first < head and not _begins(tokens[first], modifiers):
        first += 1
    return first


def _begins(token: Token, modifiers: frozenset[str]) -> bool:
    """Whether a name may begin with a word: an ordinary adjective only goes on after one with a capital."""
    return token.kind != "mark" and (
        token.capital or token.kind == "number" or lemma(token.text) in modifiers or bool(_ROMAN.match(token.text))
    )


def _numbered(token: Token) -> bool:
    return bool(_ROMAN.match(token.text)) or token.kind == "number"


def _name(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "name"


def _goes_on(tokens: list[Token], after: int, head: int) -> bool:
    """Whether a genitive chain goes on after `и` or a dash: another common noun or adjective in the genitive."""
    if after >= len(tokens) or after - 2 <= head:
        return False
    token, joint, before = tokens[after], tokens[after - 1], tokens[after - 2]
    if joint.text == "," or (after + 1 < len(tokens) and tokens[after + 1].text in _QUOTES):
        return False  # what stands before a name in quotes is another
    if not token.is_word or (token.capital and not before.capital) or not _genitive(token.text):
        return False
    return joint.text != "и" or not (token.capital and tokens[head].lower == tokens[head].text)


def _scope(tokens: list[Token], at: int) -> int:
    """The index after what a body is for or stands beside (`по делам молодёжи`, `при прокуратуре`); `at` if none is.

    Args:
        at: of the preposition. Nouns in its case and genitives follow, more of them behind `и` and commas before it.
    """
    case = _SCOPES[tokens[at].lower]
    if at + 1 >= len(tokens) or lemma(tokens[at + 1].text) in _NO_SCOPE:
        return at
    end = at + 1
    while end < len(tokens):
        token = tokens[end]
        first = end == at + 1
        if token.start - tokens[end - 1].end > 1:
            break
        if token.kind == "name":
            if first and not any(_stands(w, case) for w in token.text.split()):
                break
            end += 1
        elif (
            token.is_word
            and token.lower != "и"
            and (_stands(token.text, case) or (not first and _genitive(token.text)))
        ):
            if ru_office.ends(token.lower) and not token.capital:
                break
            end += 1
        elif (
            not first
            and token.lower in {"с", "со"}
            and end + 1 < len(tokens)
            and lemma(tokens[end - 1].text) in ru_office.TIES
            and any(_stands(w, "ablt") for w in tokens[end + 1].text.split()[:1])
        ):
            end += 2
        elif not first and token.lower == "и" and end + 1 < len(tokens):
            behind = tokens[end + 1]
            known = behind.kind == "name" or not behind.capital
            if not (behind.is_word and known and any(_stands(w, case) for w in behind.text.split()[:1])):
                break
            end += 2
        elif not first and token.text == "," and ru_office.goes_on(tokens, end + 1, min(len(tokens), end + 7)):
            end += 1
        else:
            break
    return end if end > at + 1 else at


def _about(tokens: list[Token], at: int) -> int:
    """The end of what an agreement is about (`о сотрудничестве в сфере туризма`)."""
    end = at + 1
    while end < min(len(tokens), at + 9):
        token = tokens[end]
        joint = token.lower in {"и", "в"} and end + 1 < len(tokens) and tokens[end + 1].kind == "word"
        if not (token.kind == "word" and not token.capital and (joint or ru_office.inner(token.lower))):
            break
        end += 1
    return end if end > at + 1 else at
