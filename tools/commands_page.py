"""The reference page of the commands, made from their own help."""

from __future__ import annotations

import click

from hansa.cli.root import root

WIDTH = 100


def page() -> str:
    """docs/commands.md."""
    rows = [
        "# The commands",
        "",
        "Made from the commands' own help by `tools/docs.py`; change it there.",
        "",
        "Exit codes: 0 done; 1 done, but some documents failed; 2 wrong usage or unknown name; 3 the store cannot be",
        "reached, is locked or is of another version; 130 interrupted. An error is one sentence on standard error;",
        "`--debug` shows where it came from. `--store`, `--debug` and `--registry` work before and after the command.",
        "",
        "Rows come as `--format table`, `json`, `csv` or `md`. A terminal gets colours (unless NO_COLOR is set) and",
        "progress bars, a pipe plain text. JSON is one array of objects keyed by column (`status`, `extract`",
        "and `network summary`: one object), with nothing else on standard output.",
        "",
    ]
    context = click.Context(root, info_name="hansa", terminal_width=WIDTH)
    rows += ["```", root.get_help(context), "```", ""]
    for heading, section in root.sections.items():
        rows += [f"## {heading}", ""]
        for name in section:
            command = root.get_command(context, name)
            assert command is not None
            rows += _help(command, name, context)
    return "\n".join(rows)


def _help(command: click.Command, name: str, parent: click.Context) -> list[str]:
    """The help of a command, and of those of a group."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    rows = [f"### {context.command_path}", "", "```", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            rows += _help(found, inner, context)
    return rows
