"""``python -m tests``: the linter, the type checker and all tests, in this order; stops at the first that fails.

``python -m tests quick`` leaves out what takes minutes (every document on every paper, browsers, veraPDF): about a
minute on two processors, for every save. Further words are pytest's.
"""

import subprocess
import sys

given = sys.argv[1:]
if given[:1] == ["quick"]:
    given[:1] = ["--quick", "--numprocesses=auto", "--dist=worksteal"]

for command in (["ruff", "check", "."], ["mypy"], ["pytest", *given]):
    print("+", *command, flush=True)
    status = subprocess.run([sys.executable, "-m", *command], check=False).returncode
    if status:
        sys.exit(status)
