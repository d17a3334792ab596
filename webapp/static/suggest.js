// What somebody may be about to type is offered under the search field:
// a combobox with a listbox (WAI-ARIA 1.2). Without this script the field is a plain one.
"use strict";

const PAUSE = 150; // milliseconds without a key before the server is asked
const input = document.getElementById("q");
const texts = input.dataset;
const list = document.createElement("ul");
const told = document.createElement("p");
let asked = null;
let pause = 0;

list.id = "q-suggestions";
list.className = "suggestions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", texts.suggestions);
told.className = "only-heard";
told.setAttribute("role", "status");
input.after(list);
input.form.append(told);

input.type = "text"; // of a search field Escape would clear the words, and it may be no combobox
input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-controls", list.id);
input.setAttribute("aria-expanded", "false");

const options = () => [...list.children];
const active = () => list.querySelector("[aria-selected=true]");

function close() {
  clearTimeout(pause);
  asked?.abort();
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  told.textContent = "";
}

function activate(option) {
  active()?.setAttribute("aria-selected", "false");
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", option.id);
}

// From the last one on to none, where the words as typed are searched for, and to the first again.
function move(step) {
  const places = [null, ...options()];
  const place = places.indexOf(active()) + step;
  activate(places.at(place % places.length));
}

function choose(option) {
  input.value = option.dataset.text;
  close();
  input.form.requestSubmit();
}

function optionOf(suggestion, number) {
  const option = document.createElement("li");
  const text = document.createElement("span");
  const note = document.createElement("small");
  option.id = `q-suggestion-${number}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.text = suggestion.text;
  option.className = suggestion.kind;
  text.textContent = suggestion.text;
  const passages = texts.passages.replace("{number}", suggestion.passages);
  note.textContent = [suggestion.alias, passages].filter(Boolean).join(" · ");
  option.append(text, " ", note);
  return option;
}

function show(suggestions) {
  list.replaceChildren(...suggestions.map(optionOf));
  list.hidden = !suggestions.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  input.removeAttribute("aria-activedescendant");
  told.textContent = texts.found.replace("{number}", suggestions.length);
}

async function ask() {
  asked?.abort();
  if (!input.value.trim()) return close();
  asked = new AbortController();
  try {
    const address = `${texts.address}?q=${encodeURIComponent(input.value)}`;
    const answer = await fetch(address, { signal: asked.signal });
    if (answer.ok) show(await answer.json());
  } catch {
    // Typed on, closed, or without a server: the field works as without suggestions.
  }
}

input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE);
});

input.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list.hidden) ask();
    else move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && active()) {
    event.preventDefault();
    choose(active());
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  }
});

list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) choose(option);
});
input.addEventListener("blur", close);
