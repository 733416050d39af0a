// Live length counters: the server counts in the same way (characters as readers see them, UTF-8 bytes, columns) and corrects them with its checks.

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const utf8 = new TextEncoder();
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;

function measure(text, unit) {
  if (unit === "bytes") return utf8.encode(text).length;
  const elements = [...graphemes.segment(text)];
  return unit === "columns" ? elements.reduce((sum, element) => sum + (wide.test(element.segment) ? 2 : 1), 0) : elements.length;
}

function update(input) {
  const items = input.dataset.list ? input.value.split("\n") : [input.value];
  for (const output of document.getElementById(input.dataset.counts)?.querySelectorAll(".length") ?? []) {
    const length = Math.max(...items.map((item) => measure(item.trim(), output.dataset.unit)));
    output.querySelector("[data-count]").textContent = String(length);
    output.classList.toggle("length-over", output.dataset.limit && length > Number(output.dataset.limit));
  }
}

document.addEventListener("input", (event) => {
  if (event.target.dataset?.counts) update(event.target);
});
