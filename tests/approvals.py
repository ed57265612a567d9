"""Projects whose documents somebody has approved."""

from __future__ import annotations

import datetime
from dataclasses import replace

from b12docs.catalogue.plan import Request
from b12docs.production.proposal import propose
from b12docs.project.project import Project


def approved(project: Project, audience: str = "all") -> Project:
    """The project with an approval of all documents for these readers, by somebody with a long name."""
    request = Request(audience, "all")
    proposal = propose(project, request, "Dr Alexandra Example", "GP partner", datetime.date(2026, 11, 30))
    return replace(project, all_approvals=(proposal.approval,))
