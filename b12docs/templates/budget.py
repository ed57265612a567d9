"""What a run of a template may cost, and how it is refused when it asks for what is not allowed.

A layout is a file from anywhere, so its time and memory are bounded here, in the process: no operating system's limit
can be relied on. Each piece of a template takes as many steps as it has names and operators, each time that it is run;
whatever goes over a list takes its length besides; and whatever builds words pays for their letters before it builds
them. There is no deadline: a step takes some millionths of a second, so that the steps bound the time too, and a slow
machine refuses nothing that a fast one prints. The longest of our own documents takes 3,200 steps.
"""

from __future__ import annotations

from b12docs.diagnostics import Location

MAX_STEPS = 200_000
MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 25  # macros and files inside each other


class RefusedError(Exception):
    """A template asks for what it may not have; its place is added where it is known."""

    def __init__(self, message: str, hint: str = "", at: Location | None = None) -> None:
        self.message, self.hint, self.at = message, hint, at
        super().__init__(message)


class AbsentError(RefusedError):
    """A template looks into a part of the content that is not meant for its reader."""

    def __init__(self) -> None:
        super().__init__("this part of the content is not meant for this reader", "ask for it first: {% if … %}")


class Budget:
    """What is left of the steps and characters of one run, and how deep in macros and files it is."""

    __slots__ = ("characters", "depth", "steps")

    def __init__(self) -> None:
        self.steps, self.characters, self.depth = MAX_STEPS, MAX_CHARACTERS, 0

    def step(self, count: int) -> None:
        """Take so many steps; raises RefusedError when none are left."""
        self.steps -= count
        if self.steps < 0:
            raise RefusedError(f"the layout takes more than {MAX_STEPS:,} steps", "let it repeat less")

    def write(self, count: int) -> None:
        """Build so many characters; raises RefusedError when none are left."""
        self.characters -= count
        if self.characters < 0:
            raise RefusedError(f"the layout builds more than {MAX_CHARACTERS:,} characters", "let it print less")

    def enter(self) -> None:
        """Go into a macro or a file; raises RefusedError when it is too deep inside others."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise RefusedError("a macro or a file calls itself without end")

    def leave(self) -> None:
        """Come back out of a macro or a file."""
        self.depth -= 1
