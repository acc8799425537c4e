"""Structures and chains of policies as rows of a table."""

from collections.abc import Iterable

from api.tables.csv_table import Cell
from api.tables.evidence_cells import SOURCE_HEAD, source_cells
from graph.answers import Thing
from graph.policies.answers import PolicyLink, Stated
from graph.structure.answers import Structure, Whole

#: The heads of the tables.
HEAD = ("depth", "id", "label", "type", "relation", "whole_id", "whole", "figures", "below", "layout", *SOURCE_HEAD)
WHOLE_HEAD = ("id", "label", "type", "parts", "located", "layout")
POLICY_HEAD = ("standing", "steps", "id", "label", "rests_on", "issuers", "regions", "documents", *SOURCE_HEAD[1:])


def structure_rows(structure: Structure) -> list[list[Cell]]:
    """Return the things of a tree as rows under ``HEAD``, as a reader meets them."""
    above: list[Thing] = []
    rows: list[list[Cell]] = []
    for depth, node in structure.root.walk():
        del above[depth:]
        whole = above[-1] if above else None
        rows.append(
            [
                depth,
                node.thing.id,
                node.thing.label,
                node.thing.type,
                node.relation,
                whole.id if whole else None,
                whole.label if whole else None,
                node.figures,
                sum(node.below.values()),
                "、".join(node.layout),
                *source_cells(node.sources),
            ]
        )
        above.append(node.thing)
    return rows


def whole_rows(wholes: Iterable[Whole]) -> list[list[Cell]]:
    """Return wholes as rows under ``WHOLE_HEAD``."""
    return [
        [one.thing.id, one.thing.label, one.thing.type, one.parts, one.located, "、".join(one.layout)] for one in wholes
    ]


def policy_rows(policies: Iterable[PolicyLink]) -> list[list[Cell]]:
    """Return policies as rows under ``POLICY_HEAD``; the place is that of the first relation with another policy."""
    return [
        [
            one.standing.value,
            one.steps,
            one.policy.id,
            one.policy.label,
            _labels(one.rests_on),
            _labels(one.issuers),
            _labels(one.regions),
            "、".join(one.documents),
            *source_cells([source for stated in one.rests_on for source in stated.sources])[1:],
        ]
        for one in policies
    ]


def _labels(stated: Iterable[Stated]) -> str:
    return "、".join(one.thing.label for one in stated)
