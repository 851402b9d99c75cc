// Moves the focus to the list of errors, so that keyboard and screen reader start there.
const summary = document.querySelector("[data-error-summary]");

if (summary) {
  summary.focus();
}
