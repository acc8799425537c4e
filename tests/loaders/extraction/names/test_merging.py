"""Forms of one name in a document are one entity, and every place of a name is a mention."""

from loaders.extraction.entities import extract_entities
from tests.loaders.extraction.names.naming import entities_of, reading_of

TITLE = "宁波市鄞州区科技创新“十四五”规划\n\n"


def same(text: str, left: str, right: str) -> bool:
    entities = entities_of(TITLE + text)
    return entities[left] is entities[right]


def test_a_district_before_the_name_makes_no_second_thing() -> None:
    assert same("建设鄞州区磁材检测中心。依托磁材检测中心开展服务。", "鄞州区磁材检测中心", "磁材检测中心")


def test_two_districts_make_two_things() -> None:
    assert not same("支持宁波磁材研究院、鄞州磁材研究院建设。", "宁波磁材研究院", "鄞州磁材研究院")


def test_long_and_short_words_for_a_zone_are_one() -> None:
    assert same("支持鄞州经济开发区发展。鄞州经开区提档升级。", "鄞州经济开发区", "鄞州经开区")


def test_the_last_part_of_a_nested_name_is_its_short_form() -> None:
    text = "建设甬江科学城。建设甬江科学城梅墟片区。支持梅墟片区发展。"
    assert same(text, "甬江科学城梅墟片区", "梅墟片区")


def test_well_known_short_names_are_joined() -> None:
    assert same("与中科院、中国科学院合作。", "中科院", "中国科学院")


def test_full_and_short_region_are_one_with_its_code() -> None:
    entities = entities_of(TITLE + "鄞州区加快发展。推动鄞州与上海合作。")
    assert entities["鄞州区"] is entities["鄞州"]
    assert entities["鄞州"].scope == "330212"


def test_doubtful_identities_are_kept_apart() -> None:
    assert not same("支持碳纤维研究院、碳纤维创新研究院建设。", "碳纤维研究院", "碳纤维创新研究院")


def test_the_documents_region_is_named_even_where_only_its_title_holds_it() -> None:
    assert entities_of(TITLE + "加快创新。")["宁波市鄞州区"].scope == "330212"


def test_the_document_itself_is_a_policy() -> None:
    assert entities_of(TITLE + "加快创新。")["宁波市鄞州区科技创新“十四五”规划"].type == "Policy"


def test_all_places_of_a_name_are_mentions() -> None:
    reading = reading_of(TITLE + "建设青岚湖科技园。推动青岚湖科技园招商。")
    [park] = [entity for entity in extract_entities(reading) if entity.name == "青岚湖科技园"]
    assert [span.of(reading.document.text) for span in park.mentions] == ["青岚湖科技园"] * 2


def test_a_zone_named_by_its_kind_alone_is_the_one_with_the_fuller_name_or_one_by_itself() -> None:
    text = "支持经开区提升综合发展水平。"
    assert "经开区" in entities_of(TITLE + text)
    assert same(text + "鄞州经开区加快发展。", "鄞州经开区", "经开区")
    assert "经开区" not in entities_of(TITLE + text + "鄞州经开区、甬江经开区加快发展。")


def test_glossaries_name_nothing_new() -> None:
    text = "一、总则\n加快创新。\n名词解释\n1.孵化器:指青岚湖孵化器这样的机构。\n"
    assert "青岚湖孵化器" not in entities_of(TITLE + text)
