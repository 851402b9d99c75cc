// Puts the browser's own colour picker beside a field for a colour: `<input data-colour>`. Typing keeps working.
const HEX = /^#?([0-9a-f]{6})$/i;

const follow = (field, picker) => {
  const found = HEX.exec(field.value.trim());
  if (found) picker.value = `#${found[1].toLowerCase()}`;
};

for (const field of document.querySelectorAll("[data-colour]")) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.className = "colour__picker";
  picker.setAttribute("aria-label", `${field.labels[0].textContent.trim()}: kies uit alle kleuren`);
  follow(field, picker);
  field.addEventListener("input", () => follow(field, picker));
  picker.addEventListener("input", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const holder = document.createElement("span");
  holder.className = "colour";
  field.before(holder);
  holder.append(field, picker);
}
