"""What a registry holds: organisations, posts, and the words that head names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

KINDS = ("networks", "bodies", "programmes", "posts", "words")
"""A registry file holds entries of one kind."""
GROUPS = ("meeting", "project", "agreement", "organisation", "status")
"""What the words of an entry of kind words head, or tell of a post."""
PLACE_TYPES = ("City", "Region", "Country", "Organization")

ByLanguage = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Organization:
    """A network of cities, a body that turns up beside them, or a programme that cities take part in.

    Attributes:
        slug: its name in this registry; its key is `org:<slug>`, of a programme `programme:<slug>`.
        is_programme: whether it is a programme: a Project of the graph.
        is_network: whether it is a network of cities or local authorities.
        names, acronyms: by language (ISO 639-1), the usual one first.
        variants: other ways it is written, in any language; mistranslations too.
        weak: the acronyms that mean many things.
        part_of: slug of what it is a part of; empty when it is none.
        founded: year; None when not known for sure.
        seat: English name of the city; empty likewise. wikidata, website, country (ISO 3166-1) likewise.
    """

    slug: str
    is_network: bool
    names: ByLanguage
    acronyms: ByLanguage = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    part_of: str = ""
    founded: int | None = None
    seat: str = ""
    wikidata: str = ""
    website: str = ""
    country: str = ""
    is_programme: bool = False

    @property
    def key(self) -> str:
        """`org:<slug>`, of a programme `programme:<slug>`."""
        return f"{'programme' if self.is_programme else 'org'}:{self.slug}"

    def name(self, language: str = "en") -> str:
        """The usual name in a language, else in English, else in any."""
        for code in (language, "en", *self.names):
            if self.names.get(code):
                return self.names[code][0]
        return self.slug

    def all_names(self) -> tuple[str, ...]:
        """Every name, acronym and variant, each once."""
        groups: Iterable[tuple[str, ...]] = (*self.names.values(), *self.acronyms.values(), self.variants)
        return tuple(dict.fromkeys(name for group in groups for name in group))


@dataclass(frozen=True, slots=True)
class Post:
    """A class of posts.

    Attributes:
        slug: the class.
        rank: posts of more weight have a lower one.
        at: types of what such a post is held at.
        class_at: the class it stands for by the type of place, where that differs (an akim of a region: governor).
        titles: dictionary forms by language, the commonest first.
    """

    slug: str
    rank: int
    at: tuple[str, ...]
    class_at: Mapping[str, str]
    titles: ByLanguage

    def post_class(self, place_type: str) -> str:
        """The class of this post at a City, Region, Country or Organization."""
        return self.class_at.get(place_type, self.slug)


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words of one meaning, such as those that head the names of conferences.

    Attributes:
        slug: the class. group: one of GROUPS. words: dictionary forms by language.
    """

    slug: str
    group: str
    words: ByLanguage


@dataclass(frozen=True)
class Registry:
    """The entries of one or several files, in the order of the files; a later entry replaces one of the same slug."""

    organizations: Mapping[str, Organization] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    words: tuple[WordClass, ...] = ()

    @cached_property
    def networks(self) -> tuple[Organization, ...]:
        """The networks of cities."""
        return tuple(o for o in self.organizations.values() if o.is_network)

    def organization(self, key: str) -> Organization:
        """The organisation or programme with a slug or a key.

        Raises:
            KeyError: no such organisation.
        """
        return self.organizations[key.removeprefix("org:").removeprefix("programme:")]

    def titles(self, language: str) -> dict[str, str]:
        """Post class by title in dictionary form, lower case; the first post that lists a title has it."""
        found: dict[str, str] = {}
        for post in self.posts.values():
            for title in post.titles.get(language, ()):
                found.setdefault(title.lower(), post.slug)
        return found

    def word_classes(self, group: str, language: str) -> dict[str, str]:
        """Class by word in dictionary form, lower case, for one of GROUPS."""
        found: dict[str, str] = {}
        for entry in self.words:
            if entry.group == group:
                for word in entry.words.get(language, ()):
                    found.setdefault(word.lower(), entry.slug)
        return found

    def with_registry(self, other: Registry) -> Registry:
        """This registry with the entries of another added; of the same slug, those of the other hold."""
        replaced = {(w.group, w.slug) for w in other.words}
        return Registry(
            {**self.organizations, **other.organizations},
            {**self.posts, **other.posts},
            (*(w for w in self.words if (w.group, w.slug) not in replaced), *other.words),
        )


def from_data(data: Mapping[str, Any]) -> Registry:
    """A registry of the data of one file, `{"kind": …, "entries": […]}`, already checked."""
    kind, entries = data["kind"], data["entries"]
    if kind == "posts":
        return Registry(posts={e["slug"]: _post(e) for e in entries})
    if kind == "words":
        return Registry(words=tuple(WordClass(e["slug"], e["group"], _by_language(e["words"])) for e in entries))
    return Registry(organizations={e["slug"]: _organization(e, kind) for e in entries})


def _organization(entry: Mapping[str, Any], kind: str) -> Organization:
    return Organization(
        slug=entry["slug"],
        is_network=kind == "networks",
        is_programme=kind == "programmes",
        names=_by_language(entry["names"]),
        acronyms=_by_language(entry.get("acronyms", {})),
        variants=tuple(entry.get("variants", ())),
        weak=frozenset(entry.get("weak", ())),
        **{
            name: entry[name]
            for name in ("part_of", "founded", "seat", "wikidata", "website", "country")
            if name in entry
        },
    )


def _post(entry: Mapping[str, Any]) -> Post:
    return Post(
        entry["slug"], entry["rank"], tuple(entry["at"]), dict(entry.get("class", {})), _by_language(entry["titles"])
    )


def _by_language(data: Mapping[str, Iterable[str]]) -> ByLanguage:
    return {language: tuple(names) for language, names in data.items()}
