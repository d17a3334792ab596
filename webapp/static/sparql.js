// Ctrl+Enter (on a Mac, ⌘+Enter) in the editor runs the query.
"use strict";

document.getElementById("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
