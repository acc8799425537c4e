"use strict";

// Searches, asks example questions and shows networks. Every text reaches the page as a text node, never as markup.
(() => {
  const { words, element, fill } = innokg;
  const { classes, language } = innokg.data;
  const SHOWN_HITS = 10;
  const SHOWN_ROWS = 200;
  const WAIT = 250; // milliseconds without a key before a search starts by itself

  const note = (text) => element("p", { class: "note" }, text);
  const failure = (reason) => element("p", { class: "note error", role: "alert" }, fill(words.failed, { reason }));

  // The service answers errors as problem details (RFC 9457).
  async function reasonOf(response) {
    try {
      const problem = await response.json();
      return problem.detail || problem.title || String(response.status);
    } catch {
      return String(response.status);
    }
  }

  // Only the newest request of a kind may write its answer.
  function newestOnly() {
    let running = null;
    return () => {
      running?.abort();
      running = new AbortController();
      return running.signal;
    };
  }

  function badge(type) {
    const kind = classes[type] || { label: type, color: "#8a8f98" };
    const swatch = element("span", { class: "swatch" });
    swatch.style.background = kind.color;
    return element("span", { class: "badge" }, swatch, kind.label);
  }

  // --- search ---

  const searchBox = document.getElementById("search");
  const hits = document.getElementById("hits");
  const nextSearch = newestOnly();

  async function search() {
    const wanted = searchBox.value.trim();
    const signal = nextSearch();
    if (!wanted) {
      hits.replaceChildren();
      return;
    }
    hits.replaceChildren(note(words.searching));
    try {
      const response = await fetch(`/api/search?${new URLSearchParams({ q: wanted, limit: SHOWN_HITS, lang: language })}`, { signal });
      if (response.ok) showHits(await response.json());
      else hits.replaceChildren(failure(await reasonOf(response)));
    } catch (error) {
      if (error.name !== "AbortError") hits.replaceChildren(failure(words.unreachable));
    }
  }

  function showHits(found) {
    if (!found.items.length) {
      hits.replaceChildren(note(words.no_hits));
      return;
    }
    const rows = found.items.map((hit) =>
      element(
        "li",
        {},
        badge(hit.type),
        element("a", { href: `/id/${encodeURIComponent(hit.id)}?lang=${language}` }, hit.label),
        hit.name === hit.label ? null : element("span", { class: "note" }, hit.why),
        element("button", { type: "button", onclick: () => showNetwork(hit.id) }, words.show_network),
      ),
    );
    hits.replaceChildren(note(fill(words.hits, { total: found.total })), element("ol", {}, ...rows));
  }

  let waiting = 0;
  searchBox.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, WAIT);
  });
  document.getElementById("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });

  // The search box of other pages leads here.
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    searchBox.value = asked.slice(0, searchBox.maxLength);
    search();
  }

  // --- network ---

  const frame = document.getElementById("network");

  function showNetwork(id) {
    const address = `/view?${new URLSearchParams({ focus: id, depth: 1, lang: language })}`;
    document.getElementById("network-alone").setAttribute("href", address);
    if (!frame) {
      location.href = address;
      return;
    }
    frame.setAttribute("src", address);
    frame.scrollIntoView({ block: "center" });
  }

  // --- questions ---

  const queryBox = document.getElementById("query");
  const answer = document.getElementById("answer");
  const nextQuery = newestOnly();

  async function ask() {
    const signal = nextQuery();
    answer.replaceChildren(note(words.running));
    try {
      const response = await fetch("/sparql", {
        method: "POST",
        headers: {
          "Content-Type": "application/sparql-query",
          Accept: "application/sparql-results+json, text/turtle;q=0.9",
        },
        body: queryBox.value,
        signal,
      });
      if (!response.ok) answer.replaceChildren(failure(await reasonOf(response)));
      else if ((response.headers.get("content-type") || "").includes("json")) showResult(await response.json());
      else answer.replaceChildren(note(words.triples), element("pre", {}, await response.text()));
    } catch (error) {
      if (error.name !== "AbortError") answer.replaceChildren(failure(words.unreachable));
    }
  }

  function showResult(result) {
    if (typeof result.boolean === "boolean") {
      answer.replaceChildren(note(result.boolean ? words.yes : words.no));
      return;
    }
    const columns = result.head.vars;
    const rows = result.results.bindings;
    if (!rows.length) {
      answer.replaceChildren(note(words.no_rows));
      return;
    }
    const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
    const body = rows
      .slice(0, SHOWN_ROWS)
      .map((row) => element("tr", {}, ...columns.map((name) => element("td", {}, row[name] ? term(row[name]) : ""))));
    const counts = [fill(words.rows, { total: rows.length })];
    if (rows.length > SHOWN_ROWS) counts.push(fill(words.shown_rows, { shown: SHOWN_ROWS }));
    answer.replaceChildren(
      note(counts.join(" · ")),
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)),
    );
  }

  // A thing of ours links to its page here, whatever the base of its IRI; other IRIs are shown, not linked.
  function term(value) {
    if (value.type !== "uri") return value.value;
    const own = /^https?:\/\/.+\/id\/([^/?#]+)$/.exec(value.value);
    const short = value.value.replace(/^.*[#/](?=[^#/]+$)/, "");
    if (own) return element("a", { href: `/id/${own[1]}?lang=${language}` }, decoded(own[1]));
    return element("span", { title: value.value }, short);
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  const questions = [...document.querySelectorAll("#questions button")];
  for (const question of questions) {
    question.addEventListener("click", () => {
      for (const other of questions) other.removeAttribute("aria-current");
      question.setAttribute("aria-current", "true");
      queryBox.value = question.nextElementSibling.textContent;
      ask();
    });
  }
  document.getElementById("query-form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  queryBox.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      ask();
    }
  });
})();
