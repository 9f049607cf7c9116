"""No command without help and example, none that is not listed, and help at once."""

from __future__ import annotations

import importlib.util
import pkgutil
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

import hansa.cli
from hansa.cli.core.command import Command
from hansa.cli.core.lazy import LONGEST_HELP, LazyGroup
from hansa.cli.root import SECTIONS, root

ROOM = Path(__file__).parent.parent.parent
CONTEXT = click.Context(root, info_name="hansa")


def paths(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that lead to each command, those of groups within too."""
    for name in group.list_commands(CONTEXT):
        found = group.get_command(CONTEXT, name)
        if isinstance(found, click.Group):
            yield from paths(found, (*before, name))
        else:
            yield (*before, name)


NAMES = [" ".join(path) for path in paths(root)]
GROUPS = {name for section in SECTIONS.values() for name in section} - set(NAMES)


def command(name: str) -> Command:
    found: click.Command | None = root
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(CONTEXT, word)
    assert isinstance(found, Command)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_a_name_help_and_an_example_of_itself(name: str) -> None:
    found = command(name)
    assert found.name == name.split()[-1]
    assert found.help
    assert found.examples
    assert any(f" {name}" in " ".join(shlex.split(line, comments=True)) for line in found.examples)
    shown = found.get_help(click.Context(found, info_name=name))
    assert found.examples[0] in shown


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_a_group_has_help_and_examples(name: str) -> None:
    found = root.get_command(CONTEXT, name)
    assert isinstance(found, LazyGroup)
    assert found.help
    assert found.examples
    assert found.examples[0] in found.get_help(click.Context(found, info_name=name))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_commands_shows_the_whole_sentence(name: str) -> None:
    assert not command(name).get_short_help_str(limit=LONGEST_HELP).endswith("...")


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_is_for(name: str) -> None:
    options = [p for p in command(name).params if isinstance(p, click.Option)]
    assert [p.name for p in options if not p.help] == []


def test_every_command_there_is_is_listed() -> None:
    made = set()
    for module in pkgutil.walk_packages(hansa.cli.__path__, "hansa.cli."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Command):
                made.add(value.name)
    assert made == {name.split()[-1] for name in NAMES}


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom hansa.cli import main\nmain(['--help'])\n"
        "heavy = {'neo4j', 'arcadedb', 'rich', 'networkx', 'pymorphy3', 'marisa_trie', 'rapidfuzz', 'platformdirs'}\n"
        "heavy |= {'numpy', 'rustworkx'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert all(name.split()[0] in done.stdout for name in NAMES)


def test_the_reference_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("commands_page", ROOM / "tools" / "commands_page.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOM / "docs" / "commands.md").read_text("utf-8") == module.page()


def test_a_mistyped_command_is_told_the_nearest() -> None:
    with pytest.raises(click.UsageError, match="did you mean documents"):
        root.resolve_command(click.Context(root), ["docments"])
