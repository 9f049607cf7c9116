"""Russian: names by case, offices with their complements. The sentences are made up; places and networks are real."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract
from hansa.loaders.languages import ru_names

Post = tuple[str, str, str]


def posts(text: str) -> set[Post]:
    found = extract(text, Metadata(language="ru"))
    name = [r.name for r in found.referents]
    return {
        (name[found.mentions[s.subject].referent], str(s.properties["post"]), name[found.mentions[s.object].referent])
        for s in found.statements
        if s.type == "HOLDS_POST" and s.object is not None
    }


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("Инициативу Юрия Громова", "Юрия Громова"),
        ("Похороны Людмилы Марковны", "Людмилы Марковны"),
        ("Далее Касым-Жомарт Токаев", "Касым-Жомарт Токаев"),
        ("Большого театра", ""),
        ("Красный Крест", ""),
        ("Громова Дмитрий", ""),
        ("А. И. Громов", "А. И. Громов"),
    ],
)
def test_the_name_in_a_run_of_capitalised_words(run: str, name: str) -> None:
    words = run.split()
    first, end, like = ru_names.best(words)
    assert " ".join(words[first:end]) == name
    assert (like >= 0.5) is bool(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Об этом сказал лидер фракции КПРФ Олег Громов.", {("Олег Громов", "head", "фракция КПРФ")}),
        ("Капитан клуба Челси Фрэнк Уолтерс ушёл.", {("Фрэнк Уолтерс", "player", "клуб Челси")}),
        (
            "Замглавы Федеральной миграционной службы России Олег Громов не приехал.",
            {("Олег Громов", "deputy head", "Федеральная миграционная служба России")},
        ),
        ("Врио губернатора Псковской области Олег Громов приехал.", {("Олег Громов", "governor", "Pskov Oblast")}),
        ("С нами был и.о. мэра Казани Олег Громов.", {("Олег Громов", "mayor", "Kazan")}),
        ("Псковский мэр Олег Громов и турецкий посол Мехмет Самсар.", {
            ("Олег Громов", "mayor", "Pskov"), ("Мехмет Самсар", "ambassador", "Türkiye"),
        }),
        (
            "Лидер Союза рыбаков, народный депутат Украины Олег Громов выступил.",
            {("Олег Громов", "head", "Союз рыбаков"), ("Олег Громов", "member", "Ukraine")},
        ),
        ("Олег Громов, директор НАСА по полётам, уехал.", {("Олег Громов", "director", "НАСА")}),
        ("Глава японского МИДа уехал.", set()),
    ],
)  # fmt: skip
def test_an_office_with_its_complement(text: str, expected: set[Post]) -> None:
    assert posts(text) == expected


def test_an_office_held_for_a_time_says_so() -> None:
    found = extract("Врио губернатора Псковской области Олег Громов приехал.", Metadata(language="ru"))
    assert [s.properties["status"] for s in found.statements if s.type == "HOLDS_POST"] == ["acting"]


@pytest.mark.parametrize(
    "text",
    [
        "Олег Громов, директор Эрмитажа, приехал.",
        "Олег Громов — известный историк, директор Эрмитажа.",
        "Олег Громов с 2004 года является директором Эрмитажа.",
        "Директором Эрмитажа назначен Олег Громов.",
        "Олег Громов, который был директором Эрмитажа, приехал.",
        "Олега Громова избрали директором Эрмитажа.",
        "Олег Громов родился в Казани. С 1998 года — директор Эрмитажа.",
    ],
)
def test_a_post_behind_the_name(text: str) -> None:
    assert posts(text) == {("Олег Громов", "director", "Эрмитаж")}


def test_a_post_that_is_left_is_a_former_one() -> None:
    found = extract("Олег Громов покинул пост директора Эрмитажа.", Metadata(language="ru"))
    assert [s.properties["status"] for s in found.statements] == ["former"]


def test_regions_that_adjectives_alone_name() -> None:
    text = "Брянская область сотрудничает с Гомельской, Могилёвской и Минской областями."
    found = extract(text, Metadata(language="ru"))
    name = [r.name for r in found.referents]
    partners = {
        name[found.mentions[s.object].referent]
        for s in found.statements
        if s.type == "PARTNER_OF" and s.object is not None
    }
    assert partners == {"Gomel Region", "Mogilev Region", "Minsk Region"}


def test_a_region_by_its_executive() -> None:
    assert posts("Председатель Гомельского облисполкома Олег Громов приехал.") == {
        ("Олег Громов", "chair", "Gomel Region")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Присутствовали: Окунь Т. И. – глава Пскова; Громов А. – мэр Казани.",
            {("Окунь Т. И.", "head", "Pskov"), ("Громов А.", "mayor", "Kazan")},
        ),
        ("Лидер партии «Заря» Артур Вороновский выступил.", {("Артур Вороновский", "head", "Заря")}),
        ("В журнале «Заря» академик Олег Громов назвал это удачей.", set()),
        ("Директор ООО «Заря» Олег Громов выступил.", {("Олег Громов", "director", "Заря")}),
        ("Россия рада. Вице-президентом по странам Азии избран Олег Громов.", set()),
    ],
)
def test_surnames_with_initials_and_names_in_quotes(text: str, expected: set[Post]) -> None:
    assert posts(text) == expected


def test_a_single_letter_behind_a_noun_is_no_initial() -> None:
    found = extract("Приложение А. к протоколу. Таблица Б. показана.", Metadata(language="ru"))
    assert not [r for r in found.referents if r.type == "Person"]


def test_the_title_ends_before_the_legal_form_of_a_company() -> None:
    found = extract("Глава ОАО «Газпром» Олег Громов приехал.", Metadata(language="ru"))
    assert [s.properties["title"] for s in found.statements] == ["Глава"]


def test_an_acronym_behind_a_name_that_ends_in_quotes() -> None:
    text = "Заседала Международная ассоциация «Породнённые города» (МАПГ). В МАПГ 200 городов."
    found = extract(text, Metadata(language="ru"))
    assert len([r for r in found.referents if r.type == "Organization"]) == 1


def meetings(text: str) -> set[str]:
    return {r.name for r in extract(text, Metadata(language="ru")).referents if r.type == "Meeting"}


def test_a_headline_speaks_of_the_meeting_that_the_text_names() -> None:
    text = (
        "МАГ: сессия в Казани\n\nIX юбилейная сессия Международной ассамблеи столиц и крупных городов прошла в Казани."
    )
    assert len(meetings(text)) == 1


def test_an_assembly_that_is_a_network_is_no_meeting() -> None:
    text = "Международная ассамблея столиц и крупных городов растёт. Псков вышел из ассамблеи."
    assert meetings(text) == set()
