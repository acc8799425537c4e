"use strict";

// Ties the parts of the page together: what happens when something is chosen, pointed at, hidden or searched.
(() => {
  const { data, words, model, drawing, card, evidence, element, fill, swatch } = innokg;
  const { network, state, paint } = drawing;
  const { byId, edgesById, edgesOf } = model;

  // --- choosing ---

  innokg.select = (id, moving = false) => {
    state.chosen = id;
    paint();
    if (id === null) {
      network.unselectAll();
      card.overview();
      return;
    }
    network.selectNodes([id]);
    card.nodeCard(byId.get(id));
    if (moving) drawing.moveTo(id);
  };

  network.on("click", (event) => {
    hideTip();
    if (event.nodes.length) innokg.select(event.nodes[0]);
    else if (event.edges.length) {
      state.chosen = null;
      paint();
      card.edgeCard(edgesById.get(event.edges[0]));
    } else innokg.select(null);
  });
  network.on("doubleClick", (event) => {
    if (event.nodes.length && data.entityUrl) window.top.location.href = innokg.addressOf(event.nodes[0]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen !== null) innokg.select(null);
  });

  // --- tooltips ---

  const tip = document.getElementById("tip");
  const hideTip = () => {
    tip.hidden = true;
  };

  function showTip(event, ...parts) {
    tip.replaceChildren(...parts);
    tip.hidden = false;
    const { clientX, clientY } = event;
    const left = Math.min(clientX + 14, innerWidth - tip.offsetWidth - 8);
    const top = Math.min(clientY + 14, innerHeight - tip.offsetHeight - 8);
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(8, top)}px`;
  }

  network.on("hoverNode", ({ node, event }) => {
    const shown = byId.get(node);
    const [line] = edgesOf.get(node);
    const places = line ? line.facts.flatMap((fact) => fact.sources).slice(0, 1) : [];
    const count = fill(words.tip_counts, { edges: edgesOf.get(node).length });
    showTip(event, element("p", {}, element("strong", {}, shown.name)), element("p", {}, card.badge(shown), ` ${count}`), ...places.map(evidence.quotation));
  });
  network.on("hoverEdge", ({ edge, event }) => {
    const shown = edgesById.get(edge);
    const line = `${byId.get(shown.from).name} → ${shown.label} → ${byId.get(shown.to).name}`;
    showTip(event, element("p", {}, line), ...shown.facts.flatMap((fact) => fact.sources.slice(0, 1).map(evidence.quotation)));
  });
  for (const happening of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(happening, hideTip);

  // --- legend ---

  const legend = document.querySelector("#legend ul");
  const hidden = state.hiddenClasses;

  function toggle(kind, button) {
    if (!hidden.delete(kind)) hidden.add(kind);
    button.setAttribute("aria-pressed", String(!hidden.has(kind)));
    if (state.chosen !== null && hidden.has(byId.get(state.chosen).type)) innokg.select(null);
    else paint();
  }

  innokg.showClass = (kind) => {
    hidden.delete(kind);
    const button = [...legend.querySelectorAll("button")].find((other) => other.dataset.class === kind);
    button.setAttribute("aria-pressed", "true");
  };

  for (const kind of data.classes) {
    const button = element(
      "button",
      { type: "button", "aria-pressed": "true", "data-class": kind.name, onclick: () => toggle(kind.name, button) },
      swatch(kind.shape, kind.color),
      kind.label,
      element("small", {}, String(kind.count)),
    );
    legend.append(element("li", {}, button));
  }

  // The page that shows this one in a frame has the way home itself.
  if (window.top !== window) document.body.classList.add("framed");
  if (data.focus !== null) card.nodeCard(byId.get(data.focus));
  else card.overview();
})();
