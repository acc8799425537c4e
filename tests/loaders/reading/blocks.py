"""Invented plans laid out."""

from loaders.reading.cleaning import clean
from loaders.reading.layout import Block, BlockKind, lay_out

LONG = (
    "坚持创新在现代化建设全局中的核心地位，加快建设云江科学城，推动高校院所与企业共建创新平台，打造新材料产业创新高地。"
)


def blocks_of(text: str) -> list[Block]:
    return list(lay_out(clean(text)).blocks)


def headings(text: str) -> list[tuple[int, str]]:
    return [(b.level, b.section[-1]) for b in blocks_of(text) if b.kind is BlockKind.HEADING]


def items(text: str) -> list[tuple[str, str]]:
    return [(b.title, b.text[b.body :].strip()) for b in blocks_of(text) if b.kind is BlockKind.ITEM]
