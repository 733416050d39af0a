// Ways to look at a text: all ends of a statement light up together, invisible characters and the source language are shown on demand, and words that
// are marked in the text become what a rewriting is limited to.

const shown = "catalog.invisible";

function light(element) {
  for (const lit of document.querySelectorAll(".linked")) lit.classList.remove("linked");
  const link = element?.closest?.("[data-link]")?.dataset.link;
  if (!link) return;
  for (const end of document.querySelectorAll(`[data-link="${CSS.escape(link)}"]`)) end.classList.add("linked");
}

document.addEventListener("mouseover", (event) => light(event.target));
document.addEventListener("focusin", (event) => light(event.target));

function showInvisible(on) {
  document.body.classList.toggle("shows-invisible", on);
  for (const button of document.querySelectorAll("[data-shows=invisible]")) button.setAttribute("aria-pressed", String(on));
}

function settle() {
  if (document.getElementById("item")) showInvisible(sessionStorage.getItem(shown) === "on");
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-shows=invisible]")) {
    const on = !document.body.classList.contains("shows-invisible");
    sessionStorage.setItem(shown, on ? "on" : "off");
    showInvisible(on);
  }
  const toggle = event.target.closest?.("[data-toggles]");
  if (toggle) {
    const all = [...document.querySelectorAll(toggle.dataset.toggles)];
    const open = all.some((details) => !details.open);
    for (const details of all) details.open = open;
  }
});

// A place in a field as the server counts it: UTF-16 units from the start of its list item or paragraph.
function place(range) {
  const field = range.commonAncestorContainer.parentElement?.closest(".field-text[data-field]");
  if (!field) return null;
  const items = [...field.querySelectorAll("li, p")];
  const item = items.findIndex((element) => element.contains(range.startContainer));
  if (item < 0 || !items[item].contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(items[item], 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  return words ? { value: `${field.dataset.field}:${item}:${before.toString().length}:${words.length}`, words, field: field.dataset.field } : null;
}

document.addEventListener("selectionchange", () => {
  const scope = document.querySelector("#scope");
  const selection = document.getSelection();
  if (!scope || selection.isCollapsed || selection.rangeCount === 0) return;
  const found = place(selection.getRangeAt(0));
  if (!found) return;
  const option = scope.querySelector("option[data-marked]") ?? scope.appendChild(document.createElement("option"));
  option.dataset.marked = "true";
  option.value = found.value;
  option.textContent = `Only “${found.words}” in ${found.field.replaceAll("_", " ")}`;
  scope.value = found.value;
});

document.addEventListener("htmx:afterSettle", settle);
document.addEventListener("catalog:shown", settle);
settle();
