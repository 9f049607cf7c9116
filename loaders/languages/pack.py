"""A language pack: its word lists, its rules, and the hooks of its grammar."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module, resources
from sys import maxsize
from typing import Any, TypeVar, cast

from hansa.loaders.gazetteer.fold import fold_name, fold_word
from hansa.loaders.gazetteer.local import Local
from hansa.loaders.kept import compiled
from hansa.loaders.languages.grammar import Declining, Grammar
from hansa.loaders.registries import Registry, added_registry, added_version
from hansa.loaders.text.dates import DateWords
from hansa.loaders.text.endings import Endings


def _languages() -> tuple[str, ...]:
    root = resources.files("hansa.loaders.languages") / "data"
    codes = sorted(folder.name for folder in root.iterdir() if (folder / "words.json").is_file())
    return (*_FIRST, *(code for code in codes if code not in _FIRST))


_FIRST = ("en", "ru")

LANGUAGES = _languages()
"""Languages with a pack, by ISO 639-1: those that have a folder; the first is used where a text's language has none."""

_EMPTY: dict[str, Any] = {
    "bodies": [], "municipal": [], "meeting_anaphors": {"any": []}, "title_status": {}, "numbers": {}, "ordinals": {},
    "tens": {}, "place_nouns": {}, "counted": {}, "heads": {}, "titles": {}, "meeting_modifiers": [],
}  # fmt: skip

_NEVER = "(?!)"

_PATTERNS = {
    "tail": "(?: [^.;!?<>]{0,60}?)?", "list_sep": ", ", "capital_of": _NEVER, "copula": _NEVER, "post_link": " ",
    "post_inner": _NEVER, "honorific": "", "genitive": _NEVER, "and": ", ", "not_fact": _NEVER, "place_before": _NEVER,
    "place_after": _NEVER, "in_place": "in|of|в|во", "suffix": "", "place_genitive": "", "body_before": _NEVER,
    "body_after": _NEVER,
    "gap": "[^<.;!?]{0,60}?(?:<D\\d+>[^<.;!?]{0,40}?)?", "art": "", "lower_words": "", "post_duty": "",
    "which": _NEVER, "some": "(?:[^\\W\\d_]+ ){0,2}?",
}  # fmt: skip

_GROUPS = {"meeting": "Meeting", "project": "Project", "agreement": "Agreement", "organisation": "Organization"}

_WORDS = 50_000
"""Words of which answers are kept."""

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Pack:
    """The data of one language; `words` is its `words.json`, whose keys the properties explain.

    `write` puts a word of the registries into the letters of the pack."""

    code: str
    words: dict[str, Any]
    rules: str
    frames: str
    grammar: Grammar
    write: Callable[[str], str] = str
    _made: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def set(self, name: str) -> frozenset[str]:
        """A word list as a set, empty when the language has none of that name."""
        found = self._sets.get(name)
        if found is None:
            found = self._sets[name] = frozenset(self.words.get(name, ()))
        return found

    def table(self, name: str) -> dict[str, str]:
        """A word list with a value for each word; values hold the words, so that a list reads well."""
        return self.kept(
            ("table", name),
            lambda: {word: value for value, words in self.words.get(name, {}).items() for word in words},
        )

    @cached_property
    def declining(self) -> Declining | None:
        """Its grammar, where it is one of a language that declines its nouns."""
        return self.grammar if isinstance(self.grammar, Declining) else None

    @cached_property
    def dates(self) -> DateWords:
        return DateWords.from_json(self.words["dates"])

    @cached_property
    def months(self) -> dict[str, int]:
        """Forms of the names of months to their numbers."""
        return dict(self.dates.months)

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """Function words: they tell the language, and a capital at the start of a sentence makes them no name."""
        return self.set("stopwords")

    @cached_property
    def heads(self) -> dict[str, tuple[str, str]]:
        """Head nouns by lemma: entity type, and kind within the type; with those of the registry."""
        found: dict[str, tuple[str, str]] = {}
        if self.order:
            from hansa.loaders.registries import default_registry

            for group, type_ in _GROUPS.items():
                for word, slug in default_registry().word_classes(group, self.code).items():
                    found[self.write(word)] = (type_, "association" if type_ == "Organization" else slug)
        for type_, kinds in self.words["heads"].items():
            for kind, words in kinds.items():
                found.update(dict.fromkeys(words, (type_, kind)))
        for word in self.words.get("no_heads", ()):
            found.pop(word, None)
        return found

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles of office (lemmas, of one or more words) to the class of the post; with those of the registry."""
        if not self.order:
            return self.table("titles")
        from hansa.loaders.registries import default_registry

        listed = default_registry().titles(self.code)
        own = {self.write(title): _OTHER_CLASSES.get(slug, slug.replace("-", " ")) for title, slug in listed.items()}
        found = {**own, **self.table("titles")}
        return {title: post for title, post in found.items() if title not in self.set("no_titles")}

    @cached_property
    def order(self) -> str:
        """`head first` or `head last`: where a head noun stands; empty in a language with a grammar of its own."""
        return str(self.words.get("order", ""))

    @cached_property
    def articles(self) -> frozenset[str]:
        """Words that make a noun mean something named before; empty in a language without articles."""
        return self.set("articles")

    @cached_property
    def ordinal_words(self) -> frozenset[str]:
        """Words that number a meeting in its series."""
        return frozenset(word for some in self.words["ordinals"].values() for word in some)

    @cached_property
    def endings(self) -> Endings:
        return _endings(self.words.get("endings", {}), self.set("suffixes"))

    @cached_property
    def known_words(self) -> dict[str, str]:
        """Every single word of the lists of nouns, titles and modifiers by its folded form."""
        phrases = [
            *self.heads, *self.titles, *self.words["bodies"], *self.words["municipal"],
            *(w for some in self.words["place_nouns"].values() for w in some),
            *(w for some in self.words["ordinals"].values() for w in some),
            *(w for some in self.words["title_status"].values() for w in some),
            *(w for some in self.words["counted"].values() for w in some),
            *self.words["meeting_anaphors"]["any"],
            *(w for name in _LISTS for w in self.words.get(name, ())),
        ]  # fmt: skip
        found = {fold_word(phrase): phrase for phrase in phrases if " " not in phrase}
        for word in (word for phrase in phrases if " " in phrase for word in phrase.split()):
            folded = fold_word(word)
            inflected = self.endings.replaced and any(base in found for base in self.endings.bases(folded))
            if folded not in found and not inflected:
                found[folded] = word  # no form of another: `ради` in `секретар міської ради`
        return found

    @cached_property
    def local(self) -> Local | None:
        """What the search for places needs to know of the language; None where it has code of its own."""
        if not self.order:
            return None
        ordinary = {*self.known_words, *map(fold_word, self.stopwords), *map(fold_name, self.set("no_places"))}
        return Local(
            code=self.code,
            endings=_endings(
                self.words.get("place_endings", self.words.get("endings", {})), self.set("place_suffixes")
            ),
            elisions=self.set("elisions"),
            suffixed=bool(self.words.get("apostrophe")),
            names={fold_name(n): key for key, names in self.words.get("places", {}).items() for n in names},
            adjectives={
                fold_word(stem): f"iso3166-1:{code}"
                for code, stems in self.words.get("demonyms", {}).items()
                for stem in stems
            },
            adjective_endings=frozenset(map(fold_word, self.words.get("demonym_endings", ()))),
            common=frozenset(ordinary),
            home=tuple(self.words.get("home", ())),
            cue=self.words["patterns"].get("place_cue", ""),
        )

    @cached_property
    def apart(self) -> re.Pattern[str] | None:
        """What an apostrophe joins to a word and is none of it; see `tokenize`."""
        front = "|".join(sorted(self.set("elisions"), key=len, reverse=True))
        if front:
            return compiled(rf"(?P<front>(?:{front})['\u2019])(?P<word>.{{2,}})(?P<back>)", re.IGNORECASE)
        if self.words.get("apostrophe"):
            return compiled(r"(?P<front>)(?P<word>[^'\u2019]{2,})(?P<back>['\u2019].{1,9})")
        return None

    def pattern(self, name: str) -> re.Pattern[str]:
        """A regular expression of the pack, ignoring case."""
        return self.kept(("pattern", name), lambda: compiled(self.words["patterns"][name], re.IGNORECASE))

    def has(self, name: str) -> bool:
        """Whether the pack has a regular expression of a name."""
        return name in self.words["patterns"]

    def made(self, expression: str) -> re.Pattern[str]:
        """A regular expression made of those of the pack: `{name}` stands for the one of that name, case counts.

        What the pack does not have never matches.
        """
        return self.kept(
            ("made", expression),
            lambda: compiled(_NAMED.sub(lambda m: str(self.words["patterns"].get(m[1], _NEVER)), expression)),
        )

    def says(self, name: str, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether an expression of the pack is found in `text[start:end]`, as `pattern` finds it, only quicker.

        An expression in small Latin or Russian letters is looked for in the text in lower case: `re` then knows the
        letters that it may begin with.
        """
        small = self.kept(("says", name), lambda: _small(self.words["patterns"][name]))
        if small is not None and len(said := text.lower()) == len(text) and "ı" not in said:  # to `re` an i like others
            return small.search(said, start, end) is not None
        return self.pattern(name).search(text, start, end) is not None

    def kept(self, key: tuple[str, str], make: Callable[[], Made]) -> Made:
        """What is made of the word lists at the first call with a key."""
        if key not in self._made:
            self._made[key] = make()
        return cast("Made", self._made[key])

    def by_word(self, name: str, find: Callable[[str], Made]) -> Callable[[str], Made]:
        """A function of a word alone whose answers are kept: texts say the same words again and again.

        Args:
            name: of the function; of two with one name the first is taken.
        """
        return self.kept(("by word", name), lambda: lru_cache(maxsize=_WORDS)(find))


_NAMED = re.compile(r"\{([a-z_]+)\}")

_CAPITAL = re.compile(r"(?<!\\)[^\W\d_a-zа-яё]")


def _small(expression: str) -> re.Pattern[str] | None:
    """An expression compiled for text in lower case; None where it holds capitals, or letters of other alphabets."""
    return None if _CAPITAL.search(expression) else compiled(expression)


def _endings(replaced: dict[str, list[str]], suffixes: frozenset[str]) -> Endings:
    return Endings({ending: tuple(bases) for ending, bases in replaced.items()}, suffixes)


_OTHER_CLASSES = {
    "akim": "mayor", "khokim": "mayor", "deputy-akim": "deputy mayor", "deputy-khokim": "deputy mayor",
    "executive-director": "director", "prime-minister": "minister", "vice-governor": "deputy governor",
    "head-of-state": "president", "co-chair": "chair", "prefect": "head",
}  # fmt: skip
"""Classes of the registry under which the rules know no post."""

_LISTS = (
    "meeting_modifiers", "organisation_modifiers", "project_modifiers", "agreement_modifiers", "title_modifiers",
    "organisation_anaphors", "speech", "honorifics", "online", "common",
)  # fmt: skip

_SHARED = {"head first": "head_first.txt", "head last": "head_last.txt"}


def load(code: str) -> Pack:
    """The pack of a language, or of the first language when it has none, with what registries in use add to it."""
    return _load(code if code in LANGUAGES else LANGUAGES[0], added_version())


def _add(words: dict[str, Any], code: str, registry: Registry) -> None:
    """Add the posts and words of a registry to the word lists of a language."""
    for title, post in registry.titles(code).items():
        words["titles"].setdefault(post.replace("-", " "), []).append(title)
    for group, type_ in _GROUPS.items():
        for word, kind in registry.word_classes(group, code).items():
            words["heads"].setdefault(type_, {}).setdefault(kind, []).append(word)
    for word, status in registry.word_classes("status", code).items():
        words["title_status"].setdefault(status, []).append(word)


@lru_cache(maxsize=32)
def _load(code: str, _added: str) -> Pack:
    data = resources.files("hansa.loaders.languages") / "data"
    words = json.loads((data / code / "words.json").read_text(encoding="utf-8"))
    words = {**deepcopy(_EMPTY), **words, "patterns": {**_PATTERNS, **words["patterns"]}}
    _add(words, code, added_registry())
    own = data / code / "rules.txt"
    shared = _SHARED.get(words.get("order", ""))
    files = [data / shared] if shared else []
    files += [own] if own.is_file() else []
    rules = "\n".join(file.read_text(encoding="utf-8") for file in files)
    verbs = data / code / "frames.txt"
    frames = verbs.read_text(encoding="utf-8") if verbs.is_file() else ""
    if (resources.files("hansa.loaders.languages") / f"{code}.py").is_file():
        grammar: Grammar = import_module(f"hansa.loaders.languages.{code}").GRAMMAR
        return Pack(code, words, rules, frames, grammar)
    return _general(code, words, rules)


def _general(code: str, words: dict[str, Any], rules: str, write: Callable[[str], str] = str) -> Pack:
    """A pack whose grammar is that of its word lists."""
    from hansa.loaders.languages.general import General

    grammar = General()
    pack = Pack(code, words, rules, "", grammar, write)
    grammar.pack = pack
    return pack


@lru_cache(maxsize=8)
def _in_cyrillic(pack: Pack) -> Pack:
    from hansa.loaders.languages.scripts import cyrillic, words_in_cyrillic

    return _general(pack.code, words_in_cyrillic(pack.words), pack.rules, cyrillic)


def scripts(pack: Pack) -> tuple[Pack, ...]:
    """A pack in every script in which its language is written."""
    return (pack, _in_cyrillic(pack)) if "Cyrl" in pack.words.get("scripts", ()) else (pack,)


def for_text(code: str, text: str) -> Pack:
    """The pack of a language in the script of a text."""
    written = scripts(load(code))
    if len(written) == 1:
        return written[0]
    from hansa.loaders.languages.scripts import is_cyrillic

    return written[is_cyrillic(text)]
