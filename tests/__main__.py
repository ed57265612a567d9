"""``python -m tests``: the linter, the type checker and all tests, in this order; stops at the first that fails.

``python -m tests quick`` leaves out what takes minutes (every document on every paper, browsers, veraPDF): about a
minute on two processors, for every save. Both take all processors, and the whole set one process more: some of its
tests wait for browsers and other programs. Further words are pytest's.
"""

import os
import subprocess
import sys

# What a file's tests share is made once in the whole set, and the files that take long begin: tests/conftest.py.
SHARED = [f"--numprocesses={(os.cpu_count() or 1) + 1}", "--dist=loadfile", "--no-loadscope-reorder"]
QUICK = ["--quick", "--numprocesses=auto", "--dist=worksteal"]

given = sys.argv[1:]
words = [*QUICK, *given[1:]] if given[:1] == ["quick"] else [*SHARED, *given]

for command in (["ruff", "check", "."], ["mypy"], ["pytest", *words]):
    print("+", *command, flush=True)
    status = subprocess.run([sys.executable, "-m", *command], check=False).returncode
    if status:
        sys.exit(status)
