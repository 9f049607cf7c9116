"""One name in several scripts, spellings and orders has a key in common; other names have none."""

from __future__ import annotations

import pytest

from hansa.loaders.extract import extract
from hansa.loaders.naming import (
    given_ending,
    has_initials,
    initials_keys,
    is_surname,
    patronymic,
    person_name,
    person_names,
    surname_keys,
)
from hansa.loaders.person_keys import beside
from hansa.loaders.spelling import spoken_in


def alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(set(person_names(*one)) & set(person_names(*other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Askar Askarov", "en"), ("Аскар Аскаров", "ru")),
        (("Asqar Asqarov", "uz"), ("Аскар Аскаров", "ru")),
        (("Zhanna Zhaksybekova", "en"), ("Jaqsybekova Janna", "en")),
        (("Jekaterina Schischkina", "de"), ("Екатерина Шишкина", "ru")),
        (("Ekaterina Chichkina", "fr"), ("Екатерина Шишкина", "ru")),
        (("Hrant Hovannisyan", "en"), ("Грант Ованнисян", "ru")),
        (("Hanna Holub", "en"), ("Ганна Голуб", "uk")),
        (("Nurcan Caferov", "tr"), ("Нурджан Джаферов", "ru")),
        (("Volodymyr Klymenko", "en"), ("Владимир Клименко", "ru")),
        (("Victor Petrov", "en"), ("Виктор Сергеевич Петров", "ru")),
        (("Nagy Zoltan", "hu"), ("Zoltan Nagy", "en")),
        (("Kim Jae-hyun", "en"), ("Ким Чжэ Хён", "ru")),
        (("Min-jun Choi", "de"), ("Чой Мин Чжун", "ru")),
        (("Wang Xiaoming", "en"), ("Ван Сяомин", "ru")),
        (("Mike Dunmore", "en"), ("Майкл Данмор", "ru")),
        (("Yiorgos Kallistratos", "en"), ("Йоргос Каллистратос", "ru")),
        (("Nick Barlow", "en"), ("Nicholas Barlow", "en")),
        (("Andrzej Wierzbica", "en"), ("Анджей Вежбица", "ru")),
        (("Marcin Szypulski", "en"), ("Марцин Шипульский", "ru")),
        (("María Pilar Ortega Ruiz", "es"), ("María Ortega", "en")),
        (("Ольга Петренко-Лисак", "uk"), ("Olha Petrenko-Lysak", "en")),
        (("Joost van der Meer", "nl"), ("Йост ван дер Мер", "ru")),
    ],
)
def test_spellings_of_a_name_share_a_key(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Marat Ibragimov", "en"), ("Марат Исмаилов", "ru")),
        (("Lee Joo-hyun", "en"), ("Lee Joo-hyuk", "en")),
        (("Anna Koval", "en"), ("Anna Kovalska", "pl")),
        (("Sergei Petrov", "en"), ("Сергей Петренко", "ru")),
    ],
)
def test_other_names_share_no_key(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not alike(one, other)


def test_where_a_person_is_of_tells_how_the_name_is_read() -> None:
    name, cyrillic = "Sándor Csányi", person_names("Шандор Чаньи", "ru")
    assert set(person_names(name, "en", spoken_in(["HU"]))) & set(cyrillic)
    assert not set(person_names(name, "en")) & set(cyrillic)


def test_the_usual_key_is_the_first_in_every_language() -> None:
    assert {person_names("Hanna Holub", code)[0] for code in ("en", "de", "tr", "fr")} == {person_name("Hanna Holub")}


def test_a_father_is_not_his_son() -> None:
    father, son, short = (patronymic(n) for n in ("Иван Петрович Долин", "Иван Иванович Долин", "И. И. Долин"))
    assert father and son == short != father
    assert patronymic("Ivan Dolin") == []


def test_initials_stand_for_a_name_written_out() -> None:
    assert initials_keys("И. И. Долин") == initials_keys("Иван Иванович Долин") == initials_keys("Ivan Dolin")
    assert initials_keys("П. Долин") != initials_keys("Иван Долин")
    assert initials_keys("Х. Долин") == initials_keys("Хасан Долин")
    assert has_initials("И. И. Долин") and not has_initials("Иван Долин")


def test_a_given_name_that_two_languages_end_differently_has_no_ending() -> None:
    assert given_ending("Микола Бондар") == []
    assert given_ending("Саша Бондар") == []
    assert given_ending("Mario Rossi") != given_ending("Maria Rossi")


def test_a_case_of_a_given_name_has_no_ending() -> None:
    assert given_ending("Азата Сабирова", "ru") == given_ending("Зухры Сабировой", "ru") == []
    assert given_ending("Мария Сабирова", "ru") != given_ending("Азат Сабиров", "ru")


def test_a_family_name_alone() -> None:
    assert is_surname("Lindgren") and is_surname("van der Meer") and not is_surname("Joost van der Meer")
    assert set(surname_keys("van der Meer", "en")) & set(surname_keys("Йост ван дер Мер", "ru"))


def test_a_context_sorts_behind_places_and_bodies() -> None:
    assert sorted([beside(("KZ",)), "org:x", "geonames:1", "name:x"])[-1] == beside(("KZ",))


def test_a_network_that_only_a_common_noun_names_is_no_context() -> None:
    found = extract("a a Belediyeler birliği\nNew Yorka a Belediyeler birliği\nNew York")
    (person,) = (r for r in found.referents if r.type == "Person")
    assert person.keys[0].endswith(beside(("US",)))
