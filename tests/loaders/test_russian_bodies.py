"""Bodies and places in Russian that no head noun with a name gives away. The sentences are made up."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract


def named(text: str, type_: str) -> set[str]:
    """The names of the entities of a type."""
    return {r.name for r in extract(text, Metadata(language="ru")).referents if r.type == type_}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Письмо пришло от Ассоциации по связям с городами Японии.", "Ассоциация по связям с городами Японии"),
        ("Акцию провели Союз художников Перми и бизнес-клуб «Исток».", "Исток"),
        ("Решение приняла городская дума.", "городская дума"),
        ("Приехал ректор Вятского госуниверситета.", "Вятский госуниверситет"),
        ("Идею поддержало посольство Венгрии в Москве.", "посольство Венгрии"),
        ("Письмо пришло в библиотеку имени Пушкина.", "библиотека имени Пушкина"),
        ("Класс откроют на базе колледжа связи № 54.", "колледж связи № 54"),
        ("Проект поддержали в Законодательном собрании Приморья.", "Законодательное собрание Приморья"),
        (
            "Совет муниципальных образований Красноярского края собрался.",
            "Совет муниципальных образований Красноярского края",
        ),
        ("Об этом сказали депутаты горкенеша.", "горкенеш"),
        ("Вопрос обсудят депутаты районного собрания.", "районное собрание"),
        ("В гости приехал председатель совета депутатов.", "совет депутатов"),
        ("Автобусы передали от Минтранса Узбекистана.", "Минтранс Узбекистана"),
        ("Проверку провёл Роспотребнадзор.", "Роспотребнадзор"),
        ("КАЗАНЬ, 5 мая. /ТАСС/. В городе открыли мост.", "ТАСС"),
        ("Тверь. 5 мая. ВЕСТНИК – В городе открыли мост.", "ВЕСТНИК"),
        ("СУХУМ, 24 июн – Спутник. В городе открыли мост.", "Спутник"),
    ],
)
def test_bodies_by_their_kind_and_agencies(text: str, name: str) -> None:
    assert name in named(text, "Organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Дом построили вместе с Василеостровским районом Санкт-Петербурга.", "Василеостровский район"),
        ("Проект начат с районом Чаян.", "район Чаян"),
        ("Он работает в Приволжском федеральном округе.", "Приволжский федеральный округ"),
    ],
)
def test_districts_are_regions(text: str, name: str) -> None:
    assert name in named(text, "Region")


@pytest.mark.parametrize(
    "text", ["Пожар случился в районе Казани.", "Новый район построят к весне.", "Это район школы."]
)
def test_no_district(text: str) -> None:
    assert named(text, "Region") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Приехал глава Березниковского городского округа.", "Berezniki"),
        ("В Сергиев Посад вернулся глава Сергиево-Посадского городского округа.", "Sergiyev Posad"),
        ("Это сказал глава Петропавловск-Камчатского городского округа.", "Petropavlovsk-Kamchatsky"),
    ],
)
def test_a_municipality_is_its_city(text: str, name: str) -> None:
    found = extract(text, Metadata(language="ru")).referents
    assert [r.name for r in found if r.type == "City"] == [name]
    assert not [r for r in found if r.type == "Organization"]


@pytest.mark.parametrize(
    "text", ["Мы приехали в райцентр.", "Он живёт в центре Казани.", "Члены жюри выбрали музеи Казани."]
)
def test_no_body(text: str) -> None:
    assert named(text, "Organization") == set()
