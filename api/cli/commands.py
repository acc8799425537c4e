"""Which commands there are: what the list of them tells, so that it need not import what each of them uses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the module of this package that has it, its first sentence, and how it is used."""

    name: str
    module: str
    summary: str
    example: str


COMMANDS = (
    Command(
        "extract",
        "extract",
        "Read documents and write their facts to standard output.",
        "innokg extract plan.txt > facts.json",
    ),
    Command(
        "load",
        "load",
        "Read documents and put their facts into the graph.",
        "innokg load plan.txt more-plans/ --data graph",
    ),
    Command(
        "documents",
        "documents",
        "List the loaded documents with the number of their facts.",
        "innokg documents --data graph --region 涪陵区",
    ),
    Command(
        "delete",
        "documents",
        "Remove a document and every fact that nothing else supports.",
        "innokg delete fuling-14fyp --data graph",
    ),
    Command(
        "quarantine",
        "quarantine",
        "List what was read but is not believed, with the reason.",
        "innokg quarantine --data graph",
    ),
    Command(
        "serve",
        "serve",
        "Serve the graph until Ctrl-C: pages, API and SPARQL.",
        "innokg serve --data graph --port 8000",
    ),
    Command("demo", "demo", "Serve five real plans and a sample plan, and open a browser.", "innokg demo --no-browser"),
    Command("query", "query", "Answer a SPARQL query.", "innokg query --data graph 'SELECT ?x { ?x a ?class }'"),
    Command(
        "view",
        "view",
        "Write the network around things as one HTML file.",
        "innokg view --data graph --focus region-500102 --out fuling.html",
    ),
    Command(
        "chain",
        "chain",
        "List an industry's firms, resources and technologies.",
        "innokg chain 中医药 --region 南川区 --data graph",
    ),
    Command(
        "partners",
        "partners",
        "Find who fits a firm or a technology, or what a park lacks.",
        "innokg partners --firm 太极集团 --data graph",
    ),
    Command(
        "structure",
        "structure",
        "Show a whole and its parts as a tree (“1+2+8+N”, 一园四组团).",
        "innokg structure 1+2+8+N --data graph",
    ),
    Command(
        "policies",
        "structure",
        "Show what a plan or policy rests on and what rests on it.",
        "innokg policies 重庆市科技创新“十四五”规划 --data graph",
    ),
    Command(
        "diff",
        "diff",
        "Put two documents side by side: things, relations and figures.",
        "innokg diff fuling-14fyp jiangjin-14fyp --part figures --data graph",
    ),
    Command(
        "similar",
        "diff",
        "Show what shares neighbours with a thing or has close fields.",
        "innokg similar 太极集团 --data graph",
    ),
    Command(
        "algorithm",
        "algorithm",
        "Run an algorithm on the graph.",
        "innokg algorithm pagerank --data graph --limit 10",
    ),
    Command(
        "ledger",
        "ledger",
        "Put the targets of indicators beside what was reported.",
        "innokg ledger 研发投入强度 --region 涪陵区 --region 江津区 --data graph",
    ),
    Command(
        "indicators",
        "ledger",
        "List the indicators that there are figures of.",
        "innokg indicators 专利 --data graph",
    ),
    Command(
        "ladder",
        "ladder",
        "Show incubators, parks and tiers of firms by region.",
        "innokg ladder --region 南川区 --data graph",
    ),
    Command(
        "match",
        "match",
        "Write a table back with the things that its names mean.",
        "innokg match firms.csv --column 企业名称 --region 重庆市 --data graph",
    ),
    Command("mcp", "mcp", "Answer an agent by the Model Context Protocol.", "innokg mcp --data graph"),
    Command(
        "export",
        "export",
        "Write the graph as RDF, or its network as a graph or table.",
        "innokg export --data graph --format turtle --out graph.ttl",
    ),
    Command(
        "backup",
        "backup",
        "Write the graph as it stands into one file.",
        "innokg backup --data graph --out backups/",
    ),
    Command(
        "restore",
        "restore",
        "Put a backup into a directory that is new or empty.",
        "innokg restore backups/innokg-20300101T000000Z.tar --data new-graph",
    ),
    Command(
        "validate",
        "validate",
        "Check the graph against the SHACL shapes of the ontology.",
        "innokg validate --data graph",
    ),
    Command(
        "review",
        "review",
        "Accept, reject and correct what was read.",
        "innokg review list --data graph",
    ),
)
