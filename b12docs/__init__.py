"""b12docs: print-ready health leaflets, one-pagers and posters from one YAML file.

    import b12docs

    project = b12docs.load(content="content.yaml")
    plan = b12docs.plan(project, audience="patient", level="all")
    result = b12docs.build(project, plan)
    paths = b12docs.write(result, "output")

What there is stands in ``b12docs.api``, which is loaded when one of its names is used. Nothing is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from b12docs.api import (
        Diagnostic,
        Finish,
        InputError,
        Job,
        Location,
        MachineError,
        Made,
        Plan,
        Project,
        Result,
        SelectionError,
        Skipped,
        build,
        copies,
        load,
        load_all,
        plan,
        write,
    )

__version__ = "0.1.0"
__all__ = [
    "Diagnostic", "Finish", "InputError", "Job", "Location", "MachineError", "Made", "Plan", "Project", "Result",
    "SelectionError", "Skipped", "__version__", "build", "copies", "load", "load_all",
    "plan", "write",
]  # fmt: skip


if not TYPE_CHECKING:  # the type checker knows each name from above, and so sees one that does not exist

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module 'b12docs' has no attribute '{name}'")
        from b12docs import api

        return getattr(api, name)


def __dir__() -> list[str]:
    return __all__
