// Asks before a changed form is left: `<form data-unsaved>`. Sending the form is not leaving it.
const changed = new Set();

for (const form of document.querySelectorAll("form[data-unsaved]")) {
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("submit", () => changed.clear());
  // What came back with errors, or after a look at something else, was typed but is not kept yet.
  if (form.dataset.unsaved === "typed" || form.querySelector("[aria-invalid='true']")) {
    changed.add(form);
  }
}

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) {
    event.preventDefault();
  }
});
