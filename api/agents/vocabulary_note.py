"""The vocabulary in the few lines that a model needs to write SPARQL."""

from api.sparql.questions import example_questions
from ontology.entity import EntityType
from ontology.indicators import known_indicators
from ontology.namespaces import Namespaces
from ontology.relation import Predicate
from ontology.vocabulary import domain, label, range_of, subclasses

_EXAMPLES = 4


def vocabulary_note(namespaces: Namespaces) -> str:
    """Return classes, relations, indicators and example queries as Markdown."""
    lines = [
        f"Prefixes: `ikg:` <{namespaces.ontology}>, `id:` <{namespaces.things}>, `rdfs:`, `skos:`, `xsd:`",
        "",
        "# Classes",
    ]
    for kind in EntityType:
        below = ", ".join(f"ikg:{name} {label(name)}" for name in subclasses(kind.value))
        lines.append(f"- ikg:{kind.value} {label(kind.value)}" + (f" (below it: {below})" if below else ""))
    lines += ["", "# Relations (subject → object)"]
    for predicate in Predicate:
        ends = (" or ".join(domain(predicate.value)) or "any", " or ".join(range_of(predicate.value)) or "any")
        lines.append(f"- ikg:{predicate.value} {label(predicate.value)} ({ends[0]} → {ends[1]})")
    lines += ["", "# Indicators (objects of ikg:indicator)"]
    lines += [f"- ikg:{name} {term.labels['zh']}" for name, term in known_indicators().items()]
    lines += ["", "# Examples"]
    for question, query in example_questions("en", namespaces.base)[:_EXAMPLES]:
        lines += ["", question, "```sparql", query.strip(), "```"]
    return "\n".join(lines) + "\n"
