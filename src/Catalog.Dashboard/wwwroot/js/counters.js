// Live length counters: the server counts in the same way (characters as readers see them, or UTF-8 bytes).

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const utf8 = new TextEncoder();

const measure = (text, unit) => (unit === "bytes" ? utf8.encode(text).length : [...graphemes.segment(text)].length);

function update(input) {
  const output = document.getElementById(input.dataset.counts)?.querySelector(".length");
  if (!output) return;
  const items = input.dataset.list ? input.value.split("\n") : [input.value];
  const length = Math.max(...items.map((item) => measure(item.trim(), output.dataset.unit)));
  output.querySelector("[data-count]").textContent = String(length);
  output.classList.toggle("length-over", output.dataset.limit && length > Number(output.dataset.limit));
}

document.addEventListener("input", (event) => {
  if (event.target.dataset?.counts) update(event.target);
});
