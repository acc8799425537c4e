"""Plans of one sentence, in files and in a graph."""

from pathlib import Path

from graph.knowledge_graph import KnowledgeGraph

SENTENCES = {
    "north": "依托清源理工大学建设智能传感器创新中心。",
    "south": "依托云溪师范大学建设智慧农业创新中心。",
}


def write(path: Path, sentence: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"科技创新规划\n\n一、重点任务\n{sentence}\n", encoding="utf-8")
    return path


def labels(graph: KnowledgeGraph) -> set[str]:
    return {name for thing in graph.named_things() for name in thing.names}
