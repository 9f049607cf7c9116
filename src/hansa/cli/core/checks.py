"""Values of options, checked."""

from __future__ import annotations

import re

from hansa.errors import UsageProblem


def checked_date(value: str | None) -> str | None:
    """A date of a document as the graph keeps them. Raises UsageProblem when it is none."""
    from hansa.graph.time import is_date

    if value is not None and (not is_date(value) or value.startswith("--")):
        raise UsageProblem(f"{value} is no date; write 2020, 2020-07 or 2020-07-03.")
    return value


def checked_language(value: str | None) -> str | None:
    """A code of two letters. Raises UsageProblem when it is none."""
    if value is not None and not re.fullmatch("[a-z]{2}", value):
        raise UsageProblem(f"{value} is no language; write two letters of ISO 639-1, such as en or ru.")
    return value
