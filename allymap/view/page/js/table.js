// The picture in words: the same actors and ties, as tables that can be sorted and read aloud.
import { actorOf, actors, data, ties } from "./data.js";
import { actorLink, factsOf, formSaid, whenSaid } from "./details.js";
import { addView } from "./views.js";
import { bdi, button, keepingFocus, make } from "./dom.js";
import { change, now } from "./state.js";
import { bands, pairKey } from "./regions.js";
import { label, placeName, say } from "./words.js";
import { markOf } from "./marks.js";
import { seen } from "./scene.js";

const MOST = 1000; // rows written at once; a longer table is written on when asked
let written = MOST;

/** @typedef {{key: string, cells: (Node|string)[], sorts: (string|number)[]}} Row */

/** @returns {Row[]} */
function actorRows() {
  return actors.filter((one) => seen().passes(one.n)).map((one) => {
    const [kind, place] = [label("kinds", one.kind), placeName(one.place)];
    const count = ties.length > 20000 ? one.ties : shownTies.get(one.n) || 0;
    return { key: `a${one.n}`, cells: [actorLink(one.n), span(markOf(one), kind), bdi(place), String(count), factsOf(one.n).slice(2).join(" · ")],
      sorts: [one.name, kind, place, count, ""] };
  });
}

/** @type {Map<number, number>} */
let shownTies = new Map();

function count() {
  shownTies = new Map();
  for (const tie of ties) {
    if (seen().shows(tie)) for (const n of new Set([tie.from, tie.to])) shownTies.set(n, (shownTies.get(n) || 0) + 1);
  }
}

/** @param {...(Node|string)} children */
function span(...children) {
  return make("span", {}, ...children);
}

/** @returns {Row[]} */
function tieRows() {
  return ties.filter((tie) => seen().shows(tie)).map((tie) => {
    const [from, to, type] = [actorOf(tie.from).name, actorOf(tie.to).name, label("ties", tie.type)];
    const form = formSaid(tie);
    return { key: `t${tie.n}`, cells: [actorLink(tie.from), form ? `${type} (${form})` : type, actorLink(tie.to), whenSaid(tie)], sorts: [from, type, to, tie.last || tie.start] };
  });
}

/** How many ties join each two constituencies, and which of those that should meet do not.
 * @returns {Row[]} */
function bridgeRows() {
  return bands().map(({ a, b, ties: n, wanted }) => {
    const [one, other] = [label("constituencies", a.code), label("constituencies", b.code)];
    return { key: `b${pairKey(a.code, b.code)}`, cells: [one, other, String(n), !n && wanted ? say("bridge_missing") : ""], sorts: [one, other, n, ""] };
  });
}

/** @param {string} name @param {string} caption @param {string[]} heads @param {Row[]} rows @param {number[]} numbers */
function table(name, caption, heads, rows, numbers) {
  const [by, down] = sorting(name);
  const collator = new Intl.Collator(now().lang, { numeric: true });
  const sorted = [...rows].sort((a, b) => (down ? -1 : 1) * (typeof a.sorts[by] === "number" ? Number(a.sorts[by]) - Number(b.sorts[by]) : collator.compare(String(a.sorts[by]), String(b.sorts[by]))));
  const head = heads.map((title, at) => make("th", { scope: "col", class: numbers.includes(at) ? "number" : null, "aria-sort": at !== by ? "none" : down ? "descending" : "ascending" },
    button({ "data-key": `${name} ${at}` }, () => change({ sort: `${name}.${at}.${at === by && !down ? "down" : "up"}` }), title)));
  const body = sorted.slice(0, written).map((row) => make("tr", { "data-row": row.key }, ...row.cells.map((cell, at) => make(at ? "td" : "th",
    at ? { class: numbers.includes(at) ? "number" : null } : { scope: "row" }, cell))));
  const whole = make("table", { id: `table-${name}` }, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  const rest = sorted.length - body.length;
  const on = rest > 0 ? button({ class: "plain", "data-key": `${name} more` }, () => { written += MOST; change({}); }, say("table_more", { n: rest })) : null;
  return make("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: 0 }, whole, on);
}

/** By which column a table is sorted, and whether downwards.
 * @param {string} name @returns {[number, boolean]} */
function sorting(name) {
  const [which, at, turn] = now().sort.split(".");
  return which === name ? [Number(at) || 0, turn === "down"] : [0, false];
}

/** @param {HTMLElement} place */
function fill(place) {
  count();
  const heads = (/** @type {string[]} */ ...keys) => keys.map((key) => say(`column_${key}`));
  keepingFocus(place, () => place.replaceChildren(
    make("h2", {}, say("view_table")),
    table("actors", say("table"), heads("name", "kind", "place", "ties", "more"), actorRows(), [3]),
    table("ties", say("table_ties"), heads("who", "tie", "whom", "when"), tieRows(), []),
    ...(data.regions.length ? [table("bridges", say("table_bridges"), heads("one_side", "other_side", "ties", "note"), bridgeRows(), [2])] : [])));
}

export function beginTable() {
  addView("table", fill);
}
