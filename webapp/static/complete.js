// What the editor of queries completes: prefixes and the terms of the vocabulary, from this server.
"use strict";

const MOST_TERMS = 40;
// svod:dead…, deadline, or a word of the reader's language: «срок».
const TYPED = /(?<![\p{L}\d_:?$<"'@#-])\p{L}[\p{L}\d_-]+(?::[\p{L}\d_-]*)?$/u;

// What is being typed at the cursor, and which kind of term may stand there; null if none.
function typedAt(yasqe) {
  const { line, ch } = yasqe.getDoc().getCursor();
  const typed = TYPED.exec(yasqe.getDoc().getLine(line).slice(0, ch))?.[0];
  if (!typed) return null;
  const start = ch - typed.length;
  const before = yasqe.getTokenAt({ line, ch: start }, true);
  const { possibleNext = [], lastProperty } = before.state;
  if (before.type === "comment" || !possibleNext.includes("PNAME_LN")) return null;
  const property = possibleNext.includes("a");
  const keyword = !property && possibleNext.includes("FILTER") && !typed.includes(":");
  if (keyword) return null;
  const object = /^(?:a|rdf:type)$/.test(lastProperty) ? "class" : "value";
  return {
    ...yasqe.getTokenAt({ line, ch }),
    string: typed,
    kind: property ? "property" : object,
    from: { line, ch: start },
    to: { line, ch },
  };
}

function fits(term, typed) {
  const [first, rest] = typed.toLowerCase().split(":");
  const [prefix, name] = term.name.split(":");
  if (rest !== undefined) return prefix === first && name.toLowerCase().startsWith(rest);
  const words = [name, ...term.label.split(/[\s-]/)];
  return words.some((word) => word.toLowerCase().startsWith(first));
}

function hintOf({ name, label, definition }) {
  return (element) => {
    const shown = { b: name, span: label };
    element.title = definition;
    for (const tag in shown) element.append(Object.assign(document.createElement(tag), { textContent: shown[tag] }));
  };
}

// YASQE's own completion keeps three thousand prefixes in the browser, and asks another server
// for classes and properties: ours takes its place.
function offerTerms(Yasqe, { prefixes, address }) {
  const terms = fetch(address).then((answer) => answer.json());
  const byName = new Map();
  terms.then((all) => all.forEach((term) => byName.set(term.name, term)));

  Yasqe.forkAutocompleter("prefixes", {
    name: "prefixes",
    persistenceId: null,
    get: () => Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
  });
  Yasqe.registerAutocompleter({
    name: "terms",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (yasqe) => typedAt(yasqe) !== null,
    preProcessToken: (yasqe) => typedAt(yasqe),
    get: async (_yasqe, { string, kind }) =>
      (await terms)
        .filter((term) => term.kind === kind || (kind === "value" && term.kind === "class"))
        .filter((term) => fits(term, string))
        .slice(0, MOST_TERMS)
        .map((term) => term.name),
    postprocessHints: (_yasqe, hints) =>
      hints.map((hint) => ({ ...hint, render: hintOf(byName.get(hint.text)) })),
  });
  Yasqe.defaults.autocompleters = ["prefixes", "variables", "terms"];
}
