"""Whether the graph keeps to the shapes of the ontology."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.stores.store import GraphName, Store
from ontology import vocabulary
from ontology.namespaces import Namespaces

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A node that breaks a shape: its IRI, the property and the value where one is at fault, and the rule in words."""

    focus: str
    path: str | None
    value: str | None
    message: str


def violations(store: Store, graphs: Iterable[str], namespaces: Namespaces) -> tuple[Violation, ...]:
    """Return where the current view, together with the named graphs, breaks the SHACL shapes; ordered."""
    import pyshacl
    import rdflib
    from pyoxigraph import DefaultGraph, NamedNode

    data = rdflib.Graph()
    names: list[GraphName] = [DefaultGraph(), *map(NamedNode, graphs)]
    for name in names:
        data.parse(data=b"".join(store.dump("application/n-triples", graph=name)), format="nt")
    shapes = rdflib.Graph().parse(data=vocabulary.shapes_turtle(namespaces), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    results = report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    return tuple(sorted((_violation(report, result) for result in results), key=_order))


def _violation(report: "rdflib.Graph", result: "rdflib.term.Node") -> Violation:
    import rdflib

    values = {
        name: report.value(result, rdflib.SH[name]) for name in ("focusNode", "resultPath", "value", "resultMessage")
    }
    texts = {name: None if value is None else str(value) for name, value in values.items()}
    return Violation(
        focus=texts["focusNode"] or "",
        path=texts["resultPath"],
        value=texts["value"],
        message=texts["resultMessage"] or "",
    )


def _order(violation: Violation) -> tuple[str, str, str, str]:
    return violation.focus, violation.path or "", violation.value or "", violation.message
