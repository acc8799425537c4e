"use strict";

// The card beside the drawing: an overview, or one thing or one line with the words that state its relations.
(() => {
  const { data, words, model, evidence, element, swatch } = innokg;
  const { byId, edgesOf } = model;
  const SHOWN_BEST = 10;

  const badge = (node) => element("span", { class: "badge" }, swatch(node.shape, node.color), node.kind);

  function thingButton(node, note) {
    return element(
      "button",
      { type: "button", class: "thing", onclick: () => innokg.select(node.id, true) },
      swatch(node.shape, node.color),
      element("span", {}, node.name),
      note ? element("span", { class: "note" }, note) : null,
    );
  }

  const card = document.getElementById("card");

  function show(...parts) {
    card.replaceChildren(...parts.filter((part) => part !== null));
    card.scrollTop = 0;
  }

  const back = () => element("button", { type: "button", class: "back", onclick: () => innokg.select(null) }, words.close);

  function overview() {
    const list = model.bestConnected(SHOWN_BEST);
    show(
      element("h2", {}, words.overview),
      element("p", { class: "note" }, data.nodes.length ? words.how_to : words.empty),
      list.length ? element("h3", {}, words.best_connected) : null,
      element("ul", {}, ...list.map((node) => element("li", {}, thingButton(node, String(edgesOf.get(node.id).length))))),
    );
  }

  function relationsOf(node) {
    const groups = new Map();
    for (const edge of edgesOf.get(node.id)) {
      const outward = edge.from === node.id;
      for (const fact of edge.facts) {
        const name = outward ? fact.label : fact.inverse;
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push({ other: byId.get(outward ? edge.to : edge.from), fact });
      }
    }
    return [...groups].map(([name, rows]) =>
      element(
        "section",
        {},
        element("h3", {}, `${name} (${rows.length})`),
        element("ul", {}, ...rows.map(({ other, fact }) => element("li", {}, thingButton(other), evidence.folded(fact)))),
      ),
    );
  }

  function nodeCard(node) {
    const link = data.entityUrl
      ? element("p", {}, element("a", { href: innokg.addressOf(node.id), target: "_top" }, words.open_entity))
      : null;
    const figures = model.figuresOf.get(node.id);
    show(back(), badge(node), element("h2", {}, node.name), link, figures ? evidence.figures(figures) : null, ...relationsOf(node));
  }

  function edgeCard(edge) {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    show(
      back(),
      element("h2", {}, edge.label),
      thingButton(from),
      thingButton(to),
      ...edge.facts.map((fact) => element("section", {}, element("h3", {}, `${fact.label} · ${words.evidence}`), ...evidence.quotations(fact))),
    );
  }

  innokg.card = { overview, nodeCard, edgeCard, badge };
})();
