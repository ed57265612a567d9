"""The program ``b12docs``: which commands there are. Only the one that is called is loaded with what it needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from b12docs import __version__
from b12docs.cli.ending import at_once, prepare, told
from b12docs.diagnostics import did_you_mean

COMMANDS = (
    "build", "check", "watch", "preview", "status", "proof", "approve", "translate", "gallery", "email", "batch",
    "diff", "list", "where", "init", "schema", "completion",
)  # fmt: skip

_SENTENCE = 200  # letters
_WELCOME = """\
b12docs makes leaflets, one-page summaries and posters for a clinic from one file of words.

What to do first:
  b12docs build             makes all documents of the text that comes with it, in the folder 'output'
  b12docs init my-clinic    puts this text into the folder 'my-clinic', to be made your own

Then, in the folder 'my-clinic':
  b12docs where "words"     says in which line of content.yaml a sentence stands that you have read
  b12docs check             names what is wrong with the text, and what is hard to read
  b12docs build             makes your documents

'b12docs --help' lists all commands, and 'b12docs build --help' explains one."""


class Program(click.Group):
    """The group of all commands, each found in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of a project's life."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; ends with status 2 where there is none of the name."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'; {did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"b12docs.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its whole first sentence."""
        commands = [(name, self.get_command(ctx, name)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(_SENTENCE)) for name, one in commands if one])

    def main(self, args: Any = None, *rest: Any, **options: Any) -> Any:
        """Run the program; without ``args`` it is a process of its own, whose signals and pipes are its to handle."""
        if args is None:
            prepare()
        with told():
            return super().main(args, *rest, **options)


@click.command(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="b12docs")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn one content.yaml into print-ready leaflets, one-pagers and posters."""
    if ctx.invoked_subcommand is None:
        click.echo(_WELCOME)


def run() -> None:
    """Run the program as a process of its own, which ends as soon as the program has."""
    with at_once():
        main(prog_name="b12docs")
