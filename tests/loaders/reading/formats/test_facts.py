"""Files in the shape in which governments publish them give the facts that a reader finds, and none of the site's."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from openpyxl import Workbook

from loaders.intake import Intake, take_in
from ontology.claim import Claims
from ontology.quarantine import CheckedClaims

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITLE = "清源区科技创新“十四五”规划"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="ArticleTitle" content="清源区人民政府关于印发{TITLE}的通知">
<title>关于印发规划的通知_清源区人民政府</title></head><body>
<div class="top-bar"><a href="/">首页</a> | <a href="#">无障碍浏览</a></div>
<div class="header"><ul class="nav"><li><a href=1>要闻动态</a></li><li><a href=2>政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href=1>首页</a> &gt; <a href=2>政务公开</a> &gt; <a href=3>政策文件</a></div>
<div class="container"><table><tr><td>索 引 号：</td><td>11500000MB1/2021-00123</td>
<td>主题分类：</td><td>科技</td></tr>
<tr><td>发文字号：</td><td>清源府发〔2021〕12号</td><td>成文日期：</td><td>2021-10-28</td></tr></table>
<h1>清源区人民政府关于印发{TITLE}的通知</h1>
<div class="share-box">分享到：<a href=1>微信</a><a href=2>微博</a></div>
<div class="editor"><p>各乡镇人民政府，区政府各部门：</p><p>现将《{TITLE}》印发给你们，请认真贯彻执行。</p>
<p>清源区人民政府</p><p>2021年10月28日</p><p>{TITLE}</p><p><b>一、发展基础</b></p>
<p>“十三五”期间，全区高新技术企业由18家增至53家。</p><p><b>二、主要指标</b></p><p>专栏1 主要指标</p>
<table><tr><th>指标</th><th>单位</th><th>2020年</th><th>2025年</th><th>属性</th></tr>
<tr><td>技术合同成交额</td><td>亿元</td><td>3.5</td><td>10</td><td>预期性</td></tr>
<tr><td>研发经费投入强度</td><td>%</td><td>1.8</td><td>2.5</td><td>预期性</td></tr></table>
<p><b>三、重点任务</b></p><p>依托清源理工大学建设智能传感器创新中心。</p></div>
<div class="fj"><p>附件：</p><ul><li><a href="1.docx">1.云溪区规划.docx</a></li>
<li><a href="2.pdf">2.分工表.pdf</a></li></ul></div>
<div class="relates"><h3>相关解读</h3>
<ul><li><a href=1>解读：建设云溪科学城</a></li><li><a href=2>一图读懂</a></li></ul></div>
<div class="foot"><p>承办：清源区大数据中心</p><p>备05001234号</p></div></div></body></html>"""


def named(claims: Claims) -> set[str]:
    return {entity.name for entity in claims.entities}


def related(claims: Claims) -> set[tuple[str, str, str]]:
    names = {entity.key: entity.name for entity in claims.entities}
    return {(names[one.subject], one.predicate.value, names[one.object]) for one in claims.relations}


def figures(claims: Claims) -> set[tuple[str, int, float, str]]:
    return {(one.indicator, one.year, float(one.value), one.kind.value) for one in claims.observations}


INDICATORS = {
    ("技术合同成交额", 2020, 3.5, "actual"),
    ("技术合同成交额", 2025, 10, "target"),
    ("研发经费投入强度", 2020, 1.8, "actual"),
    ("研发经费投入强度", 2025, 2.5, "target"),
}


def test_a_page_of_a_government_site_gives_the_facts_of_the_plan_alone(tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    path.write_text(PAGE, encoding="utf-8")

    claims = take_in(Intake(path=path)).claims

    assert claims.document.title == TITLE
    assert named(claims) == {TITLE, "清源区", "清源区人民政府", "清源理工大学", "智能传感器创新中心"}
    assert ("智能传感器创新中心", "reliesOn", "清源理工大学") in related(claims)
    assert figures(claims) == {("高新技术企业", 2015, 18, "actual"), ("高新技术企业", 2020, 53, "actual"), *INDICATORS}


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """Return a plan with headings by style, tracked changes, a text box and a table with merged cells."""
    file = Document()
    file.add_heading(TITLE, 0)
    file.add_heading("第一章 发展基础", 1)
    changed = file.add_paragraph("“十三五”末，全区高新技术企业达到53家")
    for kind, text in (("del", "delText"), ("ins", "t")):
        number = 19 if kind == "del" else 21
        run = f"<w:r><w:{text}>，拥有市级研发平台{number}个</w:{text}></w:r>"
        changed._p.append(parse_xml(f'<w:{kind} {WORD} w:id="1" w:author="a">{run}</w:{kind}>'))
    changed.add_run("。")
    file.add_heading("第二章 重点任务", 1)
    box = "<w:p><w:r><w:t>依托云溪大学建设云溪实验室。</w:t></w:r></w:p>"
    file.add_paragraph("依托清源理工大学建设智能传感器创新中心。")._p.append(
        parse_xml(f"<w:r {WORD}><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>")
    )
    file.add_heading("第三章 主要指标", 1)
    table = file.add_table(rows=3, cols=5)
    rows = [
        ("类别", "指标", "2020年", "2025年", "属性"),
        ("创新投入", "技术合同成交额（亿元）", "3.5", "10", "预期性"),
        ("", "研发经费投入强度（%）", "1.8", "2.5", "预期性"),
    ]
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "创新投入"
    path = tmp_path / "plan.docx"
    file.save(str(path))
    return path


def test_a_word_file_gives_what_it_shows_with_its_changes_accepted(word_file: Path) -> None:
    claims = take_in(Intake(path=word_file)).claims

    assert related(claims) >= {
        ("智能传感器创新中心", "reliesOn", "清源理工大学"),
        ("云溪实验室", "reliesOn", "云溪大学"),
    }
    assert figures(claims) == {
        ("高新技术企业", 2020, 53, "actual"),
        ("市级研发平台", 2020, 21, "actual"),
        *INDICATORS,
    }
    assert {section.path[0] for section in claims.sections} >= {"发展基础", "重点任务", "主要指标"}


def workbook(tmp_path: Path) -> CheckedClaims:
    """Read a workbook with a header of two rows, merged cells, dates, numbers as text and a hidden sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    rows: list[list[object]] = [
        ["云溪区市级以上创新平台名单（截至2022年底）"],
        ["序号", "平台信息", None, None, "认定情况", "所在区县"],
        [None, "平台名称", "依托单位", "级别", "认定时间", None],
        [1, "智能传感器创新中心", "清源理工大学", "市级", date(2021, 5, 1), "江津区"],
        ["2", "云溪重点实验室", "云溪智能装备有限公司", "国家级", "2019年", "江津区"],
    ]
    for row in rows:
        sheet.append(row)
    for cells in ("A1:F1", "B2:D2", "A2:A3", "F2:F3"):
        sheet.merge_cells(cells)
    hidden = book.create_sheet("隐藏")
    hidden.append(["平台名称", "级别"])
    hidden.append(["秘密创新平台", "国家级"])
    hidden.sheet_state = "hidden"
    firms = book.create_sheet("企业")
    firms.append(["企业名称", "统一社会信用代码", "区县"])
    firms.append(["云溪智能装备有限公司", "91350100M000100Y43", "江津区"])
    path = tmp_path / "名单.xlsx"
    book.save(path)
    return take_in(Intake(path=path))


def test_a_workbook_gives_what_its_visible_sheets_show(tmp_path: Path) -> None:
    claims = workbook(tmp_path).claims
    names = {entity.key: entity.name for entity in claims.entities}

    assert "秘密创新平台" not in named(claims)
    assert related(claims) >= {
        ("智能传感器创新中心", "reliesOn", "清源理工大学"),
        ("云溪重点实验室", "locatedIn", "江津区"),
    }
    assert {(names[one.subject], one.property.value, one.value) for one in claims.attributes} == {
        ("智能传感器创新中心", "level", "市级"),
        ("智能传感器创新中心", "recognitionYear", 2021),
        ("云溪重点实验室", "level", "国家级"),
        ("云溪重点实验室", "recognitionYear", 2019),
        ("云溪智能装备有限公司", "creditCode", "91350100M000100Y43"),
    }
