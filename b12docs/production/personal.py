"""Personal copies: a document as it is for everybody, and the copy of one person.

Both go the same way: the tree for everybody is read once, a person's values are put into it, and it is set and drawn.
What differs between two people stands in rooms of its own in the file, so that most copies need no more than their own
words set anew (``Prepared``). The others are set whole, and nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import fault
from b12docs.document import personal
from b12docs.document.personal import Values
from b12docs.document.tree import Document
from b12docs.production.finishing import laid_out
from b12docs.production.rendering import rendered
from b12docs.project.project import Project
from b12docs.records import record, replace
from b12docs.schema.approval import Approval
from b12docs.source.prose import Words

if TYPE_CHECKING:
    from b12docs.writers.pdf import Letters
    from b12docs.writers.pdf.prepared import Prepared


@record
class Personal:
    """A job's document for everybody, with a sign for each of the ``names`` of values that are a person's.

    A copy that is ``to_encrypt`` says so of itself; many ``to_merge`` are to stand in one file.
    """

    project: Project
    job: Job
    document: Document
    approval: Approval | None
    names: tuple[str, ...]
    to_encrypt: bool = False
    to_merge: bool = False

    @cached_property
    def used(self) -> tuple[str, ...]:
        """The names of the values that the document prints."""
        return tuple(self.names[number] for number in sorted(personal.used(self.document)))

    def set_for(self, values: Values, letters: Letters) -> Prepared:
        """The copy of one person, set by itself, in a file that holds the letters; raises InputError where it is none.

        The values are in the order of ``names``.
        """
        from b12docs.writers.pdf import prepare_pdf
        from b12docs.writers.pdf.ua1 import accessible

        set_out = laid_out(self.project, self.job, personal.for_person(self.document, values))
        standard = accessible() if self.to_encrypt else None
        grey = self.job.finish.grey
        return prepare_pdf(set_out, letters, grey=grey, standard=standard, to_merge=self.to_merge)

    def prepared(self, values: Values, letters: Letters) -> Prepared | None:
        """The copy of one person, of which those of others can be made; None where each has to be set by itself.

        It is tried on values that nobody has: what comes of them must be the same in both ways, to the last byte.
        """
        if personal.stands_in_table(self.document):
            return None
        from b12docs.writers.pdf.prepared import DoesNotFitError

        own = self.set_for(values, letters)
        for others in ([_turned(value) for value in values], [_shorter(value) for value in values]):
            try:
                words = own.filled(others)
            except DoesNotFitError:  # they take more lines, or less
                continue
            other = self.set_for(others, letters)
            return own if own.alike(other) and words == other.words else None
        return None


def of_everybody(project: Project, job: Job, names: Iterable[str]) -> Personal:
    """The document of a job for whomever has these values; raises InputError where one stands where none may.

    What else differs from person to person is a line to write on.
    """
    at = project.content.version.at
    signs = {name: Words(personal.sign(number), at) for number, name in enumerate(names)}
    clinic = replace(project.clinic, values={**project.clinic.values, **signs})
    found = rendered(replace(project, clinic=clinic), job)
    if places := personal.misplaced(found.document):
        place = next(filter(None, places), at)  # the title of the file has none
        message = "what differs from person to person stands in a title, a heading, a link or the words for a picture"
        raise fault("personal", place, message, "put it into the words of a paragraph")
    return Personal(project, job, found.document, found.approval, tuple(signs))


def _turned(value: str) -> str:
    """Another value of the same letters, and of about the same length."""
    return value[:0:-1] or 2 * value


def _shorter(value: str) -> str:
    """Another value whose words are as they were."""
    return value[:-1].rstrip() or 2 * value
