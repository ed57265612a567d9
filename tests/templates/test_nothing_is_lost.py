"""What a layout may nest in a component is printed: no component leaves out what it does not expect."""

from dataclasses import replace

import pytest

from b12docs.catalogue.plan import Job
from b12docs.production.pipeline import Project
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from tests.pdfs import Pdf

COMPONENTS = {
    "a list in a tile": '<ul class="tiles"><li><p>first</p><ul><li>second</li></ul></li></ul>',
    "a list in an action": '<ol class="actions"><li><p>first</p><ul><li>second</li></ul></li></ol>',
    "two lists of key points": '<aside class="key-points"><ol><li>first</li></ol><ol><li>second</li></ol></aside>',
    "a list in the key message": '<aside class="key-message"><p>first</p><ul><li>second</li></ul></aside>',
    "a paragraph among cards": (
        '<div class="cards"><section class="card" data-marker="circle"><p>first</p></section><p>second</p></div>'
    ),
    "a reference of two paragraphs": '<ol class="references"><li><p>first</p><p>second</p></li></ol>',
    "a spaced list": '<section class="panel"><ul class="spaced"><li>first</li><li>second</li></ul></section>',
}


@pytest.mark.parametrize("html", COMPONENTS.values(), ids=COMPONENTS)
def test_what_is_nested_is_printed(project: Project, html: str) -> None:
    """Both words of the component stand on the page."""
    from b12docs.production.finishing import print_of
    from b12docs.typeset import set_document
    from b12docs.writers.pdf import write_pdf

    job = replace(print_of(project, Job("leaflet", "patient", "standard", "A4", version="leaflet")), counts=(1,))
    page = f'<section class="page">{html}</section>'
    document = read_document(Printed(page), file="case.html", title="A case", language="en-GB")
    printed = "".join(span.text for span in Pdf(write_pdf(set_document(document, job))).spans)
    assert "first" in printed
    assert "second" in printed
