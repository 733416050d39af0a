// Single-letter keys press the button or link that carries them in data-key ("a b": either), or go to the input. They are off while someone types, in dialogs,
// and where the person switched them off. Ctrl+Enter sends the form that is typed in.

const storage = "catalog.keys";
const isOn = () => localStorage.getItem(storage) !== "off";
const isTyping = (element) => element?.closest("input, textarea, select, [contenteditable]") !== null;
const isShown = (element) => element.getClientRects().length > 0;

function find(key, typing) {
  const keyed = [...document.querySelectorAll("[data-key]")].filter((element) => element.dataset.key.split(" ").includes(key));
  return keyed.find((element) => isShown(element) && (!typing || element.dataset.keyTyping));
}

function press(element) {
  if (element.matches("input")) {
    element.focus();
    return;
  }
  element.click();
  const panel = element.closest("details.action-panel");
  if (panel?.open) panel.querySelector("textarea")?.focus();
}

function close(panel) {
  panel.open = false;
  panel.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.metaKey) return;
  const typing = isTyping(event.target);
  if (event.ctrlKey) {
    if (event.key !== "Enter" || !typing) return;
    const form = event.target.form;
    const button = form && [...form.elements, ...document.querySelectorAll(`[form="${form.id}"]`)].find((element) => element.dataset?.submitKey);
    if (button) {
      event.preventDefault();
      button.click();
    }
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const panel = event.target.closest?.("details.action-panel[open]") ?? document.querySelector("details.action-panel[open]");
  if (event.key === "Escape" && panel) {
    event.preventDefault();
    close(panel);
    return;
  }
  if (event.key.length === 1 && (typing || !isOn()) && event.key !== "?") return;
  if (event.key === "?" && typing) return;
  const element = find(event.key.length === 1 ? event.key.toLowerCase() : event.key, typing);
  if (!element) return;
  event.preventDefault();
  press(element);
});

// A closed panel's own summary opens it; the text goes into its field at once.
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details.action-panel[open]")) event.target.querySelector("textarea")?.focus();
}, true);

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});

const toggle = document.getElementById("keys-on");
if (toggle) {
  toggle.checked = isOn();
  toggle.addEventListener("change", () => localStorage.setItem(storage, toggle.checked ? "on" : "off"));
}
