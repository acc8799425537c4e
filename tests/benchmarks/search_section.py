"""The section about search: queries and completions over a million names."""

import random
import time
from collections.abc import Callable, Iterator
from itertools import islice

from graph.answers import Thing
from graph.search import Indexed, SearchIndex
from graph.search.pinyin import syllables
from ontology.gazetteer import gazetteer
from tests.benchmarks.tables import Options, table

_SIZES = (10_000, 100_000, 1_000_000)
_QUERIES = 300
_SEED = 20
_SOUNDS = "云海星辰华盛恒远博达创新智联宏图锦绣天宇瑞丰泰和金桥永兴德信安康合力腾飞卓越精诚"
_FIELDS = [
    *("智能", "新材料", "生物医药", "数字", "低碳", "高端装备", "氢能", "航天"),
    *("光电", "农业", "软件", "集成电路", "汽车", "环保", "中药"),
]
_KINDS = {
    "Firm": ["有限公司", "科技有限公司", "股份有限公司"],
    "Park": ["产业园", "科技园", "高新区", "科创小镇"],
    "Platform": ["孵化器", "重点实验室", "工程技术研究中心", "技术创新中心"],
    "Institute": ["研究院", "研究所"],
}


def search(options: Options) -> Iterator[str]:
    """Yield how long searches and completions take."""
    yield "Names of firms, parks, platforms and institutes, generated; the texts are parts of names of one to six"
    yield "characters. In processor time of the thread, milliseconds: median and the 99th of a hundred. The last column"
    yield "is the time in which the index follows a change of a hundred things."
    yield ""
    rows = []
    for size in (size for size in _SIZES if size <= options.largest):
        chance = random.Random(_SEED)  # noqa: S311 - names need no secrets
        named = list(islice(_things(chance), size))
        begun = time.process_time()
        index = SearchIndex(named)
        built = time.process_time() - begun
        asked = [_part(chance, chance.choice(named).thing.label) for _ in range(_QUERIES)]
        slips = [f"{text[:1]}龘{text[2:]}" for text in asked if len(text) > 2]
        letters = ["".join(syllables(text)) for text in asked]
        measured = (
            _times(asked, index.complete),
            _times(asked, index.find),
            _times(asked, lambda text, of=index: of.find(text, types=["Park"])),  # type: ignore[misc]
            _times(asked, lambda text, of=index: of.find(text, regions=["region-7"])),  # type: ignore[misc]
            _times(asked, lambda text, of=index: of.find(text, documents=["document-7"])),  # type: ignore[misc]
            _times(letters, index.find),
            _times(slips, index.find),
        )
        change = _seconds(lambda of=index, some=named[:100]: of.update(some))  # type: ignore[misc]
        rows.append((f"{size:,}", f"{built:.1f}", *measured, f"{change * 1000:.0f} ms"))
        index.close()
    within = ("in a class", "in a region", "in a document")
    head = ("names", "building, s", "completion", "search", *within, "pinyin", "with a slip", "a change")
    yield from table(head, rows, left=0)


def _things(chance: random.Random) -> Iterator[Indexed]:
    places = [region.name for region in gazetteer().by_code.values()]
    number = 0
    while True:
        kind = chance.choice(list(_KINDS))
        sound = "".join(chance.choice(_SOUNDS) for _ in range(chance.randint(1, 4)))
        name = chance.choice(places) + sound + chance.choice(_FIELDS) + chance.choice(_KINDS[kind])
        thing = Thing(id=f"thing-{number}", iri=f"https://kg.example/id/thing-{number}", label=name, type=kind)
        links = min(int(chance.paretovariate(1.1)), 1000)
        regions = frozenset({f"region-{number % 300}"})
        yield Indexed(thing, frozenset({kind}), (name,), regions, frozenset({f"document-{number % 500}"}), links)
        number += 1


def _part(chance: random.Random, name: str) -> str:
    length = chance.randint(1, 6)
    start = chance.randint(0, max(len(name) - length, 0))
    return name[start : start + length]


def _times(texts: list[str], ask: Callable[[str], object]) -> str:
    taken = sorted(_seconds(lambda text=text: ask(text)) * 1000 for text in texts)  # type: ignore[misc]
    return f"{taken[len(taken) // 2]:.1f} · {taken[len(taken) * 99 // 100 - 1]:.1f}"


def _seconds(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun
