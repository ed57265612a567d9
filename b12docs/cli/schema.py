"""``b12docs schema``: print what an editor needs to check a file while somebody types."""

from __future__ import annotations

import click

from b12docs.cli.completing import completed
from b12docs.cli.ending import Command


def _names() -> list[str]:
    from b12docs.schema.json_schema import FILES

    return list(FILES)


@click.command("schema", cls=Command)
@click.argument("kind", metavar="[content|house|clinic|approval|languages|layout|theme]", default="content",
                shell_complete=completed(_names))  # fmt: skip
def command(kind: str) -> None:
    """Print the JSON schema of a kind of file, for editors that check it while somebody types.

    The first line of each file that 'b12docs init' hands out names its schema, which lies beside it: most editors
    with a YAML extension find it by themselves.
    """
    from b12docs.catalogue.names import one_of
    from b12docs.schema.json_schema import as_text

    click.echo(as_text(one_of("kind of file", kind, _names())), nl=False)
