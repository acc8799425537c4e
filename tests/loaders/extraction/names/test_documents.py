"""Documents: in 《》, by nickname, and governed by a verb."""

from tests.loaders.extraction.names.naming import named


def test_titles_in_marks_are_documents() -> None:
    assert named("根据《宁波市科技创新规划》和《关于支持磁材产业的若干意见》(甬政〔2021〕3号)编制。") == {
        "宁波市科技创新规划": "Policy",
        "关于支持磁材产业的若干意见": "Policy",
    }


def test_reports_and_catalogues_of_fields_are_no_documents() -> None:
    assert named("编写《磁材产业发展报告》。") == {}


def test_a_governed_document_needs_no_marks() -> None:
    assert named("加快落实宁波市智慧教育五年行动方案。") == {"宁波市智慧教育五年行动方案": "Policy"}


def test_kinds_of_documents_name_nothing() -> None:
    assert named("制定实施方案,出台管理办法。") == {}


def test_a_nickname_by_number_of_articles_is_a_document() -> None:
    assert named("用好“人才新政20条”。") == {"人才新政20条": "Policy"}
