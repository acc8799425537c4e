"use strict";

// The places that state facts and figures: document, section, and the sentence with its words marked.
(() => {
  const { data, words, element, fill } = innokg;

  function sentence({ before, quote, after }) {
    if (!quote) return [words.no_quote];
    return before || after ? [before, element("mark", {}, quote), after] : [quote];
  }

  function quotation(number) {
    const source = data.sources[number];
    const place = [data.documents[source.document], source.section].filter(Boolean).join(" · ");
    return element("blockquote", {}, ...sentence(source), element("footer", {}, place));
  }

  function quotations(fact) {
    const more = fact.more ? element("p", { class: "note" }, fill(words.more_evidence, { count: fact.more })) : null;
    return [...fact.sources.map(quotation), more];
  }

  function folded(fact) {
    if (!fact.sources.length) return null;
    return element("details", {}, element("summary", {}, words.evidence), ...quotations(fact));
  }

  // A table for each thing: an indicator a row group, and behind each value the place that states it.
  function figures({ rows, more }) {
    const values = ({ indicator, values }) =>
      element(
        "li",
        {},
        element("span", {}, indicator),
        ...values.map(({ year, kind, value, source }) =>
          element(
            "details",
            { class: "figure" },
            element("summary", {}, element("span", {}, `${year} ${kind}`), element("strong", {}, value)),
            quotation(source),
          ),
        ),
      );
    return element(
      "section",
      { class: "figures" },
      element("h3", {}, words.observations),
      element("ul", {}, ...rows.map(values)),
      more ? element("p", { class: "note" }, fill(words.more_figures, { count: more })) : null,
    );
  }

  innokg.evidence = { quotation, quotations, folded, figures };
})();
