"""A table as a Word document, the same bytes each time."""

import io
import zipfile
from datetime import datetime

import docx
import pandas as pd
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from helpers.outputs.formats import cells, is_number

#: A table of more columns than this is printed across the page.
PORTRAIT_COLUMNS = 6
#: Zip files know no earlier day.
EPOCH = datetime(1980, 1, 1)
UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail", "/customXml")
WORD_LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}


def docx_bytes(frame: pd.DataFrame, *, caption: str, lang: str) -> bytes:
    """A page with the caption and the table, its heading repeated on each page."""
    document = docx.Document()
    _slim(document)
    _page(document, across=len(frame.columns) > PORTRAIT_COLUMNS)
    _typeface(document, lang)
    _properties(document, caption, lang)
    document.add_paragraph(caption).paragraph_format.keep_with_next = True

    texts = cells(frame, lang)
    table = document.add_table(rows=len(frame) + 1, cols=len(frame.columns))
    _rules(table)
    right = [is_number(frame[column]) for column in frame.columns]
    rows = [[str(column) for column in frame.columns], *texts.itertuples(index=False)]
    # Asking a table for its cells one by one takes a time that grows with their square.
    for number, (row, words) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, word, flush in zip(row.cells, words, right, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(word).bold = number == 0 or None
            if flush:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return _repacked(document)


def _slim(document: docx.document.Document) -> None:
    """Leave out what the library's template brings along: 800 kB of looks that no table here has."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNUSED_PARTS)]:
            del relations[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            styles.remove(style)


def _page(document: docx.document.Document, *, across: bool) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    page.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)


def _typeface(document: docx.document.Document, lang: str) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(9)
    style.paragraph_format.space_after = Pt(2)
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="{WORD_LANGUAGES[lang]}"/>')
    style.element.get_or_add_rPr().append(language)


def _properties(document: docx.document.Document, caption: str, lang: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = caption[:255], WORD_LANGUAGES[lang]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = EPOCH
    properties.revision = 1


def _rules(table: docx.table.Table) -> None:
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="000000"/>'
    outer = line.format("top", 8) + line.format("bottom", 8)
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{outer}</w:tblBorders>"))
    heading = table.rows[0]._tr
    heading.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in heading.findall(qn("w:tc")):
        under = f"<w:tcBorders {nsdecls('w')}>{line.format('bottom', 4)}</w:tcBorders>"
        cell.get_or_add_tcPr().append(parse_xml(under))


def _repacked(document: docx.document.Document) -> bytes:
    written, repacked = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(repacked, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            # A zip file names the system that made it, and packs by a zlib that differs from one Python to the next.
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_STORED
            target.writestr(entry, source.read(name))
    return repacked.getvalue()
