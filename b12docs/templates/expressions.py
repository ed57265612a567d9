"""The tree of an expression -> a function that works out its value. What has no line in the table is no expression.

No piece of a template becomes Python code, and nothing is worked out before the template runs.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from b12docs.diagnostics import InputError, Location, fault
from b12docs.source.prose import MEANINGLESS
from b12docs.templates.budget import AbsentError, RefusedError
from b12docs.templates.filters import FILTERS, TESTS, named
from b12docs.templates.parts import ById
from b12docs.templates.tree import Node
from b12docs.templates.values import (
    Html,
    Macro,
    Missing,
    Range,
    Run,
    Scope,
    attribute,
    contains,
    entry,
    equal,
    kind_of,
    numbers,
    part_of,
    truth,
)

MAX_DEPTH = 50  # expressions inside each other
MAX_RANGE = 10_000
MAX_CONSTANT = 1_000_000

Expression = Callable[[Run, Scope], Any]

_ARITHMETIC: dict[str, tuple[str, Callable[[int, int], int]]] = {
    "Add": ("+", operator.add), "Sub": ("-", operator.sub), "Mul": ("*", operator.mul),
    "FloorDiv": ("//", operator.floordiv), "Mod": ("%", operator.mod),
}  # fmt: skip
_ORDER: dict[str, Callable[[int, int], bool]] = {
    "lt": operator.lt, "lteq": operator.le, "gt": operator.gt, "gteq": operator.ge,
}  # fmt: skip


class Expressions:
    """Makes the functions for the expressions of one file, and counts what they cost: a step for each node."""

    def __init__(self, file: str) -> None:
        self.file, self.cost, self.depth = file, 0, 0

    def refuse(self, node: Node, message: str, hint: str = "") -> InputError:
        """The error that a node of the tree is not allowed, with its line."""
        return fault("template", Location(self.file, node.lineno), message, hint)

    def make(self, node: Node) -> Expression:
        """The function that works out the value; raises InputError for what is not in the language."""
        build = _BUILDERS.get(node.kind)
        if build is None:
            what = getattr(node, "operator", node.kind.lower())
            raise self.refuse(node, f"'{what}' is not allowed in a layout")
        self.cost += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.refuse(node, "this is nested too deeply", "take it apart")
        made = build(self, node)
        self.depth -= 1
        return made

    def _name(self, node: Node) -> Expression:
        name = node.name
        return lambda run, scope: scope.find(name)

    def _constant(self, node: Node) -> Expression:
        value = node.value
        if isinstance(value, str) and (
            MEANINGLESS.search(value) or any("\ud800" <= char <= "\udfff" for char in value)
        ):
            raise self.refuse(node, "a string has a character that has no meaning in print", "remove it")
        if type(value) not in (str, bool, int, type(None)) or (type(value) is int and value > MAX_CONSTANT):
            raise self.refuse(node, f"a number here is whole, and at most {MAX_CONSTANT:,}")
        return lambda run, scope: value

    def _list(self, node: Node) -> Expression:
        entries = [self.make(one) for one in node.items]
        return lambda run, scope: tuple(_single(one(run, scope)) for one in entries)

    def _mapping(self, node: Node) -> Expression:
        pairs = [(self.make(pair.key), self.make(pair.value)) for pair in node.items]

        def mapping(run: Run, scope: Scope) -> ById[Any]:
            found = {_single(key(run, scope)): _single(value(run, scope)) for key, value in pairs}
            if not all(isinstance(key, str) for key in found):
                raise RefusedError("the keys of a mapping are texts")
            return ById(found)

        return mapping

    def _choice(self, node: Node) -> Expression:
        test, one = self.make(node.test), self.make(node.expr1)
        other = self.make(node.expr2) if node.expr2 else lambda run, scope: Missing("an 'if' without 'else' is false")
        return lambda run, scope: (one if truth(test(run, scope)) else other)(run, scope)

    def _and(self, node: Node) -> Expression:
        left, right = self.make(node.left), self.make(node.right)

        def both(run: Run, scope: Scope) -> Any:
            value = left(run, scope)
            return right(run, scope) if truth(value) else value

        return both

    def _or(self, node: Node) -> Expression:
        left, right = self.make(node.left), self.make(node.right)

        def either(run: Run, scope: Scope) -> Any:
            value = left(run, scope)
            return value if truth(value) else right(run, scope)

        return either

    def _not(self, node: Node) -> Expression:
        inner = self.make(node.node)
        return lambda run, scope: not truth(inner(run, scope))

    def _negative(self, node: Node) -> Expression:
        inner = self.make(node.node)

        def negative(run: Run, scope: Scope) -> int:
            value = inner(run, scope)
            if not numbers(value):
                raise RefusedError("'-' is for small numbers only")
            return -int(value)

        return negative

    def _arithmetic(self, node: Node) -> Expression:
        sign, work_out = _ARITHMETIC[node.kind]
        left, right = self.make(node.left), self.make(node.right)

        def result(run: Run, scope: Scope) -> int:
            one, other = left(run, scope), right(run, scope)
            if not numbers(one, other):
                raise RefusedError(f"'{sign}' is for small numbers only")
            if sign in ("//", "%") and not other:
                raise RefusedError("division by zero")
            return work_out(one, other)

        return result

    def _comparison(self, node: Node) -> Expression:
        first = self.make(node.expr)
        others = [(one.op, self.make(one.expr)) for one in node.ops]

        def compared(run: Run, scope: Scope) -> bool:
            left = first(run, scope)
            for sign, other in others:
                right = other(run, scope)
                if not _compare(run, sign, left, right):
                    return False
                left = right
            return True

        return compared

    def _attribute(self, node: Node) -> Expression:
        inner, name = self.make(node.node), node.attr
        return lambda run, scope: attribute(inner(run, scope), name)

    def _entry(self, node: Node) -> Expression:
        inner, key = self.make(node.node), node.arg
        if key.kind == "Slice":
            if key.step:
                raise self.refuse(node, "a piece of a list has a start and a stop, no more")
            start, stop = (self.make(end) if end else _nothing for end in (key.start, key.stop))
            return lambda run, scope: part_of(run, inner(run, scope), start(run, scope), stop(run, scope))
        found = self.make(key)
        return lambda run, scope: entry(inner(run, scope), found(run, scope))

    def _filter(self, node: Node) -> Expression:
        if node.node is None:
            raise self.refuse(node, "a filter of a whole block is not allowed")
        return self._applied(FILTERS, "filter", node)

    def _test(self, node: Node) -> Expression:
        return self._applied(TESTS, "test", node)

    def _applied(self, known: dict[str, Callable[..., Any]], kind: str, node: Node) -> Expression:
        inner = self.make(node.node)
        given, named_ones = self._arguments(node)
        try:
            apply = named(known, kind, node.name, len(given), tuple(named_ones))
        except RefusedError as refused:
            raise self.refuse(node, refused.message, refused.hint) from None

        def applied(run: Run, scope: Scope) -> Any:
            values = [one(run, scope) for one in given]
            return apply(run, inner(run, scope), *values, **{k: one(run, scope) for k, one in named_ones.items()})

        return applied

    def _call(self, node: Node) -> Expression:
        called = self.make(node.node)
        given, named_ones = self._arguments(node)

        def result(run: Run, scope: Scope) -> Any:
            function = called(run, scope)
            values = [one(run, scope) for one in given]
            by_name = {name: one(run, scope) for name, one in named_ones.items()}
            if isinstance(function, Macro):
                return self._called(run, function, values, by_name)
            if isinstance(function, Range) and not by_name:
                return _range(run, values)
            raise RefusedError(f"this is {kind_of(function)} and cannot be called", "only macros and 'range' can")

        return result

    def _called(self, run: Run, macro: Macro, values: list[Any], by_name: dict[str, Any]) -> Html:
        """What a macro prints; who gives it what is absent is at fault, not the other file that it stands in."""
        try:
            return call(run, macro, values, by_name)
        except AbsentError as refused:
            gives_nothing = any(value is None for value in (*values, *by_name.values()))
            if gives_nothing and refused.at and refused.at.file != self.file:
                refused.at = None  # it becomes the place of the call
            raise

    def _arguments(self, node: Node) -> tuple[list[Expression], dict[str, Expression]]:
        if node.dyn_args or node.dyn_kwargs:
            raise self.refuse(node, "'*' and '**' are not allowed in a call")
        return [self.make(one) for one in node.args], {str(one.key): self.make(one.value) for one in node.kwargs}


def _nothing(run: Run, scope: Scope) -> None:
    """What stands for the end of a slice that is left out."""


def _single(value: Any) -> Any:
    """The value, as an entry of a list or a mapping; raises RefusedError for a list of lists."""
    if isinstance(value, tuple | ById | Missing | Html):
        raise RefusedError(f"{kind_of(value)} cannot stand in a list or a mapping")
    return value


def _compare(run: Run, sign: str, left: Any, right: Any) -> bool:
    if sign in ("eq", "ne"):
        return equal(run, left, right) == (sign == "eq")
    if sign in ("in", "notin"):
        return contains(run, right, left) == (sign == "in")
    if not numbers(left, right):
        raise RefusedError("only small numbers are smaller or larger")
    return _ORDER[sign](left, right)


def _range(run: Run, values: list[Any]) -> tuple[int, ...]:
    if not values or len(values) > 3 or not all(type(one) is int for one in values) or 0 in values[2:]:
        raise RefusedError("'range' takes one to three whole numbers")
    found = range(*values)
    if len(found[: MAX_RANGE + 1]) > MAX_RANGE:
        raise RefusedError(f"a range has at most {MAX_RANGE:,} numbers")
    run.step(len(found))
    return tuple(found)


def call(run: Run, macro: Macro, values: list[Any], by_name: dict[str, Any]) -> Html:
    """What a macro prints with these values; raises RefusedError where it takes no such ones."""
    names = dict(zip(macro.parameters, values, strict=False))
    unknown = by_name and [name for name in by_name if name not in macro.parameters or name in names]
    if len(values) > len(macro.parameters) or unknown:
        hint = f"it takes {', '.join(macro.parameters) or 'none'}"
        raise RefusedError(f"the macro '{macro.name}' is given values that it does not take", hint)
    run.enter()
    run.step(1 + len(macro.parameters))
    scope = Scope(names | by_name, macro.scope)
    for name in macro.parameters:
        if name not in scope.names:
            default = macro.defaults.get(name)
            scope.names[name] = default(run, scope) if default else Missing(f"'{name}' was not given", name, scope)
    pieces: list[str] = []
    macro.body(run, scope, pieces)
    run.leave()
    return Html("".join(pieces))


_BUILDERS: dict[str, Callable[[Expressions, Any], Expression]] = {
    "Name": Expressions._name, "Const": Expressions._constant,
    "List": Expressions._list, "Tuple": Expressions._list, "Dict": Expressions._mapping,
    "CondExpr": Expressions._choice, "And": Expressions._and, "Or": Expressions._or,
    "Not": Expressions._not, "Neg": Expressions._negative, "Compare": Expressions._comparison,
    **dict.fromkeys(_ARITHMETIC, Expressions._arithmetic),
    "Getattr": Expressions._attribute, "Getitem": Expressions._entry, "Call": Expressions._call,
    "Filter": Expressions._filter, "Test": Expressions._test,
}  # fmt: skip
