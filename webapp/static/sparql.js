// YASGUI on the page of queries: its editor in the place of the text area, its views of an answer
// in the place of the table. The form and what it is answered stay those of the page without
// scripts, so that the address always names the query and every text comes from the server.
"use strict";

const { Yasqe, Yasr } = Yasgui;
const form = document.querySelector(".editor");
const field = document.getElementById("query");
const region = document.getElementById("answer");
const told = document.getElementById("told");
const settings = JSON.parse(document.getElementById("settings").textContent);
const views = document.createElement("div");
let asked = null;
let yasr = null;
let headings = {}; // of columns that the query does not name

offerTerms(Yasqe, settings);
Yasr.plugins.table.defaults.tableConfig.language = settings.table;
const holder = document.createElement("div");
field.hidden = true;
field.after(holder);
const yasqe = new Yasqe(holder, {
  value: field.value,
  inputStyle: "contenteditable", // read by screen readers, and by the keyboards of phones
  screenReaderLabel: document.querySelector("label[for=query]").textContent,
  viewportMargin: Infinity,
  editorHeight: "auto",
  resizeable: false,
  showQueryButton: false,
  createShareableLink: null,
  consumeShareLink: null,
  persistenceId: null,
  requestConfig: { endpoint: form.action },
  extraKeys: {
    Tab: false, // goes on to the next field, as everywhere
    "Shift-Tab": false,
    "Ctrl-Enter": () => form.requestSubmit(),
    "Cmd-Enter": () => form.requestSubmit(),
  },
});
yasqe.getInputField().setAttribute("role", "textbox");
yasqe.getInputField().setAttribute("aria-multiline", "true");
document.querySelector("label[for=query]").addEventListener("click", () => yasqe.focus());

// The server knows the usual prefixes undeclared; the editor does not, nor do other servers.
function declare() {
  const declared = yasqe.getPrefixesFromQuery();
  for (const [prefix, iri] of Object.entries(settings.prefixes).reverse()) {
    const used = new RegExp(`[\\s(/|^!]${prefix}:\\w`).test(yasqe.getValue());
    if (used && !declared[prefix]) yasqe.addPrefixes({ [prefix]: iri });
  }
}
declare();
yasqe.on("change", (_, change) => change.origin === "paste" && declare());

form.addEventListener("submit", (event) => {
  field.value = yasqe.getValue();
  if (form.elements.format.value) return; // a download is the browser's business
  event.preventDefault();
  run();
});
window.addEventListener("popstate", () => location.reload());

// The page of the answer is asked for, and what it says is shown here.
async function run() {
  asked?.abort();
  asked = new AbortController();
  region.setAttribute("aria-busy", "true");
  told.className = "hint";
  told.textContent = settings.running;
  const query = new URLSearchParams({ query: field.value });
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: query,
      headers: { Accept: "text/html" },
      signal: asked.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const came = page.getElementById("answer") ?? page.querySelector("main");
    region.replaceChildren(...came.childNodes);
    history.pushState(null, "", `?${query}`);
  } catch (error) {
    if (error.name === "AbortError") return; // another query is running in its place
    region.replaceChildren(problem(settings.unreachable));
  }
  region.removeAttribute("aria-busy");
  told.className = "only-heard"; // what it says now is seen in the answer
  const said = region.querySelector("[role=status]") ?? region.querySelector("#result-title");
  told.textContent = said?.textContent ?? "";
  show();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  region.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}

function problem(text) {
  const element = document.createElement("p");
  element.className = "problem";
  element.setAttribute("role", "alert");
  element.textContent = text;
  return element;
}

// Where the page carries the answer as data, the views of YASR take the place of its table.
function show() {
  const data = document.getElementById("data");
  if (!data) return;
  region.querySelector(".plain").replaceWith(views);
  yasr ??= new Yasr(views, {
    persistenceId: null,
    prefixes: settings.prefixes,
    pluginOrder: ["table", "chart", "response"],
    plugins: { table: { enabled: true, dynamicConfig: { compact: true, isEllipsed: false } } },
  });
  yasr.resultsEl.tabIndex = 0; // what is wider than the window is scrolled by keys
  const answer = JSON.parse(data.textContent);
  headings = answer.contentType.includes("json") ? {} : settings.headings;
  yasr.setResponse(answer);
}

// YASGUI speaks English, opens links in new windows, and knows no buttons that are pressed.
function adapt(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translate(texts.currentNode, "data");
  for (const heading of root.querySelectorAll("th .dt-column-title")) translate(heading, "textContent", headings);
  for (const element of root.querySelectorAll("[title], [placeholder], [aria-label]"))
    for (const name of ["title", "placeholder", "ariaLabel"]) translate(element, name);
  for (const choice of root.querySelectorAll("select.tableSizer")) choice.ariaLabel = settings.words["Page size: "];
  for (const link of root.querySelectorAll("a.iri[target]")) lead(link);
  for (const button of root.querySelectorAll(".yasr_btnGroup button")) {
    button.disabled = button.classList.contains("disabled");
    button.setAttribute("aria-pressed", String(button.classList.contains("selected")));
    button.removeAttribute("aria-label");
  }
}

function translate(node, name, from = settings.words) {
  const words = from[node[name]];
  if (words && words !== node[name]) node[name] = words;
}

// To the page on this server, whatever the base of the IRIs is; it may break after a slash.
function lead(link) {
  const iri = link.getAttribute("href");
  link.removeAttribute("target");
  if (iri.startsWith(settings.base)) {
    link.href = settings.root + iri.slice(settings.base.length);
    link.textContent = iri.slice(settings.base.length).replace(/^id\//, "");
  } else if (iri.startsWith(settings.ontology)) {
    link.href = `${settings.ontologyPage}#${iri.slice(settings.ontology.length)}`;
  }
  const parts = link.textContent.split(/(?<=\/)/);
  link.replaceChildren(...parts.flatMap((part) => [part, document.createElement("wbr")]));
}

for (const root of [holder, views]) {
  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
  new MutationObserver(() => adapt(root)).observe(root, changes);
}
show();
