"""Every reader gives nearly the same claims for the same plan, and keeps to the same rules."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from loaders.extraction.extractor import extract
from loaders.reading.reader import Reading, read_document
from loaders.reading.transcript import HTML, MARKDOWN, PDF, WORD
from ontology.claim import Claims
from ontology.document import PLAIN_TEXT
from tests.loaders.reading.formats.pdf_file import pdf_plan
from tests.loaders.reading.formats.plan import SAMPLE, sample_plan
from tests.loaders.reading.formats.web import modern_page, old_page
from tests.loaders.reading.formats.word_file import word_plan

# Measured: 1.0 in every format and kind; a line of a PDF file may be joined to another without great harm.
FLOOR = 0.97


def _tabbed() -> bytes:
    plan = sample_plan()
    return "\n".join([*plan.before, *("\t".join(row) for row in plan.table), *plan.after]).encode("gb18030")


def _markdown() -> bytes:
    plan = sample_plan()
    rows = [f"| {' | '.join(row)} |" for row in plan.table]
    rows.insert(1, "|---" * len(plan.table[0]) + "|")
    return "\n\n".join([*plan.before, "\n".join(rows), *plan.after]).encode()


FORMATS: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "tabs": ("plan.txt", PLAIN_TEXT, _tabbed),
    "markdown": ("plan.md", MARKDOWN, _markdown),
    "page": ("plan.html", HTML, lambda: modern_page(sample_plan()).encode()),
    "old page": ("plan.htm", HTML, lambda: old_page(sample_plan()).encode("gb18030")),
    "word": ("plan.docx", WORD, lambda: word_plan(sample_plan())),
    "pdf": ("plan.pdf", PDF, lambda: pdf_plan(sample_plan())),
    "pdf in columns": ("plan.pdf", PDF, lambda: pdf_plan(sample_plan(), columns=2)),
}


@cache
def reading(form: str) -> Reading:
    if form == "text":
        return read_document(Path("plan.txt"), SAMPLE.read_bytes())
    name, _, write = FORMATS[form]
    return read_document(Path(name), write())


def facts(claims: Claims) -> dict[str, set[tuple[object, ...]]]:
    names = {entity.key: entity.name for entity in claims.entities}
    return {
        "entities": {(entity.name, entity.type) for entity in claims.entities},
        "relations": {(names[r.subject], r.predicate, names.get(r.object, r.object)) for r in claims.relations},
        "observations": {(o.indicator, o.year, o.value, o.unit, o.kind, o.attribute) for o in claims.observations},
    }


@pytest.mark.parametrize("form", FORMATS)
def test_the_claims_are_those_of_the_plain_text(form: str) -> None:
    wanted, found = facts(extract(reading("text"))), facts(extract(reading(form)))
    for kind, expected in wanted.items():
        agreement = 2 * len(expected & found[kind]) / (len(expected) + len(found[kind]))
        assert agreement >= FLOOR, (kind, expected ^ found[kind])


@pytest.mark.parametrize("form", FORMATS)
def test_every_quote_stands_at_its_offsets(form: str) -> None:
    text, claims = reading(form).document.text, extract(reading(form))
    assert claims.observations
    evidence = [*(r.evidence for r in claims.relations), *(o.evidence for o in claims.observations)]
    for each in evidence:
        assert each.span.of(text) == each.quote
    for entity in claims.entities:
        assert all(mention.of(text) for mention in entity.mentions)


@pytest.mark.parametrize("form", FORMATS)
def test_the_description_names_title_and_format(form: str) -> None:
    described = reading(form).document.description
    assert described.title == "云江区科技创新“十四五”规划(2021—2025年)"
    assert described.media_type == FORMATS[form][1]
    assert described.length == len(reading(form).document.text)


@pytest.mark.parametrize("form", FORMATS)
def test_the_table_keeps_its_rows(form: str) -> None:
    [table] = [block for block in reading(form).layout.blocks if block.rows]
    rows = [tuple(table.text[start:end] for start, end in row) for row in table.rows]
    assert rows == list(sample_plan().table)


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_is_known_by_content_whatever_the_name(form: str) -> None:
    _, media_type, write = FORMATS[form]
    if media_type == MARKDOWN:
        pytest.skip("Markdown is text and known by its name alone.")
    assert read_document(Path("plan.dat"), write()).document.description.media_type == media_type
