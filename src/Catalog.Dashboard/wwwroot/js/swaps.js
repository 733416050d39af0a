// After a text was swapped in: the focus goes to its heading, and screen readers hear what happened.

function say(root) {
  if (root.dataset.announcement) document.getElementById("announce").textContent = root.dataset.announcement;
  const count = document.querySelector('[data-nav-count="review"]');
  if (count && root.dataset.waiting) count.textContent = root.dataset.waiting;
}

function settle(root) {
  say(root);
  if (root.dataset.title) document.title = root.dataset.title;
  const target = root.querySelector("form textarea[data-counts]") ?? root.querySelector("[data-focus]");
  target?.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

document.addEventListener("htmx:afterSettle", (event) => {
  const root = document.getElementById(event.detail.target?.id) ?? event.detail.elt;
  if (root?.id === "item") settle(root);
});
document.addEventListener("catalog:shown", (event) => settle(event.detail));
document.addEventListener("catalog:said", (event) => say(event.detail));

document.addEventListener("htmx:sendError", () => announceFailure("The server doesn't answer. Nothing was stored."));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status !== 401) announceFailure(`The server refused this (${event.detail.xhr.status}). Nothing was stored; reload the page.`);
});

function announceFailure(message) {
  const notice = document.createElement("div");
  notice.className = "notice notice-critical toast";
  notice.setAttribute("role", "alert");
  notice.textContent = message;
  document.querySelector(".toast")?.remove();
  document.getElementById("main").prepend(notice);
}
