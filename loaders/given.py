"""Given names that several languages write differently, and their short forms: Michael, Mike, Михаил and Майкл.

The table is `data/gazetteer/given_forms.tsv`. A form may belong to several names: Саша is Александр or Александра.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from hansa.loaders.text.folding import fold


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The names by each of their folded forms."""
    text = resources.files("hansa.loaders").joinpath("data/gazetteer/given_forms.tsv").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, forms = line.split("\t")
        for form in (name, *forms.split()):
            names = found.setdefault(fold(form), [])
            if name not in names:
                names.append(name)
    return {form: tuple(names) for form, names in found.items()}


def names_of(form: str) -> tuple[str, ...]:
    """The names that a given name may be a form of, in the order of the table; none for one that it does not have."""
    return _table().get(fold(form), ())
