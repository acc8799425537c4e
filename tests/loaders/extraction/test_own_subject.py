"""What figures of a zone's own plan are about."""

from pathlib import Path

from loaders.extraction.extractor import extract_file


def subjects(tmp_path: Path, title: str, *paragraphs: str) -> list[tuple[str, str]]:
    """Return the names of subject and indicator of each figure of a plan."""
    path = tmp_path / "plan.txt"
    path.write_text("\n".join((title, "一、发展目标", *paragraphs)) + "\n", encoding="utf-8")
    claims = extract_file(path)
    named = {entity.key: entity.name for entity in claims.entities}
    return [(named.get(o.subject, o.subject), o.indicator) for o in claims.observations]


def test_the_park_in_the_title_is_the_subject_of_its_own_plan(tmp_path: Path) -> None:
    found = subjects(
        tmp_path,
        "云江高新技术产业开发区“十四五”创新发展规划",
        "到2025年，云江高新技术产业开发区建成一流园区。园区营业总收入达到900亿元，全区上市企业达到9家。",
    )
    assert [subject for subject, _ in found] == ["云江高新技术产业开发区"] * 2
    assert found[0][1] == "营业总收入"


def test_a_plan_of_a_region_keeps_its_region(tmp_path: Path) -> None:
    found = subjects(tmp_path, "芜湖市科技创新规划", "到2025年，芜湖市高新技术企业达到900家。")
    assert found == [("芜湖市", "高新技术企业")]


def test_the_park_just_named_is_meant_by_the_word_for_it(tmp_path: Path) -> None:
    found = subjects(tmp_path, "芜湖市科技创新规划", "到2025年，芜湖市加快建设青岚化工产业园，园区落户项目不少于60个。")
    assert found == [("青岚化工产业园", "落户项目")]


def test_what_brackets_after_a_new_fund_say_is_its_own(tmp_path: Path) -> None:
    found = subjects(tmp_path, "芜湖市科技创新规划", "到2025年，芜湖市设立芜湖市科技创新母基金（首期20亿元）。")
    assert found == [("芜湖市科技创新母基金", "首期")]


def test_the_year_before_a_documents_number_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    head = "芜湖市先进制造业行动方案\n芜政〔2022〕18号\n一、任务\n"
    text = "2021年，全市规上工业企业968家。到2025年，规上工业企业达到1200家。\n"
    path.write_text(head + text, encoding="utf-8")
    kinds = [(o.year, o.kind.value) for o in extract_file(path).observations]
    assert kinds == [(2021, "actual"), (2025, "target")]
