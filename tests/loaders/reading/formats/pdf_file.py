"""PDF files in Chinese, set by reportlab in one column or two, with headers and page numbers."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

from tests.loaders.reading.formats.plan import Plan

FONT = "STSong-Light"
HEADER = "云江区人民政府公报"
_MARGIN = 72.0
_GUTTER = 24.0


@cache
def _font() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return FONT


def styled(text: str, *, size: float = 11) -> Paragraph:
    """Return a justified paragraph with its first line indented."""
    style = ParagraphStyle(
        "body", fontName=_font(), fontSize=size, leading=1.6 * size, firstLineIndent=2 * size, wordWrap="CJK",
        alignment=TA_JUSTIFY,
    )  # fmt: skip
    return Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style)


def ruled(
    rows: Sequence[Sequence[str]],
    *,
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    widths: Sequence[float] | None = None,
) -> Table:
    """Return a ruled table whose cells wrap; ``spans`` are the first and last place of merged cells (column, row)."""
    cell = ParagraphStyle("cell", fontName=_font(), fontSize=8, leading=11, wordWrap="CJK")
    filled = [[Paragraph(text.replace("<", "&lt;"), cell) for text in row] for row in rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, black), *(("SPAN", *span) for span in spans)]
    return Table(filled, style=TableStyle(style), repeatRows=1, colWidths=widths)


def pdf_bytes(story: Sequence[Flowable], *, columns: int = 1, password: str = "") -> bytes:
    """Return a PDF file with a header and a page number on every page."""
    out = BytesIO()
    width, height = A4
    encrypt = StandardEncryption(password, canPrint=0) if password else None
    template = BaseDocTemplate(out, pagesize=A4, encrypt=encrypt, title="")
    each = (width - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    frames = [
        Frame(_MARGIN + number * (each + _GUTTER), _MARGIN, each, height - 2 * _MARGIN, 0, 0, 0, 0)
        for number in range(columns)
    ]
    template.addPageTemplates(PageTemplate(frames=frames, onPage=_furniture))
    template.build(list(story))
    return out.getvalue()


def _furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
    canvas.setFont(_font(), 9)
    canvas.drawString(_MARGIN, A4[1] - 40, HEADER)
    canvas.drawCentredString(A4[0] / 2, 36, f"— {canvas.getPageNumber()} —")


def pdf_plan(plan: Plan, *, columns: int = 1) -> bytes:
    """Return a plan as a PDF file."""
    size = 11 if columns == 1 else 9
    before = [styled(line, size=size) for line in plan.before]
    after = [styled(line, size=size) for line in plan.after]
    widths = [width / columns for width in (40, 190, 75, 75, 60)]
    return pdf_bytes([*before, ruled(plan.table, widths=widths), *after], columns=columns)


def drawn(
    *, texts: Sequence[tuple[float, float, str]] = (), rectangles: int = 0, pages: int = 1, turn: int = 0
) -> bytes:
    """Return a PDF file with texts at places on each page, turned about its middle, and filled rectangles."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        if turn or min((y for _, y, _ in texts), default=1) < 0:
            canvas.translate(A4[0] / 2, A4[1] / 2)
            canvas.rotate(turn)
        canvas.setFont(_font(), 12)
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        for number in range(rectangles):
            canvas.rect(50 + number, 100, 0.5, 400, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
