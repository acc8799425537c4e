"use strict";

// The search box: names that contain what is typed, to be taken with the mouse or the keyboard.
(() => {
  const { data, words, element, swatch } = innokg;
  const SHOWN_FOUND = 8;
  const HEARD = 1000; // the place of what is heard rather than written

  const box = document.getElementById("search");
  const found = document.getElementById("found");
  let hits = [];
  let current = -1;

  // Wide letters and letters of either case are the same to who types them.
  const plain = (text) => text.normalize("NFKC").trim().toLowerCase();

  // Where in a name the wanted letters stand, after them where they are heard: in pinyin, whole or by initials.
  function placeOf(node, wanted) {
    const written = plain(node.name).indexOf(wanted);
    if (written >= 0) return written;
    const typed = wanted.replaceAll(/[\s']/g, "");
    if (!/^[a-z0-9]+$/.test(typed)) return -1;
    const syllables = node.sound.split(" ");
    const initials = syllables.map((syllable) => syllable[0]).join("").indexOf(typed);
    const heard = syllables.findIndex((_, first) => syllables.slice(first).join("").startsWith(typed));
    const found = [initials, heard].filter((place) => place >= 0);
    return found.length ? HEARD + Math.min(...found) : -1;
  }

  function listHits() {
    const wanted = plain(box.value);
    const ranked = wanted ? data.nodes.map((node) => ({ node, place: placeOf(node, wanted) })).filter(({ place }) => place >= 0) : [];
    ranked.sort((a, b) => a.place - b.place || a.node.name.length - b.node.name.length);
    hits = ranked.slice(0, SHOWN_FOUND).map(({ node }) => node);
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
