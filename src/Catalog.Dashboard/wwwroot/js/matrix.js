// Arrow keys go from cell to cell of the matrix; Tab goes through the links as ever.

const table = document.querySelector("table[data-matrix]");

function move(link, rows, columns) {
  const cell = link.closest("th, td");
  const body = cell.parentElement.parentElement;
  const at = cell.cellIndex;
  let row = cell.parentElement.sectionRowIndex;
  let column = at;
  for (;;) {
    row += rows;
    column += columns;
    const next = body.rows[row]?.cells[column];
    if (!next) return;
    const target = next.querySelector("a");
    if (target) return target.focus();
  }
}

table?.addEventListener("keydown", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.altKey || event.metaKey) return;
  const sign = getComputedStyle(table).direction === "rtl" ? -1 : 1;
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -sign], ArrowRight: [0, sign] };
  const step = steps[event.key];
  if (!step || !link.closest("tbody")) return;
  event.preventDefault();
  move(link, ...step);
});
