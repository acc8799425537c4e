"""What agents' tools tell of the real plans."""

from tests.api.agents.asking import Call, data_of, text_of


def test_a_search_gives_ids_that_other_tools_take(call: Call) -> None:
    first = data_of(call("search", {"text": "tuanjiehu", "types": ["Park"]}))["items"][0]
    entity = data_of(call("entity", {"thing": first["id"]}))
    assert entity["label"] == first["label"]
    assert "团结湖" in entity["label"]
    assert entity["documents"] == ["jiangjin-14fyp"]
    assert all(fact["documents"] for fact in entity["facts"])


def test_text_and_data_say_the_same_with_ids_and_sources(call: Call) -> None:
    found = call("entity", {"thing": "重庆ABB"})
    data, text = data_of(found), text_of(found)
    assert data["id"] in text
    for fact in data["facts"]:
        assert fact["other"]["id"] in text
        assert fact["documents"][0] in text


def test_evidence_leads_to_places_in_documents(call: Call) -> None:
    found = data_of(call("evidence", {"thing": "region-500102", "relations": ["value"], "limit": 3}))
    assert len(found["items"]) == 3
    for place in found["items"]:
        assert place["source"]["document"] == "fuling-14fyp"
        assert 0 <= place["source"]["start"] < place["source"]["end"]
    more = data_of(call("evidence", {"thing": "region-500102", "relations": ["value"], "cursor": found["next"]}))
    assert more["items"][0] not in found["items"]


def test_surroundings_and_ways(call: Call) -> None:
    around = data_of(call("neighbourhood", {"thing": "重庆ABB"}))
    industry = next(edge["target"] for edge in around["edges"] if edge["predicate"] == "leadsIndustry")
    assert industry in {node["id"] for node in around["nodes"]}
    (way,) = data_of(call("path", {"start": "重庆ABB", "end": industry, "count": 1}))["ways"]
    assert [one["id"] for one in way["things"]] == [around["focus"], industry]
    assert way["steps"][0][0]["documents"] == ["jiangjin-14fyp"]


def test_figures_of_regions_stand_side_by_side(call: Call) -> None:
    asked = {"indicators": ["研发投入强度"], "regions": ["涪陵区", "江津区"]}
    found = call("indicator", asked)
    values = {
        (row["subject"]["label"], point["year"]): (point["comparator"], point["value"])
        for row in data_of(found)["items"]
        for point in row["series"]
    }
    assert values["涪陵区", 2025] == ("=", 2.7)
    assert values["江津区", 2025] == (">=", 2.8)
    assert "2025 target: >=2.8% (jiangjin-14fyp)" in text_of(found)


def test_a_chain_gives_reasons(call: Call) -> None:
    found = data_of(call("chain", {"industry": "装备制造", "parts": ["firms"]}))
    item = next(one for one in found["items"] if one["thing"]["label"] == "重庆ABB")
    assert item["reasons"]


def test_names_of_a_list_are_matched(call: Call) -> None:
    right, unsure, none = data_of(call("match", {"names": ["重慶大學", "科技创新中心", "云泽不存在的公司"]}))["items"]
    assert (right["result"], right["candidates"][0]["label"]) == ("matched", "重庆大学")
    assert unsure["result"] != "matched"
    assert none["result"] == "none"


def test_an_indicator_without_figures_leads_to_those_that_have_some(call: Call) -> None:
    found = call("indicator", {"indicators": ["幸福指数"]})
    assert data_of(found)["total"] == 0
    assert "研发经费投入强度" in text_of(found)
