"use strict";

// Which names are drawn: all where they can be read, otherwise those that leave each other and the nodes room.
(() => {
  const { data, model } = innokg;
  const SIZE = 13; // pixels on the screen
  const READABLE = 9 / 14; // the scale under which the usual names are too small and are not drawn
  const CROWDED = 0.5; // the scale under which what has one neighbour is left to the tooltip
  const LANDMARKS = 14; // of the best connected may stand over any node, others over much lesser ones
  const NAME = 14; // pixels of the usual names in the drawing
  const ROUNDS = 40;
  const CELL = 160; // pixels of the grid in which what is near is looked up

  // Where the name of a node would stand in letters of a size: below the node, its lines in the middle.
  function nameBox(node, { x, y }, size) {
    const lines = node.label.split("\n");
    // A Chinese character is as wide as it is high, a Latin one about half of that.
    const widths = lines.map((line) => [...line].reduce((sum, letter) => sum + (letter < "\u2e80" ? 0.55 : 1), 0));
    const half = (Math.max(...widths) * size) / 2;
    const top = y + node.size;
    return { left: x - half, right: x + half, top, bottom: top + lines.length * size * 1.2 };
  }

  const degree = (node) => model.edgesOf.get(node.id).length;

  const nodeBox = (node, { x, y }) => {
    const size = node.size * 0.8;
    return { left: x - size, right: x + size, top: y - size, bottom: y + size, weight: degree(node) };
  };

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Boxes by the cells of a grid that they touch.
  class Grid {
    cells = new Map();

    constructor(cell) {
      this.cell = cell;
    }

    *keys({ left, right, top, bottom }) {
      for (let x = Math.floor(left / this.cell); x <= right / this.cell; x += 1)
        for (let y = Math.floor(top / this.cell); y <= bottom / this.cell; y += 1) yield `${x} ${y}`;
    }

    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }

    touches(box, least = 0) {
      const blocks = (other) => overlap(box, other) && !(other.weight < least);
      for (const key of this.keys(box)) if (this.cells.get(key)?.some(blocks)) return true;
      return false;
    }
  }

  function inOrder(state, focus) {
    const order = model.bestConnected(data.nodes.length).filter((node) => !state.hiddenClasses.has(node.type));
    const rank = (node) => {
      if (node.id === state.chosen) return 0;
      if (state.near !== null) return state.near.has(node.id) ? 1 : 3;
      return node.id === focus ? 1 : 2;
    };
    return order.sort((a, b) => rank(a) - rank(b));
  }

  // Moves nodes apart whose bodies or usual names lie on each other: by half of the overlap, along its shorter side.
  innokg.separated = (places) => {
    const found = places.map((place) => ({ ...place }));
    const whole = (place) => {
      const node = model.byId.get(place.id);
      const [name, body] = [nameBox(node, place, NAME), nodeBox(node, place)];
      return { left: Math.min(name.left, body.left), right: Math.max(name.right, body.right), top: body.top, bottom: name.bottom };
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      let moved = false;
      for (const [number, one] of found.entries()) {
        for (const other of found.slice(number + 1)) {
          const [a, b] = [whole(one), whole(other)];
          if (!overlap(a, b)) continue;
          const across = Math.min(a.right - b.left, b.right - a.left);
          const along = Math.min(a.bottom - b.top, b.bottom - a.top);
          const axis = across < along ? "x" : "y";
          const step = (Math.min(across, along) / 2 + 1) * (one[axis] < other[axis] ? 1 : -1);
          one[axis] -= step;
          other[axis] += step;
          moved = true;
        }
      }
      if (!moved) break;
    }
    return found;
  };

  // Sets `named` of each node to the size of its letters, or 0 where the usual ones stand; returns what has changed.
  innokg.chooseNames = (network, state, focus) => {
    const scale = network.getScale();
    const chosen = new Map();
    if (scale < READABLE) {
      const size = SIZE / scale;
      const places = network.getPositions();
      const names = new Grid(CELL / scale);
      const bodies = new Grid(CELL / scale);
      const order = inOrder(state, focus);
      for (const node of order) bodies.add(nodeBox(node, places[node.id]));
      for (const [place, node] of order.entries()) {
        const box = nameBox(node, places[node.id], size);
        const wanted = place < LANDMARKS || state.near?.has(node.id);
        if (!wanted && scale < CROWDED && degree(node) < 2) continue;
        if (names.touches(box) || (!wanted && bodies.touches(box, degree(node) / 2))) continue;
        names.add(box);
        chosen.set(node.id, size);
      }
    }
    const changed = data.nodes.filter((node) => (node.named || 0) !== (chosen.get(node.id) || 0));
    for (const node of changed) node.named = chosen.get(node.id) || 0;
    return changed;
  };
})();
