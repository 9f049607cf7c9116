"""The errors of Hansa, each with the exit code that scripts rely on.

    HansaError                 exit code
    ├── DocumentProblem        1   a document could not be read; the others go on
    ├── UsageProblem           2   wrong usage, a wrong value, an unreadable argument
    │   └── NameProblem        2   a name that is unknown or that several nodes carry
    └── StoreError             3   the store cannot be used
        ├── StoreUnreachable   3   no server there, wrong password, no such folder
        ├── StoreLocked        3   another process holds the folder
        └── StoreVersion       3   the store was written by another version of Hansa

A message is one plain sentence that says what is wrong and what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence


class HansaError(Exception):
    """Base of all errors that a user is shown as one sentence, without a traceback."""

    exit_code = 2


class DocumentProblem(HansaError):
    """One document cannot be loaded; a load goes on with the others and ends with code 1."""

    exit_code = 1


class UsageProblem(HansaError):
    """What was asked for is not possible as asked."""

    exit_code = 2


class NameProblem(UsageProblem):
    """A name that nothing carries, or that several nodes carry.

    Attributes:
        choices: what the user may have meant, best first, each a line that can be typed.
    """

    def __init__(self, message: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


class StoreError(HansaError):
    """The store cannot be used."""

    exit_code = 3


class StoreUnreachable(StoreError):
    """Nothing answers there, or it refuses this user."""


class StoreLocked(StoreError):
    """Another process holds the store folder."""


class StoreVersion(StoreError):
    """The store, or the server under it, is of a version that cannot be used."""
