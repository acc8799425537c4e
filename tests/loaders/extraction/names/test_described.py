"""What a panel's item calls the thing of its title, kinds as titles, and names with two words transposed."""

from pathlib import Path

from loaders.extraction.extractor import extract
from loaders.reading.reader import read
from ontology.claim import Claims

_PLAN = """杭州市余杭区科技创新“十四五”规划

一、总体要求

到2025年，全区高新技术企业达到900家。

二、重点任务

专栏1 创建高新技术产业开发区

1.高新技术产业开发区：依托工业园区，对标国家高新区，全面开启创建工作，力争2023年，高新技术企业达到60家以上，工业增加值率达到16%以上。

专栏2 科技创新载体

1.云海产业技术创新中心：由云海公司负责，联合高校，创办综合性云海产业技术创新中心，提供检验检测等服务。

2.数字经济产业园：布局在工业园区，建设面积2万平方米以上软件和智能制造产业园，引进行业团队。

云海产业科技园区成为特色园区。云海科技产业园区纳入规划。
"""


def _claims(directory: Path) -> Claims:
    path = directory / "plan.txt"
    path.write_text(_PLAN, encoding="utf-8")
    return extract(read(path))


def test_a_kind_that_titles_an_item_is_the_thing_that_its_figures_are_about(tmp_path: Path) -> None:
    claims = _claims(tmp_path)
    (zone,) = [entity for entity in claims.entities if entity.name == "高新技术产业开发区"]
    found = {(figure.indicator, int(figure.value)) for figure in claims.observations if figure.subject == zone.key}
    assert found == {("高新技术企业", 60), ("工业增加值率", 16)}


def test_what_an_item_only_describes_is_the_thing_of_its_title(tmp_path: Path) -> None:
    names = {entity.name: set(entity.aliases) for entity in _claims(tmp_path).entities}
    assert "综合性云海产业技术创新中心" in names["云海产业技术创新中心"]
    assert "软件和智能制造产业园" in names["数字经济产业园"]
    assert not {"综合性云海产业技术创新中心", "软件和智能制造产业园"} & names.keys()


def test_names_with_two_words_transposed_are_one_thing(tmp_path: Path) -> None:
    names = [{entity.name, *entity.aliases} for entity in _claims(tmp_path).entities]
    assert [{"云海产业科技园区", "云海科技产业园区"} <= each for each in names].count(True) == 1
