"""One name in several scripts, spellings and orders has a key in common; other names have none."""

from __future__ import annotations

import pytest

from hansa.loaders.keys import beside
from hansa.loaders.naming import given_ending, has_initials, initials_key, patronymic, person_name, person_names


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


def test_the_usual_key_is_the_first_in_every_language() -> None:
    assert {person_names("Hanna Holub", code)[0] for code in ("en", "de", "tr", "fr")} == {person_name("Hanna Holub")}


def test_a_father_is_not_his_son() -> None:
    father, son, short = (patronymic(n) for n in ("Иван Петрович Долин", "Иван Иванович Долин", "И. И. Долин"))
    assert father and son == short != father
    assert patronymic("Ivan Dolin") == []


def test_initials_stand_for_a_name_written_out() -> None:
    assert initials_key("И. И. Долин") == initials_key("Иван Иванович Долин") == initials_key("Ivan Dolin")
    assert initials_key("П. Долин") != initials_key("Иван Долин")
    assert has_initials("И. И. Долин") and not has_initials("Иван Долин")


def test_a_given_name_that_two_languages_end_differently_has_no_ending() -> None:
    assert given_ending("Микола Бондар") == []
    assert given_ending("Mario Rossi") != given_ending("Maria Rossi")


def test_a_context_sorts_behind_places_and_bodies() -> None:
    assert sorted([beside(("KZ",)), "org:x", "geonames:1", "name:x"])[-1] == beside(("KZ",))
