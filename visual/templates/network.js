"use strict";

// Draws the network of the page's data block. Every text reaches the page as a text node, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const edgesById = new Map(data.edges.map((edge) => [edge.id, edge]));
  const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    edgesOf.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
  }
  const hiddenClasses = new Set();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const SHOWN_FOUND = 8;
  const SHOWN_BEST = 10;
  const LANDMARKS = 12;
  const READABLE = 0.5; // the scale under which the names of 14 pixels cannot be read
  const WIDEST = 1.7; // times the width that the layout gave
  const LABELLED_EDGES = 60; // with more of them, a relation's name shows where one points

  // --- building blocks ---

  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key === "class") made.className = value;
      else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
  }

  const OUTLINES = {
    dot: "M6 0a6 6 0 1 0 .01 0z",
    square: "M1 1h10v10h-10z",
    diamond: "M6 0l6 6-6 6-6-6z",
    triangle: "M6 0.5l6 11h-12z",
    triangleDown: "M6 11.5l6-11h-12z",
    star: "M6 0l1.8 4.1 4.2.4-3.2 3 1 4.3-3.8-2.3-3.8 2.3 1-4.3-3.2-3 4.2-.4z",
    hexagon: "M3 0.8h6l3 5.2-3 5.2h-6l-3-5.2z",
  };

  function swatch(shape, color) {
    const space = "http://www.w3.org/2000/svg";
    const image = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    image.setAttribute("viewBox", "0 0 12 12");
    image.setAttribute("class", "swatch");
    image.setAttribute("aria-hidden", "true");
    path.setAttribute("d", OUTLINES[shape] || OUTLINES.dot);
    path.setAttribute("fill", color);
    image.append(path);
    return image;
  }

  const badge = (node) => element("span", { class: "badge" }, swatch(node.shape, node.color), node.kind);

  function thingButton(node, note) {
    return element(
      "button",
      { type: "button", class: "thing", onclick: () => select(node.id, true) },
      swatch(node.shape, node.color),
      element("span", {}, node.name),
      note ? element("span", { class: "note" }, note) : null,
    );
  }

  function quotation(source) {
    const place = [source.title, source.section].filter(Boolean).join(" · ");
    return element("blockquote", {}, source.quote || words.no_quote, element("footer", {}, place));
  }

  function quotations(fact) {
    const more = fact.more ? element("p", { class: "note" }, fill(words.more_evidence, { count: fact.more })) : null;
    return [...fact.sources.map(quotation), more];
  }

  // --- drawing ---

  const container = document.getElementById("network");
  let colours = {};

  // Asked for once a painting: a computed style costs more than all the rest of a node.
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const names = ["font", "ground", "surface", "ink", "soft", "edge", "accent"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  function drawnNode(node) {
    const focused = node.id === data.focus;
    return {
      id: node.id,
      label: node.label,
      shape: node.shape,
      size: node.size,
      x: node.x,
      y: node.y,
      borderWidth: focused ? 4 : 1.5,
      color: nodeColor(node),
      font: nodeFont(node),
    };
  }

  function nodeColor(node) {
    const focused = node.id === data.focus;
    const border = focused ? colours.accent : colours.surface;
    const lit = { background: node.color, border: colours.ink };
    return { background: node.color, border, highlight: lit, hover: lit };
  }

  function nodeFont(node, faded = false) {
    const focused = node.id === data.focus;
    return {
      face: colours.font,
      size: node.landmark || (focused ? 17 : 14),
      color: faded ? colours.edge : colours.ink,
      strokeWidth: 4,
      strokeColor: colours.ground,
      vadjust: 0,
    };
  }

  function drawnEdge(edge, labelled) {
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      label: labelled ? edge.label : undefined,
      smooth: edge.smooth,
      color: { color: colours.edge, highlight: colours.accent, hover: colours.accent, inherit: false },
      font: {
        face: colours.font,
        size: 11,
        color: colours.soft,
        strokeWidth: 4,
        strokeColor: colours.ground,
        align: "horizontal",
      },
    };
  }

  // Forces fill a circle, a screen is wide: the room at the sides goes to the labels.
  function spread(places) {
    if (places.length < 3) return places;
    const extent = (values) => Math.max(...values) - Math.min(...values) || 1;
    const drawn = extent(places.map(({ x }) => x)) / extent(places.map(({ y }) => y));
    const wanted = container.clientWidth / Math.max(container.clientHeight, 1);
    const factor = Math.min(Math.max(wanted / drawn, 1), WIDEST);
    return places.map(({ id, x, y }) => ({ id, x: x * factor, y }));
  }

  readTheme();
  if (!data.physics) for (const { id, x } of spread(data.nodes)) byId.get(id).x = x;
  const few = data.edges.length <= LABELLED_EDGES;
  const nodes = new vis.DataSet(data.nodes.map(drawnNode));
  const edges = new vis.DataSet(data.edges.map((edge) => drawnEdge(edge, few)));
  const network = new vis.Network(container, { nodes, edges }, {
    autoResize: true,
    layout: { randomSeed: 7, improvedLayout: false },
    interaction: { hover: true, hideEdgesOnDrag: data.edges.length > 800, keyboard: false, tooltipDelay: 100000 },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, width: 1.2, selectionWidth: 1.5, hoverWidth: 0.8 },
    physics: data.physics
      ? {
          solver: "forceAtlas2Based",
          forceAtlas2Based: {
            gravitationalConstant: -80,
            centralGravity: 0.018,
            springLength: 80,
            springConstant: 0.09,
            damping: 0.5,
            avoidOverlap: 0.5,
          },
          stabilization: { enabled: true, iterations: 500, fit: true },
        }
      : false,
  });
  const fit = (animation = false) => network.fit({ animation, maxZoomLevel: 1.4 });


  // In a small or crowded picture most names are too small to read; those of the best connected lead the eye.
  function markLandmarks() {
    if (network.getScale() > READABLE) return;
    const best = [...data.nodes].sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length);
    const landmarks = best.slice(0, data.physics ? LANDMARKS / 2 : LANDMARKS);
    for (const node of landmarks) node.landmark = 13 / network.getScale();
    nodes.update(landmarks.map((node) => ({ id: node.id, font: nodeFont(node) })));
  }

  // Once the nodes have found their places the picture holds still: what a reader has moved stays where it is.
  function settle() {
    if (data.physics) {
      network.setOptions({ physics: false });
      const places = Object.entries(network.getPositions()).map(([id, { x, y }]) => ({ id, x, y }));
      nodes.update(spread(places));
    }
    fit();
    markLandmarks();
    document.body.dataset.ready = "true";
  }
  document.getElementById("fit").addEventListener("click", () => fit(calm ? false : { duration: 400 }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint());

  let chosen = null;

  function neighbours(id) {
    return new Set([id, ...edgesOf.get(id).flatMap((edge) => [edge.from, edge.to])]);
  }

  function paint() {
    readTheme();
    const near = chosen === null ? null : neighbours(chosen);
    nodes.update(
      data.nodes.map((node) => {
        const faded = near !== null && !near.has(node.id);
        return {
          id: node.id,
          hidden: hiddenClasses.has(node.type),
          opacity: faded ? 0.18 : 1,
          color: nodeColor(node),
          font: nodeFont(node, faded),
        };
      }),
    );
    edges.update(
      data.edges.map((edge) => {
        const touches = chosen !== null && (edge.from === chosen || edge.to === chosen);
        const drawn = drawnEdge(edge, chosen === null ? few : touches);
        drawn.label = drawn.label || " ";
        drawn.color.opacity = chosen !== null && !touches ? 0.15 : 1;
        drawn.hidden = [edge.from, edge.to].some((id) => hiddenClasses.has(byId.get(id).type));
        return drawn;
      }),
    );
  }

  // --- the card beside the drawing ---

  const card = document.getElementById("card");

  function show(...parts) {
    card.replaceChildren(...parts.filter((part) => part !== null));
    card.scrollTop = 0;
  }

  const back = () => element("button", { type: "button", class: "back", onclick: () => select(null) }, words.close);

  function overview() {
    const best = [...data.nodes].sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length);
    const list = best.slice(0, SHOWN_BEST);
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
        element("ul", {}, ...rows.map(({ other, fact }) => element("li", {}, thingButton(other), evidence(fact)))),
      ),
    );
  }

  function evidence(fact) {
    if (!fact.sources.length) return null;
    return element("details", {}, element("summary", {}, words.evidence), ...quotations(fact));
  }

  function nodeCard(node) {
    const link = data.entityUrl
      ? element("p", {}, element("a", { href: data.entityUrl + encodeURIComponent(node.id), target: "_top" }, words.open_entity))
      : null;
    show(back(), badge(node), element("h2", {}, node.name), link, ...relationsOf(node));
  }

  function edgeCard(edge) {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    show(
      back(),
      element("h2", {}, edge.label),
      thingButton(from),
      thingButton(to),
      ...edge.facts.map((fact) => element("section", {}, element("h3", {}, `${fact.label} · ${words.evidence}`), ...quotations(fact))),
    );
  }

  function select(id, moving = false) {
    chosen = id;
    paint();
    if (id === null) {
      network.unselectAll();
      overview();
      return;
    }
    network.selectNodes([id]);
    nodeCard(byId.get(id));
    if (moving) {
      network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: calm ? false : { duration: 400 } });
    }
  }

  network.on("click", (event) => {
    hideTip();
    if (event.nodes.length) select(event.nodes[0]);
    else if (event.edges.length) {
      chosen = null;
      paint();
      edgeCard(edgesById.get(event.edges[0]));
    } else select(null);
  });
  network.on("doubleClick", (event) => {
    if (event.nodes.length && data.entityUrl) window.top.location.href = data.entityUrl + encodeURIComponent(event.nodes[0]);
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
    showTip(event, element("p", {}, element("strong", {}, shown.name)), element("p", {}, badge(shown)));
  });
  network.on("hoverEdge", ({ edge, event }) => {
    const shown = edgesById.get(edge);
    const line = `${byId.get(shown.from).name} → ${shown.label} → ${byId.get(shown.to).name}`;
    showTip(event, element("p", {}, line), ...shown.facts.flatMap((fact) => fact.sources.slice(0, 1).map(quotation)));
  });
  for (const happening of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(happening, hideTip);

  // --- legend ---

  const legend = document.querySelector("#legend ul");
  for (const kind of data.classes) {
    const toggle = element(
      "button",
      {
        type: "button",
        "aria-pressed": "true",
        "data-class": kind.name,
        onclick: () => {
          const hidden = hiddenClasses.delete(kind.name) ? false : Boolean(hiddenClasses.add(kind.name));
          toggle.setAttribute("aria-pressed", String(!hidden));
          if (chosen !== null && hiddenClasses.has(byId.get(chosen).type)) select(null);
          else paint();
        },
      },
      swatch(kind.shape, kind.color),
      kind.label,
      element("small", {}, String(kind.count)),
    );
    legend.append(element("li", {}, toggle));
  }

  // --- search ---

  const box = document.getElementById("search");
  const found = document.getElementById("found");
  let hits = [];
  let current = -1;

  function listHits() {
    const wanted = box.value.trim().toLowerCase();
    hits = wanted ? data.nodes.filter((node) => node.name.toLowerCase().includes(wanted)) : [];
    hits.sort((a, b) => a.name.toLowerCase().indexOf(wanted) - b.name.toLowerCase().indexOf(wanted) || a.name.length - b.name.length);
    hits = hits.slice(0, SHOWN_FOUND);
    current = hits.length ? 0 : -1;
    showHits(wanted);
  }

  function showHits(wanted) {
    const rows = hits.map((node, place) =>
      element(
        "li",
        {
          id: `found-${place}`,
          role: "option",
          "aria-selected": String(place === current),
          onmousedown: (event) => {
            event.preventDefault();
            take(place);
          },
        },
        swatch(node.shape, node.color),
        node.name,
      ),
    );
    if (wanted && !rows.length) rows.push(element("li", { class: "note" }, words.no_hits));
    found.replaceChildren(...rows);
    found.hidden = !rows.length;
    box.setAttribute("aria-expanded", String(!found.hidden));
    if (current >= 0) box.setAttribute("aria-activedescendant", `found-${current}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function take(place) {
    const node = hits[place];
    if (!node) return;
    hiddenClasses.delete(node.type);
    for (const toggle of legend.querySelectorAll("button")) {
      toggle.setAttribute("aria-pressed", String(!hiddenClasses.has(toggle.dataset.class)));
    }
    box.value = node.name;
    closeHits();
    select(node.id, true);
  }

  function closeHits() {
    found.hidden = true;
    box.setAttribute("aria-expanded", "false");
  }

  box.addEventListener("input", listHits);
  box.addEventListener("blur", closeHits);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!hits.length) return;
      event.preventDefault();
      current = (current + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      showHits(box.value.trim());
    } else if (event.key === "Enter") take(current);
    else if (event.key === "Escape") closeHits();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen !== null) select(null);
  });

  if (data.physics && data.nodes.length) network.once("stabilizationIterationsDone", settle);
  else settle();
  if (data.focus !== null) nodeCard(byId.get(data.focus));
  else overview();
})();
