"""Documents in the explorer: into the graph and out of it, and what people decide about their claims."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from graph.knowledge_graph import KnowledgeGraph
from loaders.checking.checker import check
from ontology.judgement import Verdict
from ontology.relation import Predicate
from tests.api.example import CENTRE, CENTRE_ID, UNIVERSITY_ID, plan
from tests.api.server import AUTHORISED, TOKEN, serving
from tests.browser.explorer import PLAN, TOWN, found, grave_errors, has_axe
from tests.browser.visit import Visit
from tests.graph.example import judged

pytestmark = pytest.mark.browser

_SAMPLE = Path(__file__).parents[2] / "loaders" / "sample" / f"{PLAN}.txt"
_REVIEW = "/explore/documents/qingyuan-14fyp/review"


@pytest.fixture
def writable(explorer: str, tmp_path: Path) -> Iterator[str]:  # noqa: ARG001 - skips where the explorer is not built
    data = tmp_path / "graph"
    KnowledgeGraph.open(data).close()
    with serving(data, token=TOKEN) as address:
        yield address


@pytest.fixture(scope="module")
def reviewed(explorer: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - skips first
    """Give the address of a service with a plan of which one claim failed a check; each test decides about another."""
    data = tmp_path_factory.mktemp("reviewed") / "graph"
    made = plan()
    wrong = replace(made.relations[0], predicate=Predicate.LEADS_INDUSTRY, subject=CENTRE.key)
    checked = check(replace(made, relations=(*made.relations, wrong)))
    with KnowledgeGraph.open(data) as graph:
        graph.load(checked.claims, quarantined=checked.quarantined)
        graph.record([judged(CENTRE_ID, UNIVERSITY_ID, Verdict.UNSURE, score=0.4)])
    with serving(data, token=TOKEN) as address:
        yield address


def _give_token(page: Page) -> None:
    page.get_by_label("服务的口令").fill(TOKEN)
    page.get_by_role("button", name="使用").click()


def _begin(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}{_REVIEW}?lang=zh{query}")
    _give_token(page)
    page.get_by_label("审核人").fill("李审核")


def _claim(page: Page, *parts: str) -> Locator:
    """Return the row of the claim that holds texts in its head."""
    rows = page.locator(".claim-row")
    for part in parts:
        rows = rows.filter(has=page.locator("th", has_text=part))
    return rows.first


def test_a_document_begins_with_its_title_and_leads_to_its_review(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/documents/{PLAN}?lang=zh")
    expect(page.locator(".document-text .mention").first).to_be_attached()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.get_by_role("link", name="审核", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^审核：云江区"))


def test_a_document_is_sent_read_and_removed(newcomer: Visit, writable: str) -> None:
    page = newcomer.page
    page.goto(f"{writable}/explore/documents?lang=zh")
    expect(page.get_by_text("没有符合的文件。")).to_be_visible()
    page.get_by_role("button", name="上传文件").click()
    _give_token(page)
    page.get_by_label(re.compile("选择文件")).set_input_files(_SAMPLE)
    page.get_by_role("button", name="上传 1 个文件").click()
    row = page.get_by_role("row").filter(has_text=_SAMPLE.name)
    # A process of its own reads the file, which takes long where others work too.
    expect(row).to_be_visible(timeout=120_000)
    report = page.get_by_role("region", name="上传报告")
    expect(report.first).to_contain_text("新加入")
    newcomer.picture("explorer-upload")

    page.get_by_role("combobox").fill("青鹭湖")
    expect(page.get_by_role("option").filter(has_text=TOWN).first).to_be_visible()
    row.get_by_role("button", name=re.compile("^删除")).click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("没有符合的文件。")).to_be_visible()
    assert newcomer.complaints == []


def test_a_document_is_replaced_by_another_file(newcomer: Visit, writable: str, tmp_path: Path) -> None:
    file = tmp_path / "revised.txt"
    file.write_text(_SAMPLE.read_text("utf-8").replace(TOWN, "白鹭湖科创小镇"), "utf-8")
    with httpx.Client(base_url=writable, headers=AUTHORISED, timeout=120) as client:
        sent = client.post("/api/documents", params={"name": _SAMPLE.name, "wait": 60}, content=_SAMPLE.read_bytes())
    assert sent.status_code == 201
    page = newcomer.page
    page.goto(f"{writable}/explore/documents?lang=zh")
    row = page.get_by_role("row").filter(has_text=_SAMPLE.name)
    expect(row.locator("time")).to_contain_text("载入，用时")

    row.get_by_role("button", name=re.compile("^替换")).click()
    _give_token(page)
    panel = page.get_by_role("region", name=re.compile("^替换"))
    panel.get_by_label(re.compile("选择文件")).set_input_files(file)
    panel.get_by_role("button", name="替换", exact=True).click()
    expect(page.get_by_role("row").filter(has_text=file.name)).to_be_visible(timeout=120_000)
    expect(page.get_by_role("status", name="上传报告")).to_contain_text("替换了旧版本")
    newcomer.picture("explorer-replace")

    assert [one["id"] for one in httpx.get(f"{writable}/api/documents").json()["items"]] == [PLAN]
    assert found(writable, "白鹭湖科创小镇")
    assert grave_errors(newcomer) == []
    assert newcomer.complaints == []


def test_an_upload_can_be_given_up(visit: Visit, reviewed: str) -> None:
    page = visit.page
    page.goto(f"{reviewed}/explore/documents?lang=zh")
    page.get_by_role("button", name="上传文件").click()
    _give_token(page)
    page.get_by_label(re.compile("选择文件")).set_input_files(_SAMPLE)
    held: list[Route] = []
    page.route("**/api/documents", lambda route: held.append(route))  # noqa: PLW0108 - the driver marks what it is given
    page.get_by_role("button", name="上传 1 个文件").click()
    expect(page.get_by_role("progressbar", name="正在上传")).to_be_visible()
    page.get_by_role("button", name="取消").click()
    expect(page.get_by_role("alert")).to_have_text("已取消上传。")
    expect(page.get_by_role("button", name="上传 1 个文件")).to_be_enabled()


def test_a_wrong_token_is_told_and_asked_for_again(visit: Visit, reviewed: str) -> None:
    page = visit.page
    page.goto(f"{reviewed}/explore/documents?lang=zh")
    page.get_by_role("button", name="上传文件").click()
    page.get_by_label("服务的口令").fill("wrong")
    page.get_by_role("button", name="使用").click()
    page.get_by_label(re.compile("选择文件")).set_input_files(_SAMPLE)
    page.get_by_role("button", name="上传 1 个文件").click()
    expect(page.get_by_role("alert")).to_contain_text("token")
    expect(page.get_by_label("服务的口令")).to_be_visible()


def test_what_failed_a_check_stands_in_a_table_and_is_corrected(visit: Visit, reviewed: str) -> None:
    page = visit.page
    page.goto(f"{reviewed}/explore/documents?lang=zh")
    page.get_by_role("link", name="存疑 1 条").click()
    _give_token(page)
    page.get_by_label("审核人").fill("李审核")
    row = _claim(page, "智能传感器创新中心", "云溪科创小镇")
    expect(row.locator(".tag.warning")).to_have_text("关系类型")
    expect(row.locator(".doubt")).to_contain_text("词汇表不允许创新平台对园区有“")
    expect(row.locator("mark").first).to_have_text("云溪科创小镇")
    visit.picture("explorer-quarantine")

    row.get_by_role("button", name="更正").click()
    form = page.get_by_role("form", name="更正")
    expect(form.get_by_role("button", name="保存更正")).to_be_disabled()
    form.get_by_role("combobox", name="关系").click(force=True)
    page.get_by_role("option", name="位于", exact=True).click()
    form.get_by_label("理由").fill("中心在小镇里")
    visit.picture("explorer-correction")
    form.get_by_role("button", name="保存更正").click()
    expect(row.locator(".decision")).to_contain_text("已更正")
    expect(row.locator(".decision")).to_contain_text("李审核")
    expect(row.locator(".decision")).to_contain_text("中心在小镇里")
    assert visit.complaints == []


def test_a_claim_is_rejected_with_a_reason_and_that_undone(visit: Visit, reviewed: str) -> None:
    page = visit.page
    _begin(page, reviewed, "&q=清源理工大学")
    row = _claim(page, "智能传感器创新中心", "清源理工大学")
    row.get_by_role("button", name="否决").click()
    page.keyboard.type("原文说的是另一所大学")
    page.keyboard.press("Enter")
    expect(row.locator(".decision")).to_contain_text("已否决")
    visit.picture("explorer-review")

    page.get_by_role("radiogroup").get_by_text("审核记录").click()
    record = page.get_by_role("row").filter(has_text="原文说的是另一所大学")
    expect(record).to_contain_text("李审核")
    record.get_by_role("button", name="撤销").click()
    page.keyboard.type("是同一所大学")
    record.get_by_role("button", name="确认撤销").click()
    expect(record).to_contain_text("已撤销")
    expect(record).to_contain_text("是同一所大学")
    page.go_back()
    expect(row.get_by_role("button", name="否决")).to_be_enabled()
    assert visit.complaints == []


def test_a_figure_is_corrected_by_a_form(visit: Visit, reviewed: str) -> None:
    page = visit.page
    _begin(page, reviewed)
    row = _claim(page, "全社会研发经费投入强度", "2.6")
    row.get_by_role("button", name="更正").click()
    form = page.get_by_role("form", name="更正")
    form.get_by_label("数值").fill("很多")
    form.get_by_role("button", name="保存更正").click()
    expect(row.get_by_role("alert")).to_be_visible()

    form.get_by_label("数值").fill("2.7")
    form.get_by_label("年份").fill("2026")
    form.get_by_role("button", name="保存更正").click()
    expect(row.locator(".decision")).to_contain_text("2.7%")
    expect(row.locator(".decision")).to_contain_text("2026")


def test_a_mention_gets_another_name_and_class(visit: Visit, reviewed: str) -> None:
    page = visit.page
    _begin(page, reviewed, "&q=南湖组团")
    row = page.locator(".claim-row").filter(has=page.locator("th .tag", has_text="园区")).first
    row.get_by_role("button", name="更正").click()
    form = page.get_by_role("form", name="更正")
    form.get_by_label("名称", exact=True).fill("南湖创新中心")
    form.get_by_role("combobox", name="类别").click(force=True)
    page.get_by_role("option", name="创新平台", exact=True).click()
    form.get_by_role("button", name="保存更正").click()
    expect(row.locator(".decision")).to_contain_text("Platform 南湖创新中心")
    row.get_by_role("button", name="撤销").click()
    page.get_by_role("button", name="确认撤销").click()
    expect(row.locator(".decision")).to_contain_text("已撤销")


def test_a_person_decides_where_the_rules_are_unsure_of_names(visit: Visit, reviewed: str) -> None:
    page = visit.page
    page.goto(f"{reviewed}/explore/documents?lang=zh")
    page.get_by_role("link", name="核对名称").click()
    _give_token(page)
    page.get_by_label("审核人").fill("王")
    row = page.get_by_role("row").filter(has_text="清源理工大学")
    expect(row).to_contain_text("不确定")
    row.get_by_role("button", name="不同事物").click()
    expect(row.locator(".decision")).to_contain_text("不同事物")
    visit.picture("explorer-names")
    row.get_by_role("button", name="撤销").click()
    page.keyboard.type("看错了")
    page.keyboard.press("Enter")
    expect(row.locator(".decision")).to_contain_text("已撤销")
    expect(row.locator(".decision")).to_contain_text("看错了")
    expect(row.get_by_role("button", name="同一事物")).to_be_enabled()
    assert visit.complaints == []


def test_the_claims_can_be_read_on_a_phone_and_without_a_token(visit: Visit, reviewed: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{reviewed}{_REVIEW}?lang=zh")
    expect(page.locator(".claim-row").first).to_be_visible()
    expect(page.get_by_role("button", name="接受").first).to_be_disabled()
    visit.picture("explorer-phone-review")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.skipif(not has_axe(), reason="the packages of the explorer are not installed")
def test_axe_finds_nothing_grave_where_one_reviews(visit: Visit, reviewed: str) -> None:
    page = visit.page
    _begin(page, reviewed)
    page.locator(".claim-row").first.get_by_role("button", name="更正").click()
    expect(page.get_by_role("form", name="更正")).to_be_visible()
    assert grave_errors(visit) == []
