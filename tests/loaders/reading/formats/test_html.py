"""Web pages: encodings, the article without its site, tables with spans."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.reading.block import BlockKind
from loaders.reading.html import collapsed, transcribe
from loaders.reading.limits import Limits
from loaders.reading.reader import read_document
from loaders.reading.transcript import Transcript
from ontology.errors import EmptyDocumentError, EncodingError, TooLargeError
from tests.loaders.reading.formats.plan import Plan, sample_plan
from tests.loaders.reading.formats.web import modern_page, old_page

SITE_WORDS = ("首页", "政务服务", "相关文件", "一图读懂", "备05001234", "分享到", "不是正文", "大数据中心")


def page(body: str, head: str = '<meta charset="utf-8">') -> Transcript:
    return transcribe(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="p.html", limits=Limits())


def lines(body: str) -> list[str]:
    return page(body).text.rstrip("\n").split("\n")


@pytest.mark.parametrize(("write", "encoding"), [(modern_page, "utf-8"), (old_page, "gb18030")])
def test_the_site_around_the_article_is_left_out(write: Callable[[Plan], str], encoding: str) -> None:
    plan = sample_plan()
    data = write(plan).encode(encoding)
    text = transcribe(data, name="p.html", limits=Limits()).text
    assert [word for word in SITE_WORDS if word in text] == []
    found = text.split("\n")
    assert [line for line in (*plan.before, *plan.after) if line not in found] == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030", "big5"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    text = f'<html><head><meta http-equiv="content-type" content="text/html; charset={encoding}"></head><p>一、平台</p>'
    found = transcribe(text.encode(encoding), name="p.html", limits=Limits())
    assert found.text == "一、平台\n"


def test_an_undeclared_or_wrongly_declared_encoding_is_found() -> None:
    for head in ("", '<meta charset="utf-8">', '<meta charset="no-such-encoding">'):
        data = f"<html><head>{head}</head><body><p>建设云江科学城。</p></body></html>".encode("gb18030")
        assert transcribe(data, name="p.html", limits=Limits()).text == "建设云江科学城。\n"


def test_a_page_with_few_broken_bytes_is_read_and_one_of_rubbish_is_not() -> None:
    start = b'<html><head><meta charset="utf-8"></head><body><p>'
    broken = start + ("建设云江科学城。" * 50).encode() + b"\xff" + "科技。</p>".encode()
    assert "\ufffd科技。" in transcribe(broken, name="p.html", limits=Limits()).text
    with pytest.raises(EncodingError, match=r"p\.html is in no known encoding"):
        transcribe(start + b"\xff\xfe\xfa\x81" * 200, name="p.html", limits=Limits())


def test_headings_lists_and_line_breaks() -> None:
    transcript = page(
        "<h2>重点任务</h2><ol start=3><li>平台</li><li>企业</li></ol><ul><li>人才</li></ul><p>上<br>下</p>"
    )
    assert transcript.text.split("\n") == ["重点任务", "3.平台", "4.企业", "人才", "上", "下", ""]
    assert [(mark.level, transcript.text[mark.start : mark.end]) for mark in transcript.headings] == [(2, "重点任务")]


def test_the_title_is_put_before_an_article_that_lacks_it() -> None:
    head = '<meta charset="utf-8"><meta name="ArticleTitle" content="云江区科技创新规划"><title>云江区_首页</title>'
    assert page("<p>一、平台建设，聚焦云江。</p>", head).text.startswith("云江区科技创新规划\n一、")
    assert page("<p>云江区科技创新规划</p><p>一、平台，聚焦。</p>", head).text.count("云江区科技创新规划") == 1


def test_white_space_is_collapsed_as_a_browser_does() -> None:
    assert collapsed("加快\n   建设 Open\n Lab 平台") == "加快建设 Open Lab 平台"
    assert lines("<p>加快<b>建设</b>\n<span>云江</span></p>") == ["加快建设云江"]


def test_spans_of_cells_and_captions() -> None:
    body = (
        "<table><caption>表1 主要指标</caption><tr><th rowspan=2>指标<th colspan=2>数值</tr>"
        "<tr><td>2020年<td>2025年</tr><tr><td>产值<td><td>12</tr></table>"
    )
    transcript = page(body)
    [table] = transcript.tables
    rows = [[transcript.text[start:end] for start, end in row] for row in table.rows]
    assert rows == [["指标", "数值", "数值"], ["指标", "2020年", "2025年"], ["产值", "", "12"]]
    assert transcript.text == "表1 主要指标\n指标\t数值\t\n\t2020年\t2025年\n产值\t\t12\n"


def test_spans_that_would_fill_the_memory_are_cut() -> None:
    body = "<table>" + "<tr><td rowspan=99999 colspan=99999>指标<td>2020年</tr>" * 2000 + "</table><p>正文，一段。</p>"
    assert "正文，一段。" in page(body).text


def test_hidden_parts_forms_and_lists_of_links_are_left_out() -> None:
    body = (
        '<p style="display:none">看不见，隐藏。</p>'
        "<form><button>提交</button><select><option>选项</option></select></form>"
        '<div><a href="1">链接一</a> <a href="2">链接二</a></div><p>正文在这里，有标点。</p>'
        "<noscript>请启用脚本。</noscript>"
    )
    assert lines(body) == ["正文在这里，有标点。"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>document.write('规划全文。')</script>",
        "<img src=a.png>",
        '<ul><li><a href="1">一</a><li><a>二</a></ul>',
    ],
)
def test_a_page_without_text_is_told(body: str) -> None:
    with pytest.raises(EmptyDocumentError, match=r"p\.html is empty: the page has no text of its own"):
        page(body)


@pytest.mark.parametrize(
    "body",
    [
        "<script>render('建设云江科学城。')</script>",
        "<div id=app>正在加载中，请稍候...</div><script src=a.js></script>",
        "<noscript>需要脚本。</noscript><div>请启用JavaScript</div>",
        "<nav><a href=1>首页</a></nav><div id=root></div>",
    ],
)
def test_a_page_of_scripts_with_a_title_is_told_what_to_do(body: str) -> None:
    with pytest.raises(EmptyDocumentError, match=r"only scripts, pictures or links\. Save the page"):
        page(body, head="<title>云江区科技创新规划 - 云江区人民政府</title>")


def test_elements_left_open_are_read_and_nesting_beyond_measure_is_refused() -> None:
    assert "正文，一段。" in page("<font>" * 1500 + "<p>正文，一段。</p>").text
    with pytest.raises(TooLargeError, match=r"p\.html nests its elements deeper"):
        page("<div>" * 20000 + "<p>正文，一段。</p>")


def test_headings_of_a_page_make_its_sections() -> None:
    body = "<h1>云江区科技创新规划</h1><h2>发展目标</h2><p>到2025年，建成创新型城区。</p>"
    body += "<h3>平台目标</h3><p>新建平台，提升能力。</p>"
    data = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()
    blocks = read_document(Path("p.html"), data).layout.blocks
    assert [(b.level, b.section) for b in blocks if b.kind is BlockKind.HEADING] == [
        (1, ("发展目标",)),
        (2, ("发展目标", "平台目标")),
    ]


def test_a_list_of_names_is_the_article_and_teasers_of_other_pages_are_not() -> None:
    teaser = '<div class="it"><a href="1">云江区关于加强企业培育的通知</a><p>近日，区政府印发通知，支持创新。</p></div>'
    names = (
        "<p>各有关单位：</p><p>现将名单公布如下：</p><p>1.云江科创园孵化器</p><p>2.白鹭孵化器</p><p>云江区科技局</p>"
    )
    found = lines(f'<div><h1>孵化器名单公布通知</h1>{names}</div><div class="right"><p>最新</p>{teaser * 6}</div>')
    assert found == [
        "孵化器名单公布通知",
        "各有关单位：",
        "现将名单公布如下：",
        "1.云江科创园孵化器",
        "2.白鹭孵化器",
        "云江区科技局",
    ]


@pytest.mark.parametrize("element", ["pre", 'div style="white-space: pre-wrap"'])
def test_lines_that_a_browser_shows_are_kept(element: str) -> None:
    assert lines(f"<{element}>一、目标，任务\n二、<b>措施</b>\n三、保障</{element.split()[0]}>") == [
        "一、目标，任务",
        "二、措施",
        "三、保障",
    ]


def test_a_table_of_names_is_not_lost_to_a_sentence_beside_it() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>云江第{number}科技有限公司</td></tr>" for number in range(50))
    transcript = page(f"<div><table>{rows}</table></div><div class=right><p>近日，区政府召开会议，研究部署。</p></div>")
    assert len(transcript.tables[0].rows) == 50
