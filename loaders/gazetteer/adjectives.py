"""Which places a Russian adjective may come from (`гродненский`: Гродно), by undoing how such adjectives are made."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = "аеиоуыэюя"
_ENDINGS = ("", "а", "ь", "о", "е", "ы", "и", "я", "у", "ия", "ье")
_JOINED = (
    ("ен", ("а", "о", "ы", "ый", "е")),
    ("ин", ("а", "и", "ы", "у", "е", "о")),
    ("н", ("",)),
    ("ов", ("и", "ы", "а", "о")),
)
"""What stands between the name and `-ский`, and what the name ends in before that: Пенза, Сочи, Улан-Удэ."""


@lru_cache(maxsize=4096)
def names_from(adjective: str) -> tuple[str, ...]:
    """Names that an adjective in its dictionary form (`калужский`, `елецкий`) may come from, the plainest first.

    Most of them are no names of anything: that is for the gazetteer to say. Irregular adjectives stand in its lists.
    """
    lower = adjective.lower()
    if lower.startswith("под") and lower.endswith("ный"):
        return (lower[:-3].capitalize() + "ье",)
    if not lower.endswith(("ский", "ской", "цкий")) or len(lower) < 6:
        return ()
    stem, kind = lower[:-4], lower[-4]
    found = [lower] + [
        stem + end for end in (("ц", "цк", "к", "ка", "ки", "кия") if kind == "ц" else ("ск", *_ENDINGS))
    ]
    if kind == "с":
        for joint, endings in _JOINED:
            base = stem.removesuffix(joint)
            if base != stem and len(base) > 1 and (joint != "н" or base[-1] in _VOWELS):
                found.extend(base + end for end in endings)
        if stem[-2:-1] in tuple("оеё"):  # of Вологда, Коломна
            found.extend(stem[:-2] + stem[-1] + end for end in ("а", "о", "ы"))
        if stem.endswith("ь"):
            found.extend(stem[:-1] + end for end in ("", "а", "и", "ия", "о"))
        elif stem.endswith("й"):
            found.extend(stem[:-1] + end for end in ("я", "о"))
        elif stem.endswith("ж"):
            found.extend((stem[:-1] + "га", stem[:-1] + "г"))
        elif stem.endswith("с"):
            found.append(stem + "са")
    return tuple(dict.fromkeys("-".join(part.capitalize() for part in name.split("-")) for name in found))
