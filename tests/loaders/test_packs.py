"""Language packs: each loads, its lists are valid, and what it carries is found in sentences of its language."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract
from hansa.loaders.gazetteer import Gazetteer
from hansa.loaders.language import detect
from hansa.loaders.languages.pack import LANGUAGES, load
from hansa.loaders.languages.scripts import cyrillic
from hansa.loaders.registries import OrganizationMatcher
from hansa.loaders.rules.rule import of_pack
from hansa.loaders.text import dates
from hansa.loaders.text.endings import Endings

BY_TABLE = [code for code in LANGUAGES if load(code).order]
LISTS = {
    "stopwords", "articles", "definite", "links", "joins", "elisions", "abbreviations", "particles", "honorifics",
    "no_places", "no_heads", "no_titles", "title_modifiers", "title_after", "meeting_modifiers", "project_modifiers",
    "agreement_modifiers", "organisation_modifiers", "bodies", "municipal", "not_again", "capitals", "speech", "common",
    "organisation_anaphors", "suffixes", "place_suffixes", "surname_endings", "plurals", "inner_nouns", "telling",
    "city_words", "ordinal_suffixes", "scripts", "home", "place_titles", "online",
    "indefinite", "venues",
}  # fmt: skip
TABLES = {
    "titles",
    "title_status",
    "place_nouns",
    "counted",
    "ordinals",
    "places",
    "demonyms",
    "region_adjectives",
    "meeting_anaphors",
    "tens",
}
OTHERS = {
    "order", "nouns_capital", "compounds", "genitive_chain", "demonym_first", "apostrophe", "ordinal_stop", "endings",
    "place_endings", "heads", "numbers", "dates", "patterns", "demonym_endings",
}  # fmt: skip


def words_of(code: str) -> dict[str, Any]:
    path = resources.files("hansa.loaders.languages") / "data" / code / "words.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(w, str) and w and w == w.strip() for w in value)


def found_in(text: str, language: str) -> set[tuple[str, str, str]]:
    """What a text states: subject, type, object or value."""
    said = extract(text, Metadata(language=language))
    names = [said.referents[m.referent].name for m in said.mentions]
    return {
        (names[s.subject], s.type, names[s.object] if s.object is not None else str(s.value)) for s in said.statements
    }


def test_the_packs_that_are_there() -> None:
    assert LANGUAGES[:2] == ("en", "ru")
    assert set(BY_TABLE) == {"de", "fr", "es", "it", "pl", "uk", "tr", "az", "uz", "kk"}


@pytest.mark.parametrize("code", BY_TABLE)
def test_the_lists_of_a_pack_are_valid(code: str) -> None:
    words = words_of(code)
    assert set(words) <= LISTS | TABLES | OTHERS
    for name in LISTS & set(words):
        assert is_words(words[name]), name
    for name in TABLES & set(words):
        assert all(is_words(some) for some in words[name].values()), name
    for ending, bases in {**words.get("endings", {}), **words.get("place_endings", {})}.items():
        assert ending and isinstance(bases, list) and ending not in bases
    assert set(words["heads"]) <= {"Organization", "Meeting", "Project", "Agreement"}
    assert sorted(words["dates"]["months"], key=int) == [str(n) for n in range(1, 13)]
    for name, expression in words["patterns"].items():
        re.compile(expression.replace("{", r"\{") if "{s:" in expression else expression)
        assert name.islower()


@pytest.mark.parametrize("code", BY_TABLE)
def test_the_places_of_a_pack_are_known(code: str) -> None:
    gazetteer = Gazetteer.open()
    for key in words_of(code).get("places", {}):
        assert gazetteer.place(key).key == key
    for country in words_of(code).get("demonyms", {}):
        assert gazetteer.place(f"iso3166-1:{country}").type == "Country"


@pytest.mark.parametrize("code", BY_TABLE)
def test_a_pack_has_the_rules_of_its_family(code: str) -> None:
    names = {rule.type for rule in of_pack(load(code))}
    wanted = {"HELD_IN", "HELD_ON", "PARTICIPATED_IN", "MEMBER_OF", "TWINNED_WITH", "SIGNED", "HAS_MEMBER_COUNT"}
    assert wanted <= names


@pytest.mark.parametrize(
    ("code", "said", "value"),
    [
        ("de", "am 27. März 2022", "2022-03-27"),
        ("fr", "le 1er avril 2021", "2021-04-01"),
        ("es", "el 5 de mayo de 2019", "2019-05-05"),
        ("it", "il 10 maggio 2018", "2018-05-10"),
        ("pl", "13 lutego 2013 roku", "2013-02-13"),
        ("uk", "12 травня 2020 року", "2020-05-12"),
        ("tr", "4 Nisan 2023'te", "2023-04-04"),
        ("az", "12 avqust 2024-cü ildə", "2024-08-12"),
        ("uz", "2023-yil 14-sentabr kuni", "2023-09-14"),
        ("kk", "2023 жылғы 14 қыркүйекте", "2023-09-14"),
    ],
)
def test_dates(code: str, said: str, value: str) -> None:
    assert [d.value for d in dates.find(said, load(code).dates)] == [value]


@pytest.mark.parametrize("code", BY_TABLE)
def test_every_month_is_read(code: str) -> None:
    words = load(code).dates
    day = "5 de" if code == "es" else "5"
    for form, number in words.months:
        assert dates.find(f"{day} {form} 2020", words)[0].value == f"2020-{number:02d}-05"


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("tr", "Toplantı İstanbul'un merkezinde yapıldı.", "Istanbul"),
        ("tr", "Heyet Ankara'dan geldi.", "Ankara"),
        ("pl", "Spotkali się w Krakowie.", "Krakow"),
        ("pl", "Przyjechali ze Stambułu.", "Istanbul"),
        ("pl", "Byli na Węgrzech.", "Hungary"),
        ("uk", "Вони приїхали до Києва.", "Kyiv"),
        ("uk", "Зустріч у Львові.", "Lviv"),
        ("uk", "Поважської Бистриці", "Považská Bystrica"),
        ("kk", "Форум Алматыда өтті.", "Almaty"),
        ("uz", "Forum Toshkentda bo‘lib o‘tdi.", "Tashkent"),
        ("az", "Forum Şəkidə keçirilib.", "Sheki"),
        ("de", "Stuttgarts Gemeinderat tagte.", "Stuttgart"),
        ("fr", "la ville d'Alger", "Algiers"),
        ("it", "il porto dell'Aquila e di Napoli", "Naples"),
        ("es", "Viajaron a Granada.", "Granada"),
    ],
)
def test_inflected_names_of_places_are_found(code: str, text: str, name: str) -> None:
    said = extract(text, Metadata(language=code))
    assert name in {r.name for r in said.referents}


def test_the_mention_of_a_suffixed_name_is_the_whole_word() -> None:
    said = extract("Forum Toshkentda bo‘lib o‘tdi.", Metadata(language="uz"))
    assert "Toshkentda" in {m.form for m in said.mentions}
    assert ("forum", "HELD_IN", "Tashkent") in found_in("Forum Toshkentda bo‘lib o‘tdi.", "uz")


@pytest.mark.parametrize(
    ("code", "text", "slug"),
    [
        ("pl", "Gdynia należy do Związku Miast Bałtyckich.", "ubc"),
        ("fr", "le Réseau des villes créatives de l'UNESCO", "unesco-creative-cities"),
        ("tr", "Türk Dünyası Belediyeler Birliği'nin üyesi", "turkic-world-municipalities"),
    ],
)
def test_inflected_names_of_networks_are_found(code: str, text: str, slug: str) -> None:
    hits = list(OrganizationMatcher.open().find(text, local=load(code).local))
    assert slug in {s for hit in hits for s in hit.slugs}


@pytest.mark.parametrize(
    ("code", "text", "stated"),
    [
        ("de", "Lübeck ist seit 1988 mit Visby verschwistert.", ("Lübeck", "TWINNED_WITH", "Visby")),
        ("de", "Bremen ist 2015 dem Klima-Bündnis beigetreten.", ("Bremen", "MEMBER_OF", "Climate Alliance")),
        ("fr", "Lyon est jumelée avec Birmingham depuis 1951.", ("Lyon", "TWINNED_WITH", "Birmingham")),
        ("fr", "Nantes a adhéré à Eurocities en 1991.", ("Nantes", "MEMBER_OF", "Eurocities")),
        ("es", "Bilbao se incorporó a la red Eurocities en 1993.", ("Bilbao", "MEMBER_OF", "Eurocities")),
        ("es", "Mercociudades agrupa a 380 ciudades.", ("Mercocities", "HAS_MEMBER_COUNT", "380")),
        ("it", "Bologna e Valencia sono città gemelle.", ("Bologna", "TWINNED_WITH", "Valencia")),
        ("pl", "Lublin i Iwano-Frankiwsk są miastami partnerskimi.", ("Lublin", "TWINNED_WITH", "Ivano-Frankivsk")),
        ("pl", "Siedziba organizacji Energy Cities mieści się w Besançon.", ("Besançon", "HOSTS", "Energy Cities")),
        ("uk", "Львів і Краків є містами-побратимами.", ("Lviv", "TWINNED_WITH", "Krakow")),
        ("uk", "Мер Львова Андрій Садовий виступив.", ("Андрій Садовий", "HOLDS_POST", "Lviv")),
        ("tr", "İzmir ile Bremen kardeş şehirdir.", ("Izmir", "TWINNED_WITH", "Bremen")),
        ("tr", "Antalya Belediye Başkanı Muhittin Böcek", ("Muhittin Böcek", "HOLDS_POST", "Antalya")),
        ("az", "Naxçıvan və Batumi qardaş şəhərlərdir.", ("Naxçıvan", "TWINNED_WITH", "Batumi")),
        ("fr", "La ville sénégalaise de Saint-Louis coopère.", ("Saint-Louis", "LOCATED_IN", "Senegal")),
        ("pl", "Mer niemieckiego Rostocku przyjechał.", ("Rostock", "LOCATED_IN", "Germany")),
        ("tr", "Almanya'nın Köln kenti", ("Cologne", "LOCATED_IN", "Germany")),
        ("es", "Lima y Quito ejecutan el proyecto «Aguas Limpias».", ("Quito", "IMPLEMENTS", "Aguas Limpias")),
        ("uz", "Toshkent va Seul birodar shaharlar.", ("Tashkent", "TWINNED_WITH", "Seoul")),
        ("uz", "Тошкент ва Сеул биродар шаҳарлар.", ("Tashkent", "TWINNED_WITH", "Seoul")),
        ("uz", "Самарқанд шаҳри ҳокими Фазлиддин Умаров", ("Фазлиддин Умаров", "HOLDS_POST", "Samarkand")),
        ("kk", "Форум 14 қыркүйекте Шымкентте өтті.", ("форум", "HELD_IN", "Shymkent")),
    ],
)
def test_simple_sentences_are_read(code: str, text: str, stated: tuple[str, str, str]) -> None:
    assert stated in found_in(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Bremen ist nicht mit Visby verschwistert."),
        ("fr", "Nantes souhaite adhérer ; elle n'est pas jumelée avec Birmingham."),
        ("es", "Bilbao no está hermanada con Pau."),
        ("pl", "Lublin planuje zostać miastem partnerskim Wilna."),
        ("tr", "Başkan, Oş ile protokol imzalamayı planladıklarını söyledi."),
        ("uk", "Львів не є членом Eurocities."),
    ],
)
def test_what_is_denied_or_planned_is_no_fact(code: str, text: str) -> None:
    assert not {s for s in found_in(text, code) if s[1] in {"TWINNED_WITH", "MEMBER_OF", "SIGNED", "PARTNER_OF"}}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Stadt Köln und die Stadt Lille haben am Montag einen Vertrag unterzeichnet.", "de"),
        ("Les maires des deux villes ont signé une convention de partenariat à la mairie.", "fr"),
        ("Los alcaldes de las dos ciudades firmaron un convenio en la sede de la red.", "es"),
        ("Il sindaco e la delegazione della città hanno firmato un patto di amicizia.", "it"),
        ("Prezydent miasta i delegacja z Wilna podpisali wczoraj umowę o współpracy.", "pl"),
        ("Міський голова та делегація міста підписали угоду про співпрацю у Києві.", "uk"),
        ("İki şehir arasında kardeşlik protokolü imzalandı ve heyet ile görüşme yapıldı.", "tr"),
        ("İki şəhər arasında əməkdaşlıq haqqında saziş imzalanıb və tərəflər görüş keçirib.", "az"),
        ("Ikki shahar o‘rtasida hamkorlik to‘g‘risidagi bitim imzolandi va uchrashuv bo‘ldi.", "uz"),
        ("Икки шаҳар ўртасида ҳамкорлик тўғрисидаги битим имзоланди ва учрашув бўлиб ўтди.", "uz"),
        ("Екі қала арасында ынтымақтастық туралы келісімге қол қойылды және кездесу болды.", "kk"),
        ("The mayors of the two cities have signed an agreement on cooperation in the town hall.", "en"),
        ("Мэры двух городов подписали соглашение о сотрудничестве, и это было в ратуше.", "ru"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    assert detect(text) == code


def test_latin_letters_in_cyrillic() -> None:
    assert cyrillic("O‘zbekiston shahri yo‘lovchi elchi") == "Ўзбекистон шаҳри йўловчи элчи"
    assert cyrillic(r"(?:[Ss]hahri|o[‘ʻ’']t\w+)(?P<unit>{units}) [a-z’]{1,9}") == (
        r"(?:[Шш]аҳри|ўт\w+)(?P<unit>{units}) [а-яёўқғҳ]{1,9}"
    )


def test_bases_of_endings() -> None:
    inflecting = Endings({"ie": ("", "a"), "ow": ("y",)})
    assert set(inflecting.bases("warszawie")) == {"warszaw", "warszawa"}
    adding = Endings({}, frozenset({"lar", "da", "i"}))
    assert adding.bases("shaharlarda") == ("shaharlar", "shahar")
    assert adding.bases("ida") == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The City does NOT join."), ("en", "The city joins."), ("en", "Citı of mıght; MAY"), ("en", "İ may"),
        ("ru", "Город НЕ вступит"), ("ru", "Город вступил"), ("ru", "не только Казань"), ("tr", "Kent KATILMADI"),
    ],
)  # fmt: skip
def test_what_a_pack_says_is_what_its_expression_finds(code: str, text: str) -> None:
    pack = load(code)
    for start in (0, 5, 9):
        said = pack.says("not_fact", text, start, 22)
        assert said is (pack.pattern("not_fact").search(text, start, 22) is not None)
