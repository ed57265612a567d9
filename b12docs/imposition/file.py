"""The document's pages out of their file, and onto the sheets of a new one.

A page becomes a form XObject (ISO 32000-1 §8.10) that its sheets draw with a matrix. The new file takes over from the
old what paper needs and nothing else: it has no structure tree, links, bookmarks or language, and claims no standard.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Name
from pikepdf.models import PdfMetadata

from b12docs.imposition.sheets import Face, ImpositionError, Pages, Place, same
from b12docs.paper import Size
from b12docs.records import record
from b12docs.writers.pdf.marks import draw_marks
from b12docs.writers.pdf.tags import MARKED_CONTENT

# The namespaces by which a file says that it conforms to PDF/A, PDF/UA or PDF/X.
_CLAIMS = (
    "http://www.aiim.org/pdfa/ns/",
    "http://www.aiim.org/pdfua/ns/",
    "http://www.npes.org/pdfx/ns/",
    "http://ns.adobe.com/pdfx/",
)


@record
class Source:
    """A finished PDF whose pages are to be imposed: upright, and cut to their trim boxes where they have any."""

    data: bytes

    @cached_property
    def file(self) -> pikepdf.Pdf:
        """The file, opened."""
        return pikepdf.open(BytesIO(self.data))

    @property
    def title(self) -> str:
        """The document's title, as Info has it."""
        return str(self.file.docinfo.get(Name.Title, ""))

    @property
    def pages(self) -> Pages:
        """Count and size of the pages; raises ImpositionError where their sizes differ."""
        sizes = [_size(page) for page in self.file.pages]
        if not all(same(size, sizes[0]) for size in sizes):
            raise ImpositionError("the pages of the document differ in size")
        return Pages(len(sizes), sizes[0], self.title, self.from_right)

    @property
    def from_right(self) -> bool:
        """Whether the pages follow each other from right to left."""
        preferences = self.file.Root.get(Name.ViewerPreferences, pikepdf.Dictionary())
        return bool(preferences.get(Name.Direction) == Name.R2L)


def _size(page: pikepdf.Page) -> Size:
    left, bottom, right, top = (float(value) for value in page.trimbox)
    return right - left, top - bottom


def write(source: Source, faces: Sequence[Face], title: str, *, both_sides: bool) -> bytes:
    """The bytes of the file with these faces; the same arguments give the same bytes."""
    target = pikepdf.open(BytesIO(draw_marks((face.size, face.marks) for face in faces)))
    forms = [target.copy_foreign(_form(page)) for page in source.file.pages]
    for page, face in zip(target.pages, faces, strict=True):
        _place(page, face, forms)
    _describe(target, source.file, title)
    target.Root.ViewerPreferences = _print_settings(faces, both_sides=both_sides)
    buffer = BytesIO()
    target.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
    return buffer.getvalue()


# --- pages ------------------------------------------------------------------------------------------------------------


def _form(page: pikepdf.Page) -> pikepdf.Object:
    """The page as a form whose content is not marked as any part of a structure."""
    form = page.as_form_xobject()
    _strip(form)
    return form


def _strip(form: pikepdf.Object) -> None:
    """Take the marks of structure out of a form and of what it draws."""
    kept = [one for one in pikepdf.parse_content_stream(form) if str(one.operator) not in MARKED_CONTENT]
    form.write(pikepdf.unparse_content_stream(kept))
    resources = form.get(Name.Resources, pikepdf.Dictionary())
    if Name.Properties in resources:
        del resources[Name.Properties]
    for _, inner in resources.get(Name.XObject, pikepdf.Dictionary()).items():
        for key in (Name.StructParent, Name.StructParents):
            if key in inner:
                del inner[key]
        if inner.Subtype == Name.Form:
            _strip(inner)


def _place(page: pikepdf.Page, face: Face, forms: Sequence[pikepdf.Object]) -> None:
    """Draw the face's pages below its marks, and turn both where the face is turned."""
    names = {place.page: f"/Page{place.page + 1}" for place in face.places}
    if names:
        page.obj.Resources.XObject = pikepdf.Dictionary({name: forms[number] for number, name in names.items()})
    drawn = "".join(_drawing(place, names[place.page], forms[place.page]) for place in face.places)
    page.contents_add(drawn.encode(), prepend=True)
    if face.turned:
        page.contents_add(f"q {_numbers((-1, 0, 0, -1, *face.size))} cm".encode(), prepend=True)
        page.contents_add(b"Q")
    page.contents_coalesce()


def _drawing(place: Place, name: str, form: pikepdf.Object) -> str:
    clip = place.clip
    left, bottom = (float(value) * place.scale for value in list(form.BBox)[:2])
    matrix = (place.scale, 0, 0, place.scale, place.x - left, place.y - bottom)
    window = (clip.left, clip.bottom, clip.width, clip.height)
    return f"q {_numbers(window)} re W n {_numbers(matrix)} cm {name} Do Q\n"


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in values)


# --- the file ---------------------------------------------------------------------------------------------------------


def _print_settings(faces: Sequence[Face], *, both_sides: bool) -> pikepdf.Dictionary:
    """What the print dialog begins with (ISO 32000-1 table 150).

    Both faces stand upright when the sheet is turned over like the page of a book: a wide one on its short edge, or on
    its long one where its back is turned.
    """
    width, height = faces[0].size
    on_short = width > height and not any(face.turned for face in faces)
    turned = Name.DuplexFlipShortEdge if on_short else Name.DuplexFlipLongEdge
    return pikepdf.Dictionary(
        DisplayDocTitle=True,
        PrintScaling=pikepdf.Name("/None"),
        PickTrayByPDFSize=True,
        Duplex=turned if both_sides else Name.Simplex,
    )


def _describe(target: pikepdf.Pdf, source: pikepdf.Pdf, title: str) -> None:
    """Info, XMP and output intent of the source, with the new title and without claims to a standard."""
    target.trailer.Info = target.make_indirect(pikepdf.Dictionary())
    for key, value in source.docinfo.items():
        if not key.startswith("/GTS_"):
            target.docinfo[key] = value
    target.docinfo[Name.Title] = pikepdf.String(title)
    if Name.OutputIntents in source.Root:
        intents = source.make_indirect(source.Root.OutputIntents)
        target.Root.OutputIntents = target.copy_foreign(intents)
    with source.open_metadata(update_docinfo=False) as old, _new_metadata(target) as new:
        for key in [key for key in old if not key.removeprefix("{").startswith(_CLAIMS)]:
            new[key] = old[key]
        new["dc:title"] = title


def _new_metadata(target: pikepdf.Pdf) -> PdfMetadata:
    return target.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
