"""Which ids mean the same thing: clusters of ids made from judgements, and the judgements as data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term
from ontology.characters import printable
from ontology.errors import ValidationError
from ontology.identity import judgement_id
from ontology.judgement import Judgement, Verdict

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Canonical:
    """The canonical id of every id that was merged, and the ids that were merged into each canonical one."""

    of_id: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    members: MappingProxyType[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, identifier: str) -> str:
        """Return the canonical id of an id: itself, where it was not merged."""
        return self.of_id.get(identifier, identifier)

    def members_of(self, canonical: str) -> tuple[str, ...]:
        """Return the ids that a canonical id stands for, itself among them."""
        return self.members.get(canonical, (canonical,))

    def moved(self, other: "Canonical") -> set[str]:
        """Return the ids that have another canonical id in ``other``."""
        return {i for i in (*self.of_id, *other.of_id) if self.of(i) != other.of(i)}


class CanonicalNodes:
    """The clusters of ids, for the nodes that have them."""

    def __init__(self, names: Names, canonical: Canonical) -> None:
        self._names = names
        self._canonical = canonical

    def of(self, node: Node) -> Node | NamedNode:
        """Return the node of a thing's canonical id; any other node or literal is its own."""
        if not self._canonical.of_id or isinstance(node, Literal):
            return node
        identifier = self._names.identifier(node)
        moved = self._canonical.of_id.get(identifier) if identifier else None
        return self._names.thing(moved) if moved else node

    def members(self, node: Node) -> Iterator[Node | NamedNode]:
        """Yield the nodes that a node of the view stands for; none for one whose id was merged into another."""
        identifier = self._names.identifier(node)
        if identifier is None:
            yield node
        elif self._canonical.of(identifier) == identifier:
            yield from map(self._names.thing, self._canonical.members_of(identifier))


def merge(judgements: Iterable[Judgement]) -> Canonical:
    """Return the clusters that judgements make.

    ``same`` joins the clusters of its two ids, unless anyone judged an id of the one ``different`` from an id of the
    other; the highest score goes first, so that what is surest is joined and what contradicts it is not. The order in
    which the judgements come does not matter. The canonical id is the one that sorts first.

    >>> def judged(left, right, verdict):
    ...     return Judgement(left=left, right=right, verdict=verdict, score=1, reason="", judge="someone")
    >>> same = [judged("a", "b", Verdict.SAME), judged("b", "c", Verdict.SAME)]
    >>> merge(same).of("c")
    'a'
    >>> merge([*same, judged("a", "c", Verdict.DIFFERENT)]).of("c")
    'c'
    """
    judgements = list(judgements)
    apart: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.verdict is Verdict.DIFFERENT:
            apart.setdefault(judgement.left, set()).add(judgement.right)
            apart.setdefault(judgement.right, set()).add(judgement.left)
    clusters: dict[str, set[str]] = {}
    for left, right in _pairs(judgements):
        one, other = clusters.get(left, {left}), clusters.get(right, {right})
        if one is other or any(apart.get(identifier, set()) & other for identifier in one):
            continue
        # The smaller goes into the larger, so that a long chain of judgements costs no more than a star.
        small, large = sorted((one, other), key=len)
        large |= small
        clusters.update(dict.fromkeys((*small, left, right), large))
    of_id = {identifier: min(cluster) for identifier, cluster in clusters.items()}
    members = {min(cluster): tuple(sorted(cluster)) for cluster in clusters.values()}
    return Canonical(MappingProxyType(of_id), MappingProxyType(members))


def _pairs(judgements: Iterable[Judgement]) -> list[tuple[str, str]]:
    """Return the pairs judged the same, the surest first."""
    ranked = sorted(
        (-judgement.score, min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        for judgement in judgements
        if judgement.verdict is Verdict.SAME and judgement.left != judgement.right
    )
    return [(left, right) for _, left, right in ranked]


def judgement_quads(judgement: Judgement, names: Names) -> list[Quad]:
    """Return a judgement as data; raise ``ValidationError`` where RDF cannot hold it."""
    node = judgement_node(judgement, names)
    term, graph = names.term, NamedNode(names.namespaces.judgements_graph)
    try:
        facts: list[tuple[NamedNode, Term]] = [
            (rdf.TYPE, term("Judgement")),
            (term("left"), names.thing(judgement.left)),
            (term("right"), names.thing(judgement.right)),
            (term("verdict"), term(judgement.verdict)),
            (term("score"), Literal(f"{Decimal(repr(float(judgement.score))):f}", datatype=rdf.DECIMAL)),
            (term("reason"), Literal(printable(judgement.reason))),
            (term("judge"), Literal(printable(judgement.judge))),
        ]
    except (ValueError, ArithmeticError) as error:
        raise ValidationError(f"The judgement on {judgement.left!r} cannot be kept: {error}.") from error
    return [Quad(node, predicate, value, graph) for predicate, value in facts]


def judgement_node(judgement: Judgement, names: Names) -> NamedNode:
    """Return the node that a judge's verdict on two ids has, whatever the verdict."""
    return names.thing(judgement_id(judgement.left, judgement.right, judgement.judge))


def read_judgements(quads: Iterable[Quad], names: Names) -> tuple[Judgement, ...]:
    """Return the judgements that the quads of their graph hold, ordered by their nodes."""
    nodes: dict[str, dict[str, object]] = {}
    for quad in quads:
        predicate = names.local_name(quad.predicate)
        if predicate and isinstance(quad.subject, NamedNode):
            nodes.setdefault(quad.subject.value, {})[predicate] = quad.object
    return tuple(_judgement(nodes[node], names) for node in sorted(nodes) if "verdict" in nodes[node])


def _judgement(known: dict[str, object], names: Names) -> Judgement:
    try:
        return Judgement(
            left=names.identifier(known["left"]) or "",
            right=names.identifier(known["right"]) or "",
            verdict=Verdict(names.local_name(known["verdict"]) or ""),
            score=float(text_of(known["score"])),
            reason=text_of(known["reason"]),
            judge=text_of(known["judge"]),
        )
    except (KeyError, ValueError) as error:
        raise ValidationError(f"A judgement in the store is incomplete: {error!r}.") from error
