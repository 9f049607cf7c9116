"""Completion for shells: `hansa completion SHELL`."""

from __future__ import annotations

import click

from hansa.cli.core.command import Command

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    store=False,
    examples=(
        'eval "$(hansa completion bash)"                                     # in ~/.bashrc',
        'eval "$(hansa completion zsh)"                                      # in ~/.zshrc',
        "hansa completion fish > ~/.config/fish/completions/hansa.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes commands, options and names of queries."""
    from click.shell_completion import ShellComplete, get_completion_class

    from hansa.cli.core.running import COMPLETE_VARIABLE, PROGRAM
    from hansa.cli.root import root

    found = get_completion_class(shell)
    assert found is not None
    # Of the base class: bash's own asks the installed bash for its version, which need not be this shell's.
    print(ShellComplete.source(found(root, {}, PROGRAM, COMPLETE_VARIABLE)))
