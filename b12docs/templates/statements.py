"""The tree of a template -> a function that prints it, piece by piece, into a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from b12docs.diagnostics import Location
from b12docs.templates.budget import RefusedError
from b12docs.templates.expressions import Expressions
from b12docs.templates.slots import stamped
from b12docs.templates.tree import Node
from b12docs.templates.values import GLOBALS, Html, Loop, Macro, Missing, Module, Run, Scope, items, printed, truth

MAX_DEPTH = 50  # loops, conditions and macros inside each other in one file

Body = Callable[[Run, Scope, list[str]], None]
_Step = tuple[int, Location, Body]


class Statements:
    """Makes the functions for the statements of one file."""

    def __init__(self, file: str, places: list[Location]) -> None:
        self.file, self.places, self.depth = file, places, 0
        self.expressions = Expressions(file)

    def body(self, inside: Sequence[Node]) -> Body:
        """The function that prints these statements; raises InputError for what is not in the language."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.expressions.refuse(inside[0], "this is nested too deeply", "take it apart")
        steps = [self._step(one) for node in inside for one in _parts(node)]
        self.depth -= 1
        return _in_turn(steps) if steps else _nothing

    def _step(self, node: Node) -> _Step:
        """What a statement does, at its place, and what it costs, its insides apart."""
        build = _BUILDERS.get(node.kind)
        self.expressions.cost = 1
        made = build(self, node) if build else self._printing(node)
        return made[0], Location(self.file, node.lineno), made[1]

    def _cost(self) -> int:
        return self.expressions.cost

    def _literal(self, node: Node) -> tuple[int, Body]:
        text = stamped(node.data, self.file, node.lineno, self.places)

        def write(run: Run, scope: Scope, out: list[str]) -> None:
            run.write(len(text))
            out.append(text)

        return 1, write

    def _printing(self, node: Node) -> tuple[int, Body]:
        value = self.expressions.make(node)
        return self._cost(), lambda run, scope, out: out.append(printed(run, value(run, scope)))

    def _if(self, node: Node) -> tuple[int, Body]:
        tests = [self.expressions.make(one.test) for one in (node, *node.elif_)]
        cost = self._cost()
        branches = list(zip(tests, [self.body(one.body) for one in (node, *node.elif_)], strict=True))
        otherwise = self.body(node.else_)

        def choose(run: Run, scope: Scope, out: list[str]) -> None:
            for test, body in branches:
                if truth(test(run, scope)):
                    body(run, scope, out)
                    return
            otherwise(run, scope, out)

        return cost, choose

    def _for(self, node: Node) -> tuple[int, Body]:
        if node.recursive:
            raise self.expressions.refuse(node, "a recursive loop is not allowed")
        name, listed = self._target(node.target), self.expressions.make(node.iter)
        test = self.expressions.make(node.test) if node.test else None
        cost = self._cost()
        body, otherwise = self.body(node.body), self.body(node.else_)

        def loop(run: Run, scope: Scope, out: list[str]) -> None:
            entries = items(listed(run, scope))
            run.step(len(entries) * cost)
            if test:
                entries = tuple(one for one in entries if truth(test(run, Scope({name: one}, scope))))
            for number, one in enumerate(entries):
                body(run, Scope({name: one, "loop": Loop(number, len(entries))}, scope), out)
            if not entries:
                otherwise(run, scope, out)

        return cost, loop

    def _set(self, node: Node) -> tuple[int, Body]:
        name, value = self._target(node.target), self.expressions.make(node.node)

        def assign(run: Run, scope: Scope, out: list[str]) -> None:
            found = value(run, scope)
            if isinstance(found, Missing):
                raise found.refusal()
            scope.names[name] = found

        return self._cost(), assign

    def _set_block(self, node: Node) -> tuple[int, Body]:
        if node.filter is not None:
            raise self.expressions.refuse(node, "a filter of a whole block is not allowed")
        name, body = self._target(node.target), self.body(node.body)

        def assign(run: Run, scope: Scope, out: list[str]) -> None:
            pieces: list[str] = []
            body(run, Scope({}, scope), pieces)
            scope.names[name] = Html("".join(pieces))

        return 1, assign

    def _macro(self, node: Node) -> tuple[int, Body]:
        names = tuple(one.name for one in node.args)
        defaulted = names[len(names) - len(node.defaults) :]
        defaults = {name: self.expressions.make(one) for name, one in zip(defaulted, node.defaults, strict=True)}
        cost, body = self._cost(), self.body(node.body)

        def charged(run: Run, scope: Scope, out: list[str]) -> None:
            run.step(cost)
            body(run, scope, out)

        def define(run: Run, scope: Scope, out: list[str]) -> None:
            scope.names[node.name] = Macro(node.name, names, defaults, charged, scope)

        return 1, define

    def _import(self, node: Node) -> tuple[int, Body]:
        file = self._file(node)

        def load(run: Run, scope: Scope, out: list[str]) -> None:
            scope.names[node.target] = imported(run, file)

        return 1, load

    def _from_import(self, node: Node) -> tuple[int, Body]:
        file = self._file(node)
        names = [(one, one) if isinstance(one, str) else tuple(one) for one in node.names]

        def load(run: Run, scope: Scope, out: list[str]) -> None:
            module = imported(run, file)
            for name, known_as in names:
                if name not in module.macros:
                    raise Missing(
                        f"'{file}' has no macro '{name[:40]}'", name, Scope(dict(module.macros), None)
                    ).refusal()
                scope.names[known_as] = module.macros[name]

        return len(names), load

    def _include(self, node: Node) -> tuple[int, Body]:
        if node.ignore_missing or not node.with_context:
            raise self.expressions.refuse(node, "'include' takes the name of a file alone")
        file = self._file(node)

        def include(run: Run, scope: Scope, out: list[str]) -> None:
            _enter(run, file)(run, Scope({}, scope), out)
            run.leave()

        return 1, include

    def _file(self, node: Any) -> str:
        name: object = node.template.value if node.template.kind == "Const" else None
        if not isinstance(name, str):
            raise self.expressions.refuse(node, "the name of a file stands in quotes")
        if node.kind != "Include" and node.with_context:
            raise self.expressions.refuse(node, "an import 'with context' is not allowed", "give its macros the values")
        return name

    def _target(self, node: Node) -> str:
        if node.kind != "Name":
            raise self.expressions.refuse(node, "a value is given to one name")
        return str(node.name)


def _parts(node: Node) -> Sequence[Node]:
    """A statement; of what is printed, each piece by itself, since each has a line of its own."""
    return node.nodes if node.kind == "Output" else (node,)


def _in_turn(steps: list[_Step]) -> Body:
    """The function that does these steps one after the other."""

    def do(run: Run, scope: Scope, out: list[str]) -> None:
        for cost, at, step in steps:
            try:
                run.step(cost)
                step(run, scope, out)
            except RefusedError as refused:
                refused.at = refused.at or at
                raise
            except RecursionError:
                raise RefusedError("this is nested too deeply", "take it apart", at) from None

    return do


def _nothing(run: Run, scope: Scope, out: list[str]) -> None:
    """What a body without statements does."""


def _enter(run: Run, file: str) -> Body:
    """The body of a file, which is paid for by its length each time that it is used."""
    run.enter()
    length, body = run.load(file)
    run.write(length)
    return body


def imported(run: Run, file: str) -> Module:
    """The macros of a file, but for those whose names begin with an underscore."""
    scope = Scope({}, GLOBALS)
    _enter(run, file)(run, scope, [])
    run.leave()
    macros = {name: one for name, one in scope.names.items() if isinstance(one, Macro) and not name.startswith("_")}
    return Module(file, macros)


_BUILDERS: dict[str, Callable[[Statements, Any], tuple[int, Body]]] = {
    "TemplateData": Statements._literal, "If": Statements._if, "For": Statements._for,
    "Assign": Statements._set, "AssignBlock": Statements._set_block, "Macro": Statements._macro,
    "Import": Statements._import, "FromImport": Statements._from_import, "Include": Statements._include,
}  # fmt: skip
