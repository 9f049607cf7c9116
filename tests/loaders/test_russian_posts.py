"""Posts in Russian: where a body's name ends, adjectives of places, names. The sentences are made up."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract
from hansa.loaders.gazetteer import adjectives
from hansa.loaders.languages import ru_names

Post = tuple[str, str]


def posts(text: str) -> set[Post]:
    """Who holds a post, and where: the form of the latter in the text."""
    found = extract(text, Metadata(language="ru"))
    name = [r.name for r in found.referents]
    return {
        (name[found.mentions[s.subject].referent], found.mentions[s.object].form)
        for s in found.statements
        if s.type == "HOLDS_POST" and s.object is not None
    }


def held_at(text: str) -> set[Post]:
    """Who holds a post, and where: the name of the latter."""
    found = extract(text, Metadata(language="ru"))
    name = [r.name for r in found.referents]
    return {
        (name[found.mentions[s.subject].referent], name[found.mentions[s.object].referent])
        for s in found.statements
        if s.type == "HOLDS_POST" and s.object is not None
    }


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("Председатель комитета Госдумы по международным делам", "комитета Госдумы по международным делам"),
        ("Представитель Следственного комитета при прокуратуре", "Следственного комитета при прокуратуре"),
        ("Начальник пресс-службы МЧС по Томску и Томской области", "пресс-службы МЧС по Томску и Томской области"),
        ("Член экспертного совета при правительстве", "экспертного совета при правительстве"),
        ("Руководитель Совета при губернаторе Самарской области", "Совета при губернаторе Самарской области"),
        ("Директор Института по истории Урала", "Института по истории Урала"),
        ("Лидер Движения против нового моста", "Движения против нового моста"),
        ("Координатор казанского отделения партии «Яблоко»", "казанского отделения партии «Яблоко»"),
        ("Глава российского отделения «Гринпис»", "российского отделения «Гринпис»"),
        ("Начальник ГИБДД Хакасии", "ГИБДД Хакасии"),
        ("Директор костромского музея-заповедника", "костромского музея-заповедника"),
        ("Директор по связям с общественностью компании «Фосагро»", "компании «Фосагро»"),
        ("Заместитель начальника управления культуры провинции Хэйлунцзян", "управления культуры провинции Хэйлунцзян"),
        ("Начальник управления по связям с общественностью", "управления по связям с общественностью"),
        ("Проректор Самаркандского госуниверситета", "Самаркандского госуниверситета"),
        ("Декан факультета журналистики МГУ", "факультета журналистики МГУ"),
        ("Проректор Turin University", "Turin University"),
        ("Директор Global Cultural Project", "Global Cultural Project"),
    ],
)
def test_a_body_goes_on_over_what_it_is_for(office: str, body: str) -> None:
    assert posts(f"{office} Пётр Громов подал в отставку.") == {("Пётр Громов", body)}


def test_what_is_done_by_request_is_no_part_of_a_body() -> None:
    assert posts("Директор комитета по просьбе жителей ушёл. Глава комитета Казани по итогам года Олег Громов.") <= {
        ("Олег Громов", "комитета Казани")
    }


@pytest.mark.parametrize(
    ("office", "place"),
    [
        ("Новосибирский губернатор", "Novosibirsk Oblast"),
        ("Пермский вице-губернатор", "Perm Krai"),
        ("Подмосковный губернатор", "Moscow Oblast"),
        ("Суздальский мэр", "Suzdal’"),
        ("Председатель Светлогорского райисполкома", "Svetlogorsk"),
        ("Глава отдела туризма Риги", "Riga"),
    ],
)
def test_a_place_by_its_adjective_or_department(office: str, place: str) -> None:
    assert {where for _, where in held_at(f"{office} Олег Громов приехал.")} == {place}


def test_a_department_of_the_city_hall_spoken_of() -> None:
    text = "Гости приехали в Гродно. Начальник отдела внешних связей горисполкома Олег Громов встретил их."
    assert held_at(text) == {("Олег Громов", "Grodno")}


@pytest.mark.parametrize(
    ("adjective", "name"),
    [
        ("гродненский", "Гродно"),
        ("рижский", "Рига"),
        ("сочинский", "Сочи"),
        ("елецкий", "Елец"),
        ("томский", "Томск"),
        ("вологодский", "Вологда"),
        ("тульский", "Тула"),
        ("токийский", "Токио"),
        ("калмыцкий", "Калмыкия"),
        ("нью-йоркский", "Нью-Йорк"),
        ("подмосковный", "Подмосковье"),
    ],
)
def test_the_name_that_an_adjective_comes_from(adjective: str, name: str) -> None:
    assert name in adjectives.names_from(adjective)


def test_other_adjectives_come_from_no_name() -> None:
    assert adjectives.names_from("красный") == ()


@pytest.mark.parametrize(
    "name", ["Ван Дунлян", "Се Баолу", "Андрей Травников", "Андрея Травникова", "Анне Лыковой", "Кая Каллас"]
)
def test_names_that_are_other_words_too(name: str) -> None:
    assert ru_names.like(name.split()) == 1


def test_a_long_complement_behind_the_name() -> None:
    text = "Это сказала Анна Громова, начальник пресс-службы МЧС по Томску и Томской области."
    assert posts(text) == {("Анна Громова", "пресс-службы МЧС по Томску и Томской области")}


def test_who_is_sent_is_of_who_sends() -> None:
    assert held_at("Постпред Казахстана при ООН Олег Громов выступил.") == {("Олег Громов", "Kazakhstan")}


def test_a_further_post_held_now() -> None:
    text = "Бывший тренер ЦСКА, а ныне наставник «Спартака» Олег Громов дал интервью."
    assert {name for name, _ in posts(text)} == {"Олег Громов"}
    assert len(posts(text)) == 2


def test_who_is_made_something() -> None:
    assert held_at("Депутаты избрали Дмитрия Громова мэром Самары.") == {("Дмитрий Громов", "Samara")}
    assert held_at("Депутаты не избрали Дмитрия Громова мэром Самары.") == set()


@pytest.mark.parametrize("words", ["Cultural Project", "Associated Press", "Fashion Channel"])
def test_english_words_are_no_names(words: str) -> None:
    assert ru_names.like(words.split()) < 0.5


def test_an_envoy_to_a_region_and_an_abbreviation() -> None:
    text = "Полпред президента Кыргызстана в Ошской области Олег Громов и мэр г. Хэйхэ Се Баолу приехали."
    assert held_at(text) == {("Олег Громов", "Osh Region"), ("Се Баолу", "Heihe")}


def test_an_institution_by_its_noun_and_places_in_brackets() -> None:
    assert held_at("Пришла директор драмтеатра Ирина Громова.") == {("Ирина Громова", "драмтеатр")}
    text = "Письмо подписали акимы Мейрим Калауи (Атырау) и Ербол Избергенов (Актау)."
    assert held_at(text) == {("Мейрим Калауи", "Atyrau"), ("Ербол Избергенов", "Aktau")}


def test_who_leads_a_delegation_and_an_artist_of_a_country() -> None:
    text = "В Ереван прибыла делегация Тбилиси во главе с вице-мэром Олегом Громовым."
    assert held_at(text) == {("Олег Громов", "Tbilisi")}
    assert held_at("Приехал немецкий режиссёр Олег Громов.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Форум открыла мэр Читы Ирина Фадина, мэр Тулы Олег Локоть её поддержал.", {
            ("Ирина Фадина", "Chita"), ("Олег Локоть", "Tula"),
        }),
        ("Он говорил с мэром Читы Ириной Фадиной.", {("Ирина Фадина", "Chita")}),
        ("Приехала глава Твери Нелли Альбина.", {("Нелли Альбина", "Tver")}),
        ("Подписи поставили мэр Тулы и мэр Читы Олег Громов.", {("Олег Громов", "Chita")}),
        ("Слово взял бывший мэр Тулы, мэр Читы Олег Громов.", {("Олег Громов", "Chita"), ("Олег Громов", "Tula")}),
    ],
)  # fmt: skip
def test_each_mayor_has_the_own_city(text: str, expected: set[Post]) -> None:
    """A surname that is a form of a rare given name too is one, and nobody heads two cities at once."""
    assert held_at(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Он встретился с мэром Читы Ван Линем.", {("Ван Линь", "Chita")}),
        ("Гостей принял мэр Читы Ван Шань.", {("Ван Шань", "Chita")}),
        ("Мэр Вана Ахмет Йылмаз прибыл.", {("Ахмет Йылмаз", "Van")}),
    ],
)
def test_a_chinese_family_name_that_is_a_city_too(text: str, expected: set[Post]) -> None:
    assert held_at(text) == expected


def test_a_consul_is_no_ambassador() -> None:
    text = "Генеральный консул Чехии Ирина Громова и посол Польши Олег Седов приехали."
    found = extract(text, Metadata(language="ru"))
    assert {s.properties["post"] for s in found.statements if s.type == "HOLDS_POST"} == {"consul", "ambassador"}
