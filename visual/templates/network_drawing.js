"use strict";

// Draws the nodes and edges with vis-network, and repaints them when something is chosen or hidden.
(() => {
  const { data, model } = innokg;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const glide = calm ? false : { duration: 400 };
  const SMALLEST = 9; // pixels on the screen of a name that is drawn
  const WIDEST = 1.7; // times the width that the layout gave
  const LABELLED_EDGES = 60; // with more of them, a relation's name shows where one points

  // What a reader has chosen and hidden; paint() shows it.
  const state = { chosen: null, near: null, hiddenClasses: new Set() };

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
      borderWidth: focused ? 4 : 1,
      color: nodeColor(node),
      font: nodeFont(node),
    };
  }

  function nodeColor(node) {
    const focused = node.id === data.focus;
    // A border of another colour would cover a small star whole.
    const border = focused ? colours.accent : node.color;
    const lit = { background: node.color, border: colours.ink };
    return { background: node.color, border, highlight: lit, hover: lit };
  }

  function nodeFont(node, faded = false) {
    const focused = node.id === data.focus;
    return {
      face: colours.font,
      size: node.named || (focused ? 17 : 14),
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
      smooth: edge.smooth || { enabled: false },
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
  if (!data.physics) for (const { id, x } of spread(data.nodes)) model.byId.get(id).x = x;
  const few = data.edges.length <= LABELLED_EDGES;
  const nodes = new vis.DataSet(data.nodes.map(drawnNode));
  const edges = new vis.DataSet(data.edges.map((edge) => drawnEdge(edge, few)));
  const network = new vis.Network(container, { nodes, edges }, {
    autoResize: true,
    layout: { randomSeed: 7, improvedLayout: false },
    interaction: { hover: true, hideEdgesOnDrag: data.edges.length > 800, keyboard: false, tooltipDelay: 100000 },
    nodes: { scaling: { label: { drawThreshold: SMALLEST } } },
    edges: { scaling: { label: { drawThreshold: SMALLEST } }, arrows: { to: { enabled: true, scaleFactor: 0.5 } }, width: 1.2, selectionWidth: 1.5, hoverWidth: 0.8 },
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

  // Once the nodes have found their places the picture holds still: what a reader has moved stays where it is.
  function settle() {
    if (data.physics) {
      network.setOptions({ physics: false });
      const places = Object.entries(network.getPositions()).map(([id, { x, y }]) => ({ id, x, y }));
      nodes.update(innokg.separated(spread(places)));
    }
    fit();
    // Larger names reach further out.
    if (nameAll()) fit();
    document.body.dataset.ready = "true";
  }

  // In a small or crowded picture names are drawn where they have room, in letters that can be read.
  function nameAll() {
    const changed = innokg.chooseNames(network, state, data.focus);
    nodes.update(changed.map((node) => ({ id: node.id, font: nodeFont(node, isFaded(node)) })));
    return changed.length > 0;
  }

  let waiting = 0;
  network.on("zoom", () => {
    clearTimeout(waiting);
    waiting = setTimeout(nameAll, 80);
  });

  const isFaded = (node) => state.near !== null && !state.near.has(node.id);

  function paint() {
    const { chosen, hiddenClasses } = state;
    readTheme();
    state.near = chosen === null ? null : model.neighbours(chosen);
    innokg.chooseNames(network, state, data.focus);
    nodes.update(
      data.nodes.map((node) => {
        const faded = isFaded(node);
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
        drawn.hidden = [edge.from, edge.to].some((id) => hiddenClasses.has(model.byId.get(id).type));
        return drawn;
      }),
    );
  }

  function moveTo(id) {
    network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: glide });
    if (!glide) nameAll();
  }

  document.getElementById("fit").addEventListener("click", () => {
    fit(glide);
    if (!glide) nameAll();
  });
  network.on("animationFinished", nameAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  // Paper is light.
  for (const happening of ["beforeprint", "afterprint"]) {
    addEventListener(happening, () => {
      document.documentElement.classList.toggle("printing", happening === "beforeprint");
      paint();
      network.redraw();
    });
  }
  if (data.physics && data.nodes.length) network.once("stabilizationIterationsDone", settle);
  else settle();

  innokg.drawing = { network, state, paint, moveTo };
})();
