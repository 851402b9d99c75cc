// Puts minus and plus beside a number: `<div data-stepper><input></div>`. Typing keeps working.
const step = (input, by) => {
  const value = Number.parseInt(input.value, 10);
  input.value = String(Math.max(0, (Number.isNaN(value) ? 0 : value) + by));
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

const makeButton = (sign, label, input, by) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nl-button";
  button.textContent = sign;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => step(input, by));
  return button;
};

for (const holder of document.querySelectorAll("[data-stepper]")) {
  const input = holder.querySelector("input");
  holder.classList.add("stepper");
  holder.prepend(makeButton("−", "Eén minder", input, -1));
  holder.append(makeButton("+", "Eén meer", input, 1));
}
