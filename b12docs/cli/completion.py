"""``b12docs completion``: let the shell complete commands, options and names."""

from __future__ import annotations

from typing import Any

import click

from b12docs.cli.completing import completed
from b12docs.cli.ending import Command

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command("completion", cls=Command)
@click.argument("shell", metavar="bash|zsh|fish|powershell", shell_complete=completed(lambda: SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a script that lets a shell complete commands, options and the names of your project with the tab key.

    \b
    bash:        b12docs completion bash >> ~/.bashrc
    zsh:         b12docs completion zsh >> ~/.zshrc
    fish:        b12docs completion fish > ~/.config/fish/completions/b12docs.fish
    PowerShell:  b12docs completion powershell >> $PROFILE

    It works in a new window of the shell.
    """  # noqa: D301 - click keeps the lines behind this sign
    from b12docs.catalogue.names import one_of

    click.echo(_script(ctx.find_root().command, one_of("shell", shell, SHELLS)))


def _script(program: click.Command, shell: str) -> str:
    """What the shell reads at its start; click's own, but that fish leaves commas inside a word as they are."""
    from click.shell_completion import get_completion_class

    completion: Any = get_completion_class(shell)
    script = str(completion(program, {}, "b12docs", "_B12DOCS_COMPLETE").source())
    return script.replace('string split "," $completion', 'string split -m 1 "," $completion')
