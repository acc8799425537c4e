"use strict";

// What the scripts of a page share: its data block, and elements whose texts are text nodes, never markup.
const innokg = {};

(() => {
  innokg.data = JSON.parse(document.getElementById("data").textContent);
  innokg.words = innokg.data.words;

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

  Object.assign(innokg, { element, fill, swatch });
})();
