"""The program ``b12docs``: which commands there are. Only the one that is called is loaded with what it needs."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Any

import click

from b12docs import __version__
from b12docs.cli.ending import at_once, prepare, told

COMMANDS = (
    "build", "check", "watch", "preview", "status", "approve", "list", "where", "init", "schema", "completion",
)  # fmt: skip


class Program(click.Group):
    """The group of all commands, each found in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of a project's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"b12docs.cli.{cmd_name}").command
        return command

    def main(self, args: Any = None, *rest: Any, **options: Any) -> Any:
        """Run the program; without ``args`` it is a process of its own, whose signals and pipes are its to handle."""
        if args is None:
            prepare()
        with told():
            return super().main(args, *rest, **options)


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="b12docs")
def main() -> None:
    """Turn one content.yaml into print-ready leaflets, one-pagers and posters."""
    gc.disable()  # a short run builds trees and throws nothing away: collecting costs a tenth of its time


def run() -> None:
    """Run the program as a process of its own, which ends as soon as the program has."""
    with at_once():
        main(prog_name="b12docs")
