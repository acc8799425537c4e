"""From indices to things: what was computed, as answers for people."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.answers import AlgorithmAnswer, GroupLink, NamedGroup, RankedThing, ScoredPair, Sentence, Way
from graph.algorithms.parameter import Value
from graph.algorithms.results import Computed, Groups, Pairs, Paths, Ranking
from graph.algorithms.wording import explain, listed, name_of_group
from graph.answers import Thing
from graph.entities.things import UNCLASSED
from graph.projection.projection import Projection

#: Describes things by their ids.
Describe = Callable[[Iterable[str]], Mapping[str, Thing]]
#: Tells the fields of a group from the ids of its members: ids of industries and technologies, the most common first.
FieldsOf = Callable[[Iterable[str]], list[str]]
#: Returns the relations along paths, given as ids.
WaysOf = Callable[[tuple[tuple[str, ...], ...]], list[Way]]

_NEAR = 3
# Of thousands of groups most pairs have a link: the strongest say what is near what.
_MOST_LINKS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Presenter:
    """Names what an algorithm computed on a projection; of a group it names at most so many ``members``."""

    algorithm: Algorithm
    projection: Projection
    values: Mapping[str, Value]
    describe: Describe
    fields_of: FieldsOf
    ways_of: WaysOf
    members: int = 20

    def answer(self, computed: Computed, limit: int) -> AlgorithmAnswer:
        """Return at most ``limit`` items of a result, the best first."""
        match computed:
            case Ranking():
                # Where nothing has what is measured, nothing is first.
                ranked = self._ranked(computed, limit) if computed.scores.any() else ()
                return self._answer(len(computed.things), computed.measures, ranked=ranked)
            case Groups():
                total = int((np.bincount(computed.group) >= computed.least).sum())
                groups = self._groups(computed, min(limit, total))
                links = links_between(self.projection, computed, len(groups))
                return self._answer(total, computed.measures, groups=groups, links=links)
            case Pairs():
                return self._answer(len(computed.left), computed.measures, pairs=self._pairs(computed, limit))
            case Paths():
                measures = {"complete": float(computed.complete)}
                return self._answer(len(computed.paths), measures, paths=self._paths(computed, limit))

    def _answer(
        self,
        total: int,
        measures: Mapping[str, float],
        *,
        ranked: tuple[RankedThing, ...] = (),
        groups: tuple[NamedGroup, ...] = (),
        links: tuple[GroupLink, ...] = (),
        pairs: tuple[ScoredPair, ...] = (),
        paths: tuple[Way, ...] = (),
    ) -> AlgorithmAnswer:
        return AlgorithmAnswer(
            algorithm=self.algorithm.name,
            values=self.values,
            things=self.projection.size,
            relations=self.projection.edges,
            total=total,
            measures=measures,
            ranked=ranked,
            groups=groups,
            links=links,
            pairs=pairs,
            paths=paths,
        )

    def _ranked(self, ranking: Ranking, limit: int) -> tuple[RankedThing, ...]:
        order, ranks = best(ranking, limit, ascending=self.algorithm.ascending)
        near = {int(i): self._near(int(i)) for i in ranking.things[order]}
        known = self._known({*near, *(i for row in near.values() for i in row)})
        items = []
        for rank, place in zip(ranks.tolist(), order.tolist(), strict=True):
            index, score = int(ranking.things[place]), float(ranking.scores[place])
            numbers = {name: float(column[place]) for name, column in ranking.columns.items()}
            words: dict[str, object] = {"links": float(self.projection.degrees[index]), **numbers}
            explanation = explain(
                self.algorithm.texts,
                label=known[index].label,
                rank=rank,
                total=len(ranking.things),
                score=score,
                near=tuple(known[i] for i in near[index]),
                **words,
            )
            items.append(
                RankedThing(thing=known[index], rank=rank, score=score, numbers=numbers, explanation=explanation)
            )
        return tuple(items)

    def _near(self, index: int) -> list[int]:
        """Return the things that one has most weight with, of equal weight those with more links first."""
        row = self.projection.symmetric
        others = self.projection.neighbours(index)
        weights = row.data[row.indptr[index] : row.indptr[index + 1]]
        order = np.lexsort((others, -self.projection.degrees[others], -weights))
        return [int(others[i]) for i in order[:_NEAR]]

    def _groups(self, found: Groups, limit: int) -> tuple[NamedGroup, ...]:
        within = self._links_within(found)
        order = np.lexsort((-within, found.group))
        starts = np.searchsorted(found.group[order], np.arange(limit + 1))
        items = []
        for rank, (start, end) in enumerate(pairwise(starts.tolist()), start=1):
            members = order[start:end]
            ids = [self.projection.ids[i] for i in members.tolist()]
            fields = self.fields_of(ids)
            things = self.describe([*ids[: self.members], *fields])
            named = tuple(self._thing(one, things) for one in ids[: self.members])
            common = tuple(self._thing(one, things) for one in fields)
            # A field is what members have in common, and says little as the name of who they are.
            core = tuple(one for one in named if one.type not in ("Industry", "Technology")) or named
            explanation = explain(self.algorithm.texts, rank=rank, size=len(ids), names=core[:2], field=common[:_NEAR])
            items.append(
                NamedGroup(
                    rank=rank,
                    name=name_of_group(core, common),
                    size=len(ids),
                    members=named,
                    fields=common,
                    explanation=explanation,
                )
            )
        return tuple(items)

    def _links_within(self, found: Groups) -> NDArray[np.int64]:
        links = self.projection.symmetric.tocoo()
        same = found.group[links.row] == found.group[links.col]
        return np.bincount(links.row[same], minlength=self.projection.size).astype(np.int64)

    def _pairs(self, found: Pairs, limit: int) -> tuple[ScoredPair, ...]:
        rows = range(min(limit, len(found.left)))
        shared = [found.shared[i] if found.shared else () for i in rows]
        ends = [(int(found.left[i]), int(found.right[i])) for i in rows]
        known = self._known({i for row in (*shared, *ends) for i in row})
        return tuple(
            ScoredPair(
                left=known[ends[i][0]],
                right=known[ends[i][1]],
                rank=i + 1,
                score=float(found.scores[i]),
                shared=tuple(known[one] for one in shared[i]),
                explanation=explain(
                    self.algorithm.texts,
                    left=known[ends[i][0]].label,
                    right=known[ends[i][1]].label,
                    rank=i + 1,
                    score=float(found.scores[i]),
                    shared=tuple(known[one] for one in shared[i]),
                ),
            )
            for i in rows
        )

    def _paths(self, found: Paths, limit: int) -> tuple[Way, ...]:
        ids = tuple(tuple(self.projection.ids[i] for i in path) for path in found.paths[:limit])
        return tuple(self.ways_of(ids))

    def _known(self, indices: Iterable[int]) -> dict[int, Thing]:
        ids = {index: self.projection.ids[index] for index in indices}
        things = self.describe(ids.values())
        return {index: self._thing(identifier, things) for index, identifier in ids.items()}

    @staticmethod
    def _thing(identifier: str, things: Mapping[str, Thing]) -> Thing:
        return things.get(identifier) or Thing(id=identifier, iri="", label=identifier, type=UNCLASSED)


def best(ranking: Ranking, limit: int, *, ascending: bool = False) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the places of the best items of a ranking and their ranks, which equal scores share.

    Of equal scores the one whose id sorts first comes first. Scores that agree in nine digits are equal: the order of
    additions must not decide.
    """
    scores = ranking.scores if ascending else -ranking.scores
    size = float(np.abs(scores).max(initial=0.0)) or 1.0
    rounded = np.round(scores / size, 9)
    order = np.lexsort((ranking.things, rounded))[:limit]
    ranks = np.searchsorted(rounded[order], rounded[order]) + 1
    return order.astype(np.int64), ranks.astype(np.int64)


def links_between(projection: Projection, found: Groups, limit: int) -> tuple[GroupLink, ...]:
    """Return the links between the first ``limit`` groups, the strongest first."""
    ends = projection.symmetric.tocoo()
    left, right = found.group[ends.row], found.group[ends.col]
    # The matrix has each pair twice, once with the smaller group on the left.
    between = (left < right) & (right < limit)
    pairs, counts = np.unique(left[between] * limit + right[between], return_counts=True)
    order = np.lexsort((pairs, -counts))[:_MOST_LINKS]
    return tuple(
        GroupLink(left=pair // limit + 1, right=pair % limit + 1, pairs=count)
        for pair, count in zip(pairs[order].tolist(), counts[order].tolist(), strict=True)
    )


def common_fields(fields: Iterable[str], members: int) -> list[str]:
    """Return the fields that at least two members and a tenth of them have, the most common first.

    >>> common_fields(["a", "b", "a"], 3)
    ['a']
    """
    counts = Counter(fields)
    shared = [name for name, count in counts.items() if count >= max(2, members / 10)]
    return sorted(shared, key=lambda name: (-counts[name], name))


def way_sentence(things: tuple[Thing, ...]) -> Sentence:
    """Return the sentence about a way."""
    steps = len(things) - 1
    zh = f"{things[0].label}经{steps}步联系到{things[-1].label}"
    en = f"{things[0].label} leads to {things[-1].label} in {steps} steps"
    if steps > 1:
        zh += f"，途经{listed(things[1:-1], 'zh')}"
        en += f", by way of {listed(things[1:-1], 'en')}"
    return Sentence(f"{zh}。", f"{en}.")
