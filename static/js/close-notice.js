// Gives a notice a button that takes it away. Without JavaScript a notice stays until the next page.
for (const notice of document.querySelectorAll("[data-close-notice]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nl-button nl-button--subtle";
  button.textContent = "Sluit deze melding";
  button.addEventListener("click", () => {
    notice.remove();
    document.querySelector("#inhoud")?.focus();
  });
  notice.append(button);
}
