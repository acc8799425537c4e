"use strict";

// The nodes and edges of the data block, by id and by neighbourhood.
(() => {
  const { data } = innokg;
  const { nodes, edges } = data;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edgesById = new Map(edges.map((edge) => [edge.id, edge]));
  const edgesOf = new Map(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    edgesOf.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
  }

  innokg.addressOf = (id) => `${data.entityUrl}${encodeURIComponent(id)}?lang=${data.language}`;
  innokg.model = {
    byId,
    edgesById,
    edgesOf,
    neighbours: (id) => new Set([id, ...edgesOf.get(id).flatMap((edge) => [edge.from, edge.to])]),
    bestConnected: (count) =>
      [...nodes].sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length).slice(0, count),
  };
})();
