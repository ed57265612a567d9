"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once: for the readers and the archives of today.

A file that is to be encrypted keeps PDF/UA alone.
"""

from __future__ import annotations

from functools import cache

from b12docs.writers.pdf.standard import Standard, srgb

_NAMESPACES = """xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#\""""
_UA = "<pdfuaid:part>1</pdfuaid:part>"
_DECLARED = f"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>{_UA}"
_UA_NAMESPACE = 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
# PDF/A-2 knows no property of PDF/UA: the file itself says what it means.
_SCHEMAS = """<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description
 pdfaSchema:schema="PDF/UA identification schema" pdfaSchema:namespaceURI="http://www.aiim.org/pdfua/ns/id/"
 pdfaSchema:prefix="pdfuaid"><pdfaSchema:property><rdf:Seq><rdf:li pdfaProperty:name="part"
 pdfaProperty:valueType="Integer" pdfaProperty:category="internal"
 pdfaProperty:description="Part of ISO 14289"/></rdf:Seq></pdfaSchema:property>
</rdf:Description></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


@cache
def archive() -> Standard:
    """The standard of every file that asks for no other."""
    return Standard("1.7", srgb(), _NAMESPACES, _DECLARED, _SCHEMAS)


@cache
def accessible() -> Standard:
    """PDF/UA-1 without PDF/A, of a file that a password closes."""
    return Standard("1.7", srgb(), _UA_NAMESPACE, _UA)
