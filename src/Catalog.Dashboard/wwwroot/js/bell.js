// Asks for the number of unread notifications once a minute: only where the page is looked at, and never where the person wants to save data.

const pause = 60_000;
const saves = matchMedia("(prefers-reduced-data: reduce)");
let asked = Date.now();
let wasFocused = false;
let before = 0;

function ask() {
  if (document.hidden || saves.matches || navigator.connection?.saveData || Date.now() - asked < pause) return;
  asked = Date.now();
  const bell = document.getElementById("bell");
  if (bell) window.htmx?.trigger(bell, "bell");
}

setInterval(ask, pause);
document.addEventListener("visibilitychange", ask);

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "bell") return;
  wasFocused = document.activeElement === event.detail.target;
  before = Number(event.detail.target.dataset.unread);
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "bell") return;
  const bell = document.getElementById("bell");
  if (wasFocused) bell.focus();
  const unread = Number(bell.dataset.unread);
  if (unread > before) document.getElementById("announce").textContent = `${unread} unread notifications`;
});
