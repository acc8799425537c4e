"use strict";

// The search box: names that contain what is typed, to be taken with the mouse or the keyboard.
(() => {
  const { data, words, element, swatch } = innokg;
  const SHOWN_FOUND = 8;

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
    innokg.showClass(node.type);
    box.value = node.name;
    closeHits();
    innokg.select(node.id, true);
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
})();
