// The picture, enlarged: by key or click; + and − change the size, arrow keys move it (the frame scrolls).

const levels = [1, 2, 3, 4];
let level = 0;

const dialog = () => document.getElementById("zoom");

function show(change) {
  level = Math.min(Math.max(level + change, 0), levels.length - 1);
  const frame = dialog().querySelector(".zoom-frame");
  for (const one of levels) frame.classList.toggle(`zoom-${one}`, one === levels[level]);
  frame.scrollTo((frame.scrollWidth - frame.clientWidth) / 2, (frame.scrollHeight - frame.clientHeight) / 2);
  dialog().querySelector("[data-zoom-level]").textContent = `${levels[level]}×`;
}

function open(link) {
  const image = dialog().querySelector("img");
  image.src = link.href;
  image.alt = link.querySelector("img").alt;
  level = 0;
  show(0);
  dialog().showModal();
  dialog().querySelector(".zoom-frame").focus();
}

document.addEventListener("click", (event) => {
  if (!dialog()) return;
  const picture = event.target.closest?.("#item .picture");
  const opener = event.target.closest?.("[data-zooms]");
  if (picture || opener) {
    event.preventDefault();
    open(picture ?? document.querySelector(opener.dataset.zooms));
  }
  const button = event.target.closest?.("[data-zoom]");
  if (button) show(button.dataset.zoom === "in" ? 1 : -1);
  if (event.target.closest?.(".zoom-frame img")) show(level === levels.length - 1 ? -level : 1);
});

document.addEventListener("keydown", (event) => {
  if (!dialog()?.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") show(1);
  else if (event.key === "-") show(-1);
  else if (event.key === "0") show(-level);
  else return;
  event.preventDefault();
});
