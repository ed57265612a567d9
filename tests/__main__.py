"""``python -m tests``: the linter, the type checker and all tests, in this order; stops at the first that fails."""

import subprocess
import sys

for command in (["ruff", "check", "."], ["mypy"], ["pytest", *sys.argv[1:]]):
    print("+", *command, flush=True)
    status = subprocess.run([sys.executable, "-m", *command], check=False).returncode
    if status:
        sys.exit(status)
