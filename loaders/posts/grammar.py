"""The post grammar of a language: the regular expressions of titles beside names of persons and places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.loaders.languages.pack import Pack

_PLACES = "[CRNO]"


@dataclass(frozen=True)
class Grammar:
    """Regular expressions of posts for one language."""

    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    split: re.Pattern[str]
    shared: re.Pattern[str]
    pairs: re.Pattern[str]
    pair: re.Pattern[str]
    link: re.Pattern[str]


def grammar(pack: Pack) -> Grammar:
    """The post grammar of a language pack."""
    return pack.kept(("posts", ""), lambda: _grammar(pack))


def _grammar(pack: Pack) -> Grammar:
    honorific = "|".join(
        re.escape(h[0].upper() + h[1:]) + r"\.? ?" for h in sorted(pack.set("honorifics"), reverse=True)
    )
    link, inner, genitive, and_ = "(?:{post_link})", "(?:{post_inner})", "(?:{genitive})", "(?:{and})"
    place = rf"(?:<{_PLACES}\d+>)"
    # X's TITLE | TITLE of X | TITLE of some words of X | bare TITLE
    to = rf"(?: (?:to|in)(?: the)? {place})?"
    of = rf"{link}{place}(?!{genitive}<T)"  # what stands before a further title is said with that
    to_whom = r"(?: (?:to|of) (?:the )?<T\d+>)?"  # `adviser to the Governor of …`
    unit = rf"(?:{place}{genitive}<T\d+>(?:{of})?|<T\d+>{to_whom}{of}{to}|<T\d+>{inner}{place}|<T\d+>)"
    chain = rf"{unit}(?:{and_}{unit}){{0,3}}"
    person = r"<P(?P<person>\d+)>"
    before = r"(?:<[CRN](?P<label>\d+)> ?[–—:-] ?)?"
    before += rf"(?P<posts>{chain}){{post_duty}}(?: [a-z-]+(?: [a-z-]+)?)?(?:,? )?(?:{honorific})*"
    before += rf"{person}(?P<rest>(?:{link}{place}|(?: \(<C\d+>\))?)?)"
    after = rf"{person}(?:{{copula}}){{lower_words}}(?P<posts>{chain})(?P<close>\)?)"
    pair = rf"(?:{honorific})?<P\d+>(?:,)?{link}{place}(?:,? \([^()]{{1,60}}\))?"
    return Grammar(
        pack.made(unit),
        pack.made(before),
        pack.made(after),
        pack.made(
            rf"(?P<a>{place})?(?:{genitive})?<T(?P<t>\d+)>(?:(?P<l>{to_whom}{link}|{inner})(?P<b>{place})(?!{genitive}<T){to})?"
        ),
        pack.made(
            rf"<T(?P<t>\d+)>(?:{link}(?P<places>{place}(?:{{list_sep}}{place})*))?,? "
            rf"(?P<people>(?:{honorific})?<P\d+>(?:{{list_sep}}(?:{honorific})?<P\d+>)*)"
        ),
        pack.made(
            rf"<T(?P<t>\d+)>(?: [^<>.;,]{{0,50}}(?:<O(?P<o>\d+)>[^<>.;,]{{0,30}})?)?(?:{{list_are}}) "
            rf"(?P<pairs>{pair}(?:{{list_sep}}{pair})*)"
        ),
        pack.made(rf"<P(\d+)>(?:,)?{link}<{_PLACES}(\d+)>"),
        pack.made(link if pack.order else "(?!)"),
    )
