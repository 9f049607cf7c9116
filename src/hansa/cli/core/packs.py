"""A word about languages that no pack is there for."""

from __future__ import annotations

from collections.abc import Iterable

from hansa.cli.core.telling import tell


def tell_packs(languages: Iterable[str | None]) -> None:
    """Say on stderr, in one line, which of these languages have no pack, if there are any."""
    from hansa.loaders.languages.pack import LANGUAGES

    lacking = sorted({code for code in languages if code and code not in LANGUAGES})
    if lacking:
        tell(
            f"There is no language pack for {', '.join(lacking)}: places, networks and dates are read there, "
            f"and few statements. There are packs for {', '.join(sorted(LANGUAGES))}.",
        )
