// Search by name: a list that narrows as one types, by mouse and by keyboard.
import { actorOf, actors } from "./data.js";
import { bdi, byId, make } from "./dom.js";
import { factsOf, focusActor } from "./details.js";
import { say } from "./words.js";

/** Letters that a search compares: without case and without accents.
 * @param {string} text */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const field = byId("search");
const found = byId("found");
/** @type {{n: number, text: string, ties: number}[]} Made when somebody first searches. */
let searched = [];
let at = -1;

/** The best ten: names that begin so, then names that have it, then what else is known; the better tied first.
 * @param {string} query */
function matches(query) {
  if (!searched.length) searched = actors.map((one) => ({ n: one.n, text: plain([one.name, ...factsOf(one.n)].join(" · ")), ties: one.ties }));
  const rank = (/** @type {{text: string}} */ { text }) => (text.startsWith(query) ? 0 : text.split(" · ")[0].includes(query) ? 1 : 2);
  return searched.filter(({ text }) => text.includes(query)).sort((a, b) => rank(a) - rank(b) || b.ties - a.ties).slice(0, 10);
}

function suggest() {
  const query = plain(field.value.trim());
  at = -1;
  const items = query ? matches(query).map(({ n }, i) => option(n, i)) : [];
  if (query && !items.length) items.push(make("li", { class: "none" }, say("search_none")));
  found.replaceChildren(...items);
  open(items.length > 0);
}

/** @param {number} n @param {number} i */
function option(n, i) {
  const item = make("li", { role: "option", id: `found-${i}`, "aria-selected": false, "data-n": n }, bdi(actorOf(n).name),
    make("small", { dir: "auto" }, factsOf(n).slice(0, 2).join(" · ")));
  item.addEventListener("mousedown", (/** @type {Event} */ event) => { event.preventDefault(); pick(item); });
  return item;
}

/** @param {boolean} yes */
function open(yes) {
  found.hidden = !yes;
  field.setAttribute("aria-expanded", String(yes));
  if (!yes) field.removeAttribute("aria-activedescendant");
}

/** @param {any} item */
function pick(item) {
  field.value = "";
  open(false);
  focusActor(Number(item.dataset.n));
}

/** @param {number} by */
function step(by) {
  const items = [...found.querySelectorAll("[role=option]")];
  if (!items.length) return;
  at = (at + by + items.length) % items.length;
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
  items[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", items[at].id);
}

export function beginSearch() {
  field.addEventListener("input", suggest);
  field.addEventListener("focus", suggest);
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const items = found.querySelectorAll("[role=option]");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1);
    else if (event.key === "Enter" && items.length) pick(items[Math.max(at, 0)]);
    else if (event.key === "Escape") { field.value = ""; open(false); } else return;
    event.preventDefault();
  });
}
