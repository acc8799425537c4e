"""Files as clients send them, with sentences of our own."""

PLAN = (
    "澜溪区科技创新“十四五”规划\n\n一、发展目标\n\n到2025年，全社会研发经费投入强度达到2.6%。"
    "澜溪高新区依托澜溪理工大学建设智能传感器研究院。\n"
)
OTHER_PLAN = "岷台区科技创新“十四五”规划\n\n一、发展目标\n\n到2025年，全社会研发经费投入强度达到3.1%。\n"
FIRMS = "企业名称,统一社会信用代码,所属区县\n澜溪云图科技有限公司,,澜溪区\n岷台远航科技有限公司,,岷台区\n"
TURTLE = """@prefix ikg: <https://w3id.org/innokg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<#park> a ikg:Park ; rdfs:label "澜溪高新区"@zh .
"""
MAPPING = """label = "Own list"

[entity]
class = "Firm"
name = "who"

[[relations]]
property = "locatedIn"
column = "where"
class = "Region"
"""
