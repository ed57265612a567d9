"""The translations that are shipped, as jobs: each language at both levels on A4, at one of them on other pages."""

from __future__ import annotations

from functools import cache

from b12docs.api import plan
from b12docs.catalogue.finish import LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.plan import Job
from tests.conftest import shipped

CODES = ("ar", "bn", "es", "pl", "ur", "zh")
LEVELS = ("easy", "standard")
FROM_RIGHT = ("ar", "ur")
LARGE = Finish(edition=LARGE_PRINT)
Asked = tuple[str, str, Finish, str | None]  # language, level, finish, paper
ON_A4 = [(code, level) for code in CODES for level in LEVELS]
OTHERS: list[Asked] = [
    *((code, LEVELS[at % 2], PLAIN, "A5") for at, code in enumerate(reversed(CODES))),
    *((code, LEVELS[at % 2], LARGE, None) for at, code in enumerate(CODES)),
]
ON_SHEETS: list[Asked] = [(code, level, PLAIN, "A4") for code, level in ON_A4]
ALL = ON_SHEETS + OTHERS
ON_A5: list[Asked] = [(code, level, PLAIN, "A5") for code, level in ON_A4]
IN_LARGE_PRINT: list[Asked] = [(code, level, LARGE, None) for code, level in ON_A4]


@cache
def job_of(code: str, level: str, finish: Finish = PLAIN, paper: str | None = None) -> Job:
    """The patient's leaflet in a language, as it is asked for on the command line."""
    asked = {"audience": "patient", "level": level, "layout": "leaflet", "paper": paper, "language": code}
    (job,) = plan(shipped(), finish=finish, **asked).jobs
    return job
