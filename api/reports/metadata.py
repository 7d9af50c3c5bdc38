"""Says in the file's own metadata that it is PDF/UA as well as PDF/A: the engine writes one of the two at a time.

PDF/A allows a foreign property only with a description of its schema beside it (ISO 19005-3, 6.6.2.3.3).
"""

from functools import partial
from typing import Any, Final

_UA: Final = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def claim_accessibility(document: Any) -> None:
    """Add the PDF/UA-1 identifier to the metadata a rendered document will write."""
    write = document.metadata.generate_rdf_metadata
    document.metadata.generate_rdf_metadata = partial(_with_claim, write)


def _with_claim(write: Any, *args: Any, **kwargs: Any) -> bytes:
    head, closing, tail = bytes(write(*args, **kwargs)).rpartition(b"</rdf:RDF>")
    if not closing:
        raise ValueError("The engine wrote metadata without an RDF element.")
    return head + _UA + tail
