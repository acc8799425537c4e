"""The notice that carries a plan: its issuer is named, those whom it goes to are only by names of their own."""

from tests.loaders.extraction.names.naming import entities_of

BODY = (
    "《鄞州区科技创新“十四五”规划》已经区政府同意，现印发给你们。\n宁波市鄞州区人民政府\n2021年9月6日\n\n"
    "鄞州区科技创新“十四五”规划\n\n一、总则\n加快创新。\n"
)


def agencies(address: str) -> set[str]:
    names = entities_of(f"宁波市鄞州区人民政府关于印发鄞州区科技创新“十四五”规划的通知\n\n{address}\n{BODY}")
    return {name for name, entity in names.items() if entity.type == "Agency"}


def test_all_of_a_kind_are_not_named() -> None:
    issuer = {"宁波市鄞州区人民政府", "区政府"}
    assert agencies("各镇人民政府、各街道办事处，区级各部门，有关单位：") == issuer
    assert agencies("各区县（市）人民政府，区政府各部门、各直属机构，市直及部省属驻甬各单位：") == issuer


def test_a_long_address_does_not_begin_the_plan() -> None:
    address = (
        "各乡镇人民政府、各街道办事处，望春工业园区管委会、东钱湖旅游度假区管委会、区科技局、区经信局、区财政局、区农业农村局、"
        "区教育局、区人力社保局，区各有关部门："
    )
    assert {"宁波市鄞州区人民政府", "望春工业园区管委会", "区科技局"} <= agencies(address)
