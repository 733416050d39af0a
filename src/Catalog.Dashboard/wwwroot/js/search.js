// Suggestions for queries: a combobox (ARIA APG) over what /search/complete says. Without this module the field is a plain one.

const wait = 120;

function start(input) {
  const list = document.getElementById(`${input.id}-options`);
  const say = document.getElementById("announce");
  let suggestions = [];
  let chosen = -1;
  let asked = 0;
  let timer = 0;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function close() {
    clearTimeout(timer);
    asked += 1;
    suggestions = [];
    chosen = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    chosen = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    const item = list.children[index];
    if (!item) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function take(index) {
    const one = suggestions[index];
    const tail = input.value.slice(one.to);
    const isKey = one.text.endsWith(":");
    const text = one.text + (isKey || tail.startsWith(" ") ? "" : " ");
    input.value = input.value.slice(0, one.from) + text + tail;
    const at = one.from + text.length;
    input.setSelectionRange(at, at);
    close();
    if (isKey) ask();
  }

  function show(found) {
    suggestions = found;
    chosen = -1;
    list.replaceChildren(...found.map((one, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const code = document.createElement("code");
      code.textContent = one.text;
      const about = document.createElement("span");
      about.textContent = one.about;
      item.append(code, " ", about);
      // The field keeps the focus.
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(index));
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    say.textContent = found.length === 0 ? "" : `${found.length} suggestions`;
  }

  async function ask() {
    const number = ++asked;
    const query = new URLSearchParams({ q: input.value, at: String(input.selectionStart) });
    try {
      const answer = await fetch(`${input.dataset.complete}?${query}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const found = await answer.json();
      if (number === asked && document.activeElement === input) show(found);
    } catch {
      // No suggestions then; the search itself says what is wrong.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        ask();
      }
      return;
    }
    const last = suggestions.length - 1;
    if (event.key === "ArrowDown") choose(chosen === last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

document.querySelectorAll("input[data-complete]").forEach(start);
