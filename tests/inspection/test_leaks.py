"""What a file gives away is told: names, paths, places, earlier versions, programs, attachments, remarks."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.inspection.making import facts, findings, make

Fix = Callable[[pikepdf.Pdf], None]


def info(**entries: str) -> Fix:
    def fix(file: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            file.docinfo[f"/{key}"] = value

    return fix


def history(file: pikepdf.Pdf) -> None:
    packet = file.Root.Metadata.read_bytes()
    said = b'<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:History/></rdf:Description>'
    file.Root.Metadata.write(packet.replace(b"</rdf:RDF>", said + b"</rdf:RDF>"))


def script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def attachment(file: pikepdf.Pdf) -> None:
    file.attachments["patients.xlsx"] = b"names"


def alternative(file: pikepdf.Pdf) -> None:
    attachment(file)
    held = file.attachments["patients.xlsx"].obj
    held.AFRelationship = Name.Alternative
    file.Root.AF = Array([held])


def layer(file: pikepdf.Pdf) -> None:
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    file.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


def comment(file: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=String("p.kent"), P=file.pages[0].obj
    )
    file.pages[0].Annots = Array([file.make_indirect(note)])


def field(file: pikepdf.Pdf) -> None:
    one = Dictionary(FT=Name.Tx, T=String("NHS number"), V=String("999"))
    file.Root.AcroForm = Dictionary(Fields=Array([file.make_indirect(one)]))


def photograph(exif: Image.Exif) -> Fix:
    def fix(file: pikepdf.Pdf) -> None:
        buffer = BytesIO()
        Image.new("RGB", (8, 8)).save(buffer, "JPEG", exif=exif)
        image = file.make_stream(buffer.getvalue(), Width=8, Height=8, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
        file.pages[0].Resources.XObject = Dictionary(I=image)

    return fix


def camera() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0110] = "Camera 3000"
    return exif


def place() -> Image.Exif:
    exif = camera()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x8825] = exif.get_ifd(0x8825)
    return exif


def saved_again() -> bytes:
    """A file into which a second version was saved, as ISO 32000-1 §7.5.6 defines it."""
    first = make()
    before, length = first.split()[-2].decode(), len(first)
    return (
        first + (f"xref\n0 0\ntrailer\n<</Size 1 /Root 1 0 R /Prev {before}>>\nstartxref\n{length}\n%%EOF\n").encode()
    )


GIVEN_AWAY: list[tuple[str, Fix]] = [
    ("the name of its author, 'pkent'", info(Author="pkent")),
    ("'C:\\Users\\pkent\\leaflet.docx'", info(Subject="C:\\Users\\pkent\\leaflet.docx")),
    ("'/home/pkent/leaflet.tex'", info(Producer="TeX /home/pkent/leaflet.tex")),
    ("an e-mail address, 'p.kent@clinic.example'", info(Keywords="by p.kent@clinic.example")),
    ("the history of its making", history),
    ("a script", script),
    ("a file inside it, 'patients.xlsx'", attachment),
    ("layers that are not shown", layer),
    ("a remark of a reader (Text) by 'p.kent'", comment),
    ("its field 'NHS number'", field),
    ("which camera took a photograph", photograph(camera())),
    ("the place where a photograph was taken", photograph(place())),
]


@pytest.mark.parametrize(("words", "fixed"), GIVEN_AWAY, ids=[words for words, _ in GIVEN_AWAY])
def test_what_is_given_away_is_told(words: str, fixed: Fix) -> None:
    """As a warning, with what can be done about it."""
    (found,) = [one for one in findings(make(fixed=fixed)) if one.rule == "pdf-metadata"]
    assert words in found.message
    assert found.severity == "warning"
    assert found.hint


def test_the_document_in_another_form_is_no_secret() -> None:
    """A file inside that is listed as an alternative to the document says what its pages say."""
    assert [one.kind for one in facts(make(fixed=attachment)).leaks] == ["attachment"]
    assert facts(make(fixed=alternative)).leaks == ()


def test_earlier_versions_are_told() -> None:
    """Of a file that was saved into itself."""
    assert [one.kind for one in facts(saved_again()).leaks] == ["revisions"]


def test_the_two_ends_of_a_file_for_the_web_are_of_one_version() -> None:
    """It begins with its first page, which has an end of its own."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(make())) as file:
        file.save(buffer, linearize=True)
    assert buffer.getvalue().count(b"%%EOF") == 2
    assert facts(buffer.getvalue()).leaks == ()


def test_what_the_page_says_is_no_secret() -> None:
    """A clinic that is named in print may be the author."""
    assert findings(make(fixed=info(Author="Low Vitamin B12"))) == []


def test_a_plain_file_gives_nothing_away() -> None:
    """Not even that it was made by a program."""
    assert facts(make(fixed=info(Producer="LibreOffice 24.2", Creator="Writer"))).leaks == ()


def test_a_web_address_is_no_path() -> None:
    """Though it has slashes."""
    assert facts(make(fixed=info(Subject="see https://clinic.example/home/b12 and and/or"))).leaks == ()
