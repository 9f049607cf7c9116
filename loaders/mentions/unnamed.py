"""Bodies that a place has one of, named by their kind alone, and ministries and agencies by their short names.

`городская дума`, `гордума`, `горкенеш`: that of the city spoken of. `Минтранс Узбекистана`, `Роспотребнадзор`.
"""

from __future__ import annotations

import re

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.mentions.phrases.phrase import nested

_COUNCIL = re.compile(
    r"(?<![\w-])(?:(?:городск|областн|районн|краев)(?:ая|ой|ую|ое|ого|ому|им|ом) "
    r"(?:дум(?:а|ы|е|у|ой)|собрани(?:е|я|ю|ем|и)|"
    r"кенеш(?:а|у|ем|е)?|маслихат(?:а|у|ом|е)?)|гор(?:дум(?:а|ы|е|у|ой)|кенеш(?:а|у|ем|е)?|маслихат(?:а|у|ом|е)?)|"
    r"облдум(?:а|ы|е|у|ой)|совет(?:а|у|ом|е)? (?:народных )?депутатов)(?![\w-])"
)
_SHORT = re.compile(
    r"(?<![\w-])(?:Мин(?:транс|культур|обр|здрав|фин|юст|строй|экономик|экономразвити|пром|природ|сельхоз|спорт|труд|"
    r"энерго|цифр|соц|информ|просвещени|туризм|торг|связ|востокразвити|водхоз|иностран|нац|обороны|кавказ|имущ)[а-яё]*|"
    r"Рос(?:сотрудничеств|молод[её]ж|туризм|автодор|природнадзор|потребнадзор|стат|реестр|архив|спорт|рыболовств)[а-яё]*)"
    r"(?![\w-])"
)


def find(draft: Draft) -> None:
    """Note these bodies where the text is still free; a place right behind a short name belongs to it."""
    if draft.pack.code != "ru":
        return
    for match in _COUNCIL.finditer(draft.text):
        if draft.free(*match.span()):
            words = match.group().split()
            head = next((i for i, w in enumerate(words) if w.startswith("совет")), len(words) - 1)
            _add(draft, *match.span(), draft.pack.grammar.base_phrase(words, head))
    for match in _SHORT.finditer(draft.text):
        start, end = match.span()
        if not draft.free(start, end):
            continue
        inside = [s for s in draft.spans.inside(end + 1, end + _REACH) if s.start == end + 1 and not s.nested]
        lemma = draft.pack.grammar.lemma(match.group())
        name = lemma[:1].upper() + lemma[1:]
        if inside and inside[0].entity.type in {"Country", "Region"} and draft.text[end + 1].isupper():
            place = inside[0]
            draft.spans.swap(place, nested(place))
            name += draft.text[end : place.end]
            end = place.end
        _add(draft, start, end, name)


_REACH = 60


def _add(draft: Draft, start: int, end: int, name: str) -> None:
    said = " ".join(draft.text[start:end].split())
    entity = draft.find("Organization", name) or draft.find("Organization", said) or Entity("Organization", name)
    draft.add(start, end, entity)
    draft.alias(entity, [said])
