"use strict";

// The nodes and edges of the data block, by id and by neighbourhood.
(() => {
  const { data } = innokg;
  const { nodes, edges } = data;
  const styles = new Map(data.classes.map((kind) => [kind.name, kind]));
  for (const node of nodes) {
    const { color, shape, label } = styles.get(node.type);
    Object.assign(node, { color, shape, kind: label });
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edgesById = new Map(edges.map((edge) => [edge.id, edge]));
  const edgesOf = new Map(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    edgesOf.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
  }
  const ranked = [...nodes].sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length);

  innokg.addressOf = (id) => `${data.entityUrl}${encodeURIComponent(id)}?lang=${data.language}`;
  innokg.model = {
    byId,
    edgesById,
    edgesOf,
    figuresOf: new Map(data.figures),
    neighbours: (id) => new Set([id, ...edgesOf.get(id).flatMap((edge) => [edge.from, edge.to])]),
    bestConnected: (count) => ranked.slice(0, count),
  };
})();
