// After the comments were swapped: the focus stays among them, and screen readers hear what happened.

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "comments") return;
  const comments = document.getElementById("comments");
  const announcement = comments?.dataset.announcement;
  if (announcement) document.getElementById("announce").textContent = announcement;
  const target = comments?.querySelector("#edit-body") ?? comments?.querySelector("#comments-title");
  target?.focus({ preventScroll: true });
});
