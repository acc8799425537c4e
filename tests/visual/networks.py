"""Networks for the tests of the views: a town and its neighbourhood, hostile names, and large ones."""

from graph.answers import Edge, Network, Source, Thing

HOSTILE = (
    "</script><script>window.broken=1</script>",
    '<img src=x onerror="window.broken=1">',
    "\"'><svg onload=window.broken=1>",
    "{{ 7 * 7 }}{% raw %}",
    "a\u2028b\u2029c\u202ed\x00\x0b",
    "<!-- <script> -->",
    "javascript:window.broken=1",
    "https://tracker.example/pixel.png",
    "<b>粗</b>*星*_线_`码`",
    "__proto__",
)


def thing(identifier: str, label: str, kind: str) -> Thing:
    return Thing(id=identifier, iri=f"https://w3id.org/innokg/id/{identifier}", label=label, type=kind)


def source(
    quote: str, *, title: str = "云州市“十四五”科技创新规划", section: str = "三、重点任务 › (一)平台"
) -> Source:
    return Source(
        document="yunzhou-14fyp",
        title=title,
        section=section,
        start=100,
        end=100 + len(quote),
        quote=quote,
        rule="relation.test",
        confidence=0.9,
    )


def hostile_network() -> Network:
    """Return a network in which every text is hostile: labels, ids, types, predicates, quotes, titles, sections."""
    nodes = tuple(thing(f"{text}-{number}", text, "Park") for number, text in enumerate(HOSTILE))
    edges = tuple(
        Edge(
            source=node.id,
            target=nodes[0].id,
            predicate=text,
            sources=(source(text, title=text, section=text),),
        )
        for node, text in zip(nodes[1:], HOSTILE[1:], strict=True)
    )
    return Network(nodes=(*nodes, thing("own-class", "名", HOSTILE[0])), edges=edges, focus=nodes[0].id)


def large_network(size: int) -> Network:
    """Return a tree of ``size`` things, each below the one with half its number."""
    nodes = tuple(thing(f"park-{number}", f"第{number}产业园", "Park") for number in range(size))
    edges = tuple(
        Edge(source=f"park-{number}", target=f"park-{(number - 1) // 2}", predicate="partOf")
        for number in range(1, size)
    )
    return Network(nodes=nodes, edges=edges)


# Things of an invented city, by class; the ids follow their places.
_THINGS = {
    "Park": [
        "云州科学城",
        "东湾数字产业园",
        "青石科创小镇",
        "白鹭湖创新组团",
        "云州综合保税区",
        "东湾高新技术产业开发区",
    ],
    "Platform": [
        "云州智能传感重点实验室",
        "东湾新材料中试基地",
        "青石湖科技企业孵化器",
        "云州市科技成果转移转化服务平台",
        "山地农机装备工程技术研究中心",
        "启明众创空间",
        "云州科技馆",
    ],
    "Institute": ["云州市农业科学院", "东湾产业技术研究院", "云州绿色智能技术研究院", "云州市第一人民医院"],
    "University": ["云州大学", "东湾理工大学", "云州水利职业技术学院"],
    "Firm": ["云州华晟新材料股份有限公司", "青石生物", "东湾智驾科技", "云州重工集团", "海昌食品"],
    "Agency": ["云州市人民政府", "云州市科技局", "东湾高新区管委会"],
    "Alliance": ["云州市新材料产业技术创新联盟"],
    "Program": ["科技型企业倍增计划"],
    "Fund": ["云州市科技创新种子基金"],
    "Policy": ["《云州市“十四五”科技创新规划》", "《云州市科技创新券管理办法》"],
    "Region": ["云州市", "东湾区", "青石县"],
    "Industry": ["新材料产业", "智能网联汽车产业", "生物医药产业"],
    "Technology": ["高端传感器", "柑橘良种选育"],
}
_EDGES = [
    ("Park-1", "partOf", "Park-0"),
    ("Park-2", "partOf", "Park-0"),
    ("Park-3", "partOf", "Park-2"),
    ("Park-0", "locatedIn", "Region-0"),
    ("Park-1", "locatedIn", "Region-1"),
    ("Park-2", "locatedIn", "Region-2"),
    ("Park-4", "locatedIn", "Region-1"),
    ("Park-5", "locatedIn", "Region-1"),
    ("Park-5", "operatedBy", "Agency-2"),
    ("Platform-0", "locatedIn", "Park-0"),
    ("Platform-0", "reliesOn", "University-0"),
    ("Platform-0", "jointlyBuiltBy", "University-0"),
    ("Platform-0", "jointlyBuiltBy", "Firm-2"),
    ("Platform-0", "focusesOn", "Technology-0"),
    ("Platform-1", "locatedIn", "Park-5"),
    ("Platform-1", "jointlyBuiltBy", "Firm-0"),
    ("Platform-1", "jointlyBuiltBy", "Institute-1"),
    ("Platform-2", "locatedIn", "Park-2"),
    ("Platform-3", "operatedBy", "Agency-1"),
    ("Platform-4", "reliesOn", "Institute-0"),
    ("Platform-5", "locatedIn", "Park-3"),
    ("Platform-6", "locatedIn", "Region-0"),
    ("Institute-0", "focusesOn", "Technology-1"),
    ("Institute-1", "locatedIn", "Park-5"),
    ("Institute-1", "jointlyBuiltBy", "University-1"),
    ("Institute-2", "locatedIn", "Park-0"),
    ("Institute-2", "jointlyBuiltBy", "University-0"),
    ("Institute-3", "cooperatesWith", "University-0"),
    ("University-2", "locatedIn", "Region-2"),
    ("Firm-0", "leadsIndustry", "Industry-0"),
    ("Firm-1", "leadsIndustry", "Industry-2"),
    ("Firm-2", "leadsIndustry", "Industry-1"),
    ("Firm-3", "locatedIn", "Park-0"),
    ("Firm-4", "cooperatesWith", "Institute-0"),
    ("Park-1", "focusesOn", "Industry-1"),
    ("Park-5", "focusesOn", "Industry-0"),
    ("Alliance-0", "operatedBy", "Firm-0"),
    ("Program-0", "operatedBy", "Agency-1"),
    ("Fund-0", "operatedBy", "Agency-1"),
    ("Policy-0", "issuedBy", "Agency-0"),
    ("Policy-0", "appliesTo", "Region-0"),
    ("Policy-1", "basedOn", "Policy-0"),
    ("Policy-1", "issuedBy", "Agency-1"),
    ("Region-1", "partOf", "Park-0"),
    ("Region-0", "cooperatesWith", "Region-2"),
    ("Region-2", "cooperatesWith", "Region-0"),
]


def city_network() -> Network:
    """Return the network around an invented science city: some forty things of every class, with evidence."""
    labels = {f"{kind}-{n}": (label, kind) for kind, names in _THINGS.items() for n, label in enumerate(names)}
    nodes = tuple(thing(identifier, label, kind) for identifier, (label, kind) in labels.items())
    edges = tuple(
        Edge(
            source=start,
            target=end,
            predicate=predicate,
            sources=(source(f"推动{labels[start][0]}与{labels[end][0]}协同发展，形成特色鲜明的创新格局"),),
        )
        for start, predicate, end in _EDGES
    )
    return Network(nodes=nodes, edges=edges, focus="Park-0", truncated=True)
