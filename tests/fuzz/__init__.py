"""A fuzzer: mangled content, clinic, layout, theme and SVG files, each built in a process of its own under limits.

    python -m tests.fuzz [--count N] [--seed S] [--kind content|clinic|layout|theme|svg] [--keep DIR]

``hostile`` holds the values that break readers, ``mangle`` and its siblings put them where sound ones stood, ``cases``
says which file of which project is mangled and how it is built, ``limits`` runs one build under its limits, ``run``
judges what came of it, and ``finds`` puts the same faults together. It knows the command line alone.
"""
