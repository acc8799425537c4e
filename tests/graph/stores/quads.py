"""Quads that tests of stores put in."""

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

G, H = NamedNode("http://a.example/g"), NamedNode("http://a.example/h")
P = NamedNode("http://a.example/p")


def quad(number: int, graph: NamedNode | DefaultGraph = G) -> Quad:
    return Quad(NamedNode(f"http://a.example/s{number}"), P, Literal(f"值{number}", language="zh"), graph)
