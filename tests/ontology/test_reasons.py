"""Every sentence in which checks and linking tell why is there in Chinese too."""

import ast
from collections.abc import Iterator
from importlib.resources import files

import pytest

from graph.knowledge_graph import KnowledgeGraph
from loaders.linking import judge
from loaders.seeds.seed import read_claims
from ontology.reasons import in_chinese

# Where checks word their reasons, and which placeholders are filled with more than a name.
_WORDED = {
    "loaders.checking": ("attributes.py", "checker.py", "figures.py", "statements.py", "texts.py"),
    "loaders.rdf": ("literals.py", "nodes.py", "reader.py"),
    "loaders.tables": ("figures.py", "rows.py"),
}
_FILLED = {
    "fault": "has no name",
    "check[1]": "is no number",
    "reason": "None of the names of the thing stands at 3 to 5.",
}
_SEEDS = ("chongqing-13fyp", "fuling-14fyp", "jiangjin-14fyp", "nanchuan-14fyp")


def worded() -> Iterator[str]:
    """Yield the sentences in the code of the checks, with something in place of what they take over."""
    for package, names in _WORDED.items():
        for name in names:
            tree = ast.parse((files(package) / name).read_text(encoding="utf-8"))
            raised = {id(one) for node in ast.walk(tree) if isinstance(node, ast.Raise) for one in ast.walk(node)}
            inner = {id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in node.values}
            documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if id(node) not in raised | inner | documented and isinstance(node, (ast.Constant, ast.JoinedStr)):
                    text = filled(node)
                    if text.endswith(".") and " " in text:
                        yield text


def filled(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    parts = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            written = ast.unparse(part.value)
            parts.append(_FILLED.get(written, "subject" if "'subject'" in written else "Park"))
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value))
    return "".join(parts)


@pytest.mark.parametrize("sentence", sorted(set(worded())))
def test_a_sentence_of_a_check_has_its_chinese(sentence: str) -> None:
    assert in_chinese(sentence) != sentence


def test_what_linking_says_of_the_real_plans_has_its_chinese() -> None:
    with KnowledgeGraph.in_memory() as graph:
        for name in _SEEDS:
            graph.load(read_claims(files("loaders.seeds") / f"{name}.json"))
        reasons = {judgement.reason for judgement in judge(graph.named_things(), [])}

    assert len(reasons) > 5
    assert [reason for reason in reasons if in_chinese(reason) == reason] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "The vocabulary lets no Firm and Park stand in partOf to a Park.",
            "词汇表不允许企业和园区对园区有“属于”关系。",
        ),
        (
            "云湖园 is named in 云州区 and in the document cloud: each has its own.",
            "“云湖园”在云州区和文件 cloud都出现：两地各有一个。",
        ),
        ("A share (投入强度) of 300% is impossible.", "占比（投入强度）不可能是 300%。"),
        (
            "No mapping fits the columns of the sheet, so that nothing was read from it.",
            "没有映射适合该表的列，因此没有从中读取内容。",
        ),
        ("Somebody said so.", "Somebody said so."),
    ],
)
def test_what_a_sentence_takes_over_is_named_in_chinese(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese
