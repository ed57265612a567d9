"""Rules of a theme: every colour is one and has a role, and can be told apart from what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import Location, did_you_mean
from b12docs.look.colour import WRITE_COLOUR, is_colour, luminance
from b12docs.look.palette import ROLES, Faint, faint_pairs
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import mapping
from b12docs.source.prose import Words
from b12docs.source.tree import YamlTree

_NAMED = "a colour under a name that nothing has would be lost without a word"


class Colours:
    """A palette of a theme: what its files give for each role, its own first, and the colours that this comes to."""

    def __init__(self, chain: list[YamlTree], *keys: str) -> None:
        self.files = [tree.file for tree in chain]
        self.given: dict[str, Words] = {}
        for key in keys:
            for tree in reversed(chain):
                self.given |= dict(_entries(tree, key))
        found = {role: self.follow(role) for role in self.given}
        self.colours = {role: steps for role, steps in found.items() if is_colour(steps[-1])}
        self.resolved = {role: steps[-1].upper() for role, steps in self.colours.items()}

    def follow(self, role: str) -> list[Words]:
        """The values that lead from a role to its colour, or to where the way ends."""
        steps: list[Words] = []
        while role in self.given and not any(self.given[role] is step for step in steps):
            steps.append(self.given[role])
            role = str(steps[-1])
        return steps

    def set_last(self, faint: Faint) -> tuple[Location, str]:
        """The one of the two roles whose colour the theme set last, and its place."""
        steps = [(step.at, role) for role in (faint.role, faint.ground) for step in self.colours[role]]
        return min(steps, key=lambda one: self.files.index(one[0].file))


def _entries(tree: YamlTree, key: str) -> Iterator[tuple[str, Words]]:
    """The entries of a palette that are words, whatever else is wrong with the file."""
    for role, value in mapping(tree.value, key).items():
        if isinstance(value, Words):
            yield role, value


@rule("unknown-role", "theme", source=_NAMED)
def known_roles(tree: YamlTree) -> Iterator[Finding]:
    """Every role of a palette exists."""
    for key in ("palette", "dark"):
        for role, _ in _entries(tree, key):
            if role not in ROLES:
                at = tree.locate((key, role), key=True)
                yield Finding(at, f"no colour has the name '{role}'", did_you_mean(role, ROLES))


@rule("colour", "theme", source="CSS Color 4: six hexadecimal digits after #")
def written_colours(tree: YamlTree) -> Iterator[Finding]:
    """What begins with # is a colour."""
    for key in ("palette", "dark"):
        for _, value in _entries(tree, key):
            if value.startswith("#") and not is_colour(value):
                yield Finding(value.at, f"'{value}' is no colour", WRITE_COLOUR)


@rule("undefined-name", "theme", source=_NAMED)
def named_colours(tree: YamlTree) -> Iterator[Finding]:
    """What does not begin with # is the name of a role."""
    for key in ("palette", "dark"):
        for _, value in _entries(tree, key):
            if not value.startswith("#") and value not in ROLES:
                near = did_you_mean(value, ROLES)
                hint = near if near.startswith("did you mean") else WRITE_COLOUR
                yield Finding(value.at, f"'{value}' is no colour, and not the name of one", hint)


@rule("palette-cycle", "palette", source="a colour that is defined by itself is none")
def no_circles(colours: Colours) -> Iterator[Finding]:
    """No roles share each other's colour in a circle."""
    for role, value in colours.given.items():
        if role in colours.follow(role):
            yield Finding(value.at, f"'{role}' takes its colour from itself", WRITE_COLOUR)


@rule("contrast", "palette", source="WCAG 2.2 1.4.3 and 1.4.11: words at 4.5:1, signs at 3:1")
def told_apart(colours: Colours) -> Iterator[Finding]:
    """Every colour can be told apart from what it stands on."""
    worst: dict[tuple[Location, str], Faint] = {}  # one for each colour that is to be changed
    for faint in sorted(faint_pairs(colours.resolved), key=lambda one: one.contrast / one.least):
        worst.setdefault(colours.set_last(faint), faint)
    for (at, role), faint in worst.items():
        one, other = colours.resolved[faint.role], colours.resolved[faint.ground]
        message = f"the contrast of '{faint.role}' ({one}) on '{faint.ground}' ({other}) is {faint}"
        lightest = max(faint.role, faint.ground, key=lambda name: luminance(colours.resolved[name]))
        yield Finding(at, message, f"choose a {'lighter' if role == lightest else 'darker'} '{role}'")
