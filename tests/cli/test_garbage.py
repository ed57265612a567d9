"""What the command line holds in memory that nobody needs any more: a little, however much it makes.

Each test is a process of its own: to load the command line changes how Python collects garbage.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from b12docs.production.workers import processes, streamed
from tests.helpers_cli import good_project

MOST = 700_000  # objects: more than what is loaded and the garbage that is waited for


def said_with_the_command_line(code: str, folder: Path) -> list[int]:
    """The numbers that a process prints which has loaded the command line."""
    command = [sys.executable, "-c", f"import gc, b12docs.cli; {code}"]
    return [*map(int, subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.split())]


def dropped(objects: int) -> int:
    """Drop so many objects that hold themselves, as the trees of a document do; the number of those still there."""
    for _ in range(objects):
        circle: list[object] = []
        circle.append(circle)
    return len(gc.get_objects())


def dropped_by_workers() -> Iterator[int]:
    """The same in the workers of a batch."""
    with processes() as executor:
        yield from streamed(_dropped, None, [400_000] * 8, executor)


def _dropped(_: None, objects: int) -> int:
    return dropped(objects)


def test_a_build_throws_so_little_away_that_nothing_is_looked_for(tmp_path: Path) -> None:
    """To collect garbage costs a tenth of a build's time, and there is little of it."""
    good_project(tmp_path)
    counted = "sum(one['collections'] for one in gc.get_stats())"
    build = "b12docs.cli.main(['build', '--quiet'], standalone_mode=False)"
    assert said_with_the_command_line(f"n = {counted}; {build}; print({counted} - n)", tmp_path) == [0]
    assert list(tmp_path.rglob("*.pdf"))


def test_what_many_documents_leave_behind_is_collected() -> None:
    """However many there are: of a list, each copy may have to be set by itself."""
    code = "from tests.cli.test_garbage import dropped; print(dropped(2_000_000))"
    (left,) = said_with_the_command_line(code, Path.cwd())
    assert left < MOST


def test_so_is_what_copies_leave_behind_in_the_workers_of_a_batch() -> None:
    """A worker makes its copies with what this process has loaded, and collects as it does."""
    code = "from tests.cli.test_garbage import dropped_by_workers; print(*dropped_by_workers())"
    assert max(said_with_the_command_line(code, Path.cwd())) < MOST
