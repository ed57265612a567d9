"""What the tests of the preview share: small PDFs, and boards that show them."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from b12docs.handover.board import Board, Sheet


def pdf_of(*pages: str) -> bytes:
    """A PDF with a small page for each of the words."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for words in pages:
        page = pdf.add_blank_page(page_size=(200, 300))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pdf.make_stream(f"1 0 0 rg 0 0 200 40 re f 0 g BT /F 20 Tf 20 200 Td ({words}) Tj ET".encode())
    file = BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()


def sheet(name: str, *pages: str, is_approved: bool = False) -> Sheet:
    """A document of these pages."""
    standing = "approved by A. Reader" if is_approved else "draft: 2 texts changed"
    return Sheet(f"{name}.pdf", f"{name} for patient", pdf_of(*pages), standing, is_approved)


def board_of(*sheets: Sheet) -> Board:
    """A board that shows the documents."""
    board = Board()
    board.show(sheets, (), "2 documents made")
    return board
