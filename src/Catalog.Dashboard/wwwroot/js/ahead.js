// The next text is here before the decision about this one: it is fetched, held for the reviewer, while this one is read. A decision swaps it in at
// once and is sent meanwhile; the answer confirms it and brings the text behind it, or, where it was refused, the old one back. Decisions are sent one
// after the other. Without a text ahead (and without this file) htmx or the browser sends the form, and the answer is the next text.

const fragment = { "HX-Request": "true" };
const renewal = 120_000;

let ahead = null; // { id, template }
let sending = Promise.resolve();
let isSending = false;
let isTouched = false; // something was typed or decided since the last swap
let shownId = null;

const item = () => document.getElementById("item");
const tell = (root) => document.dispatchEvent(new CustomEvent("catalog:shown", { detail: root }));

function keep(template) {
  ahead = { id: template.dataset.id, template };
  document.getElementById("ahead")?.remove();
  document.body.append(template);
  for (const picture of template.content.querySelectorAll("img[src]")) new Image().src = picture.getAttribute("src");
}

function forget() {
  ahead = null;
  document.getElementById("ahead")?.remove();
}

function parse(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

async function look() {
  const asked = item();
  if (!asked?.dataset.ahead) return;
  const answer = await fetch(asked.dataset.ahead, { headers: fragment }).catch(() => null);
  if (answer?.status !== 200) return;
  const template = parse(await answer.text()).querySelector("#ahead");
  if (template && item() === asked && !isSending) keep(template);
}

// Checks of what was typed have no place to go to once their fields are gone.
function stopChecks() {
  const live = document.getElementById("live");
  if (live) htmx.trigger(live, "htmx:abort");
}

function put(root, address) {
  stopChecks();
  item().replaceWith(root);
  htmx.process(root);
  isTouched = false;
  shownId = root.dataset.id;
  if (address) history.pushState({ htmx: true }, "", address);
  tell(root);
}

// What is behind a skipped text stays behind it in every address of the next one.
function rebase(root, place) {
  const moved = (address) => {
    const url = new URL(address, location.origin);
    url.searchParams.set("after", place);
    return url.pathname + url.search;
  };
  for (const name of ["href", "action", "hx-get", "hx-post"])
    for (const element of root.querySelectorAll(`[${name}^="/review/"]:not([${name}^="/review/list"])`)) element.setAttribute(name, moved(element.getAttribute(name)));
  for (const name of ["url", "ahead", "hold"]) root.dataset[name] = moved(root.dataset[name]);
}

function confirm(answer) {
  const root = answer.querySelector("#confirmation");
  const shown = item();
  for (const selector of [".queue-bar", "#undo"]) {
    const [old, fresh] = [shown.querySelector(selector), root.querySelector(selector)];
    if (!old || !fresh || old.contains(document.activeElement)) continue;
    old.replaceWith(fresh);
    htmx.process(fresh);
  }
  shown.dataset.waiting = root.dataset.waiting;
  document.dispatchEvent(new CustomEvent("catalog:said", { detail: root }));
  const template = root.querySelector("#ahead");
  if (template) keep(template);
}

// The person may be at work on the next text already: then the refused one waits behind a button.
function bringBack(old, message) {
  if (!isTouched) {
    old.dataset.announcement = message;
    forget();
    put(old, old.dataset.url);
    look();
    return;
  }
  const notice = document.createElement("div");
  notice.className = "notice notice-critical toast";
  notice.setAttribute("role", "alert");
  notice.textContent = `${message} `;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small";
  button.textContent = "Show it";
  button.addEventListener("click", () => {
    notice.remove();
    forget();
    put(old, old.dataset.url);
    look();
  });
  notice.append(button);
  document.getElementById("main").prepend(notice);
}

async function send(url, body, shown, old) {
  const answer = await fetch(url, { method: "POST", headers: { ...fragment, "Catalog-Shown": shown }, body }).catch(() => null);
  if (answer?.status === 401) {
    location.assign("/sign-in");
    return;
  }
  if (!answer) {
    bringBack(old, "The server doesn't answer. Your decision was not stored.");
    return;
  }
  const content = parse(await answer.text());
  if (answer.headers.get("Catalog-Answer") === "confirmed") {
    confirm(content);
    return;
  }
  const root = content.querySelector("#item");
  if (answer.ok && root) {
    put(root, answer.headers.get("HX-Push-Url"));
    look();
  } else if (root) {
    bringBack(root, `${root.querySelector("h1")?.textContent.trim() ?? "The text"}: your decision was not stored.`);
  } else {
    bringBack(old, `The server refused this (${answer.status}). Your decision was not stored.`);
  }
}

function decide(form, button) {
  const { id, template } = ahead;
  const old = item();
  const body = new URLSearchParams(new FormData(form, button));
  const url = form.getAttribute("hx-post");
  const next = document.importNode(template.content, true).querySelector("#item");
  forget();
  if (button?.value === "skip") rebase(next, old.dataset.place);
  put(next, next.dataset.url);
  isSending = true;
  sending = send(url, body, id, old).finally(() => {
    isSending = false;
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const decides = form.matches("form[data-decides]");
  if (!decides && !form.matches("form[data-waits]")) return;
  if (!isSending && !(decides && ahead)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter;
  if (!isSending) {
    decide(form, button);
    return;
  }
  isTouched = true;
  sending.then(() => {
    // What can be undone is another decision now.
    const again = form.isConnected ? form : document.getElementById(form.id);
    if (again) again.requestSubmit(form.isConnected ? button : null);
  });
}, true);

document.addEventListener("input", (event) => {
  if (event.target.closest?.("#item")) isTouched = true;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "item") stopChecks();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if ((event.detail.target ?? event.detail.elt)?.id !== "item") return;

  // Another text than before (an undo, another language): what comes behind it may be another, too.
  if (shownId !== item()?.dataset.id) forget();
  shownId = item()?.dataset.id;
  if (!ahead) look();
});

setInterval(() => {
  const shown = item();
  const token = shown?.querySelector("input[name=__RequestVerificationToken]");
  if (!shown?.dataset.hold || !token || document.hidden) return;
  const body = new URLSearchParams({ __RequestVerificationToken: token.value });
  if (ahead) body.set("next", ahead.id);
  fetch(shown.dataset.hold, { method: "POST", headers: fragment, body }).catch(() => null);
}, renewal);

shownId = item()?.dataset.id;
look();
