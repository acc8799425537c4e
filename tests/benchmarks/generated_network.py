"""A network of any size: groups of some hundred things, hubs, and relations of every kind."""

from pathlib import Path

import numpy as np
import pyoxigraph
from numpy.typing import NDArray

from ontology.entity import EntityType
from ontology.namespaces import Namespaces
from ontology.relation import Predicate

_GROUP = 100
_WITHIN = 0.7
_CLASSES = (EntityType.FIRM, EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.UNIVERSITY, EntityType.TECHNOLOGY)
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def ends(things: int, relations: int, *, seed: int = 1) -> NDArray[np.int64]:
    """Return pairs of different things, none twice, of which some have very many more relations than others.

    Seven of ten relations stay within a group; both there and outside a few things get most of them.
    """
    random = np.random.default_rng(seed)
    group = random.integers(0, max(1, things // _GROUP), things)
    order = np.argsort(group, kind="stable")
    start = np.searchsorted(group[order], np.arange(group.max() + 2))
    found = np.zeros((0, 2), dtype=np.int64)
    while len(found) < relations:
        count = relations - len(found) + relations // 50
        source = random.integers(0, things, count)
        low, high = start[group[source]], start[group[source] + 1]
        near = order[(low + random.random(count) ** 2 * (high - low)).astype(np.int64)]
        far = (things * random.random(count) ** 3).astype(np.int64)
        target = np.where(random.random(count) < _WITHIN, near, far)
        pairs = np.stack([source, target], axis=1)[source != target]
        found = np.unique(np.concatenate([found, pairs]), axis=0)
    return found[np.sort(random.permutation(len(found))[:relations])]


def write_store(directory: Path, things: int, relations: int) -> None:
    """Make a store on disk with such a network: relations, and for each thing a class and a name."""
    names = Namespaces()
    predicates = [f"<{names.term(predicate)}>" for predicate in Predicate]
    kinds = [_CLASSES[number % len(_CLASSES)] for number in range(things)]
    iris = [f"<{names.thing(f'{kind.lower()}-yunzhouqixiangmu-{n:06x}')}>" for n, kind in enumerate(kinds)]
    pairs = ends(things, relations)
    lines = [
        f"{iris[source]} {predicates[(source + target) % len(predicates)]} {iris[target]} .\n"
        for source, target in pairs.tolist()
    ]
    for number, iri in enumerate(iris):
        lines.append(f"{iri} {_TYPE} <{names.term(kinds[number])}> .\n")
        lines.append(f'{iri} {_LABEL} "云州区第{number}号创新主体"@zh .\n')
    store = pyoxigraph.Store(str(directory))
    store.bulk_load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.flush()
