// One actor: what it is, its ties in sentences, the findings about it, and the way to another.
import { actorOf, actors, around, data, otherEnd } from "./data.js";
import { bdi, button, byId, make } from "./dom.js";
import { change, DARK, now, onChange } from "./state.js";
import { chooseFinding, textOf } from "./findings.js";
import { closeDetails, fold, showPanel } from "./panels.js";
import { day, label, placeName, say, sentence } from "./words.js";
import { frameAll, frameLit } from "./framing.js";
import { markOf } from "./marks.js";
import { openedFor } from "./bundles.js";
import { seen } from "./scene.js";

/** @typedef {import("./data.js").Tie} Tie */

/** Puts one actor and its neighbours in focus, on the picture and in the panel.
 * @param {number} n @param {boolean} [move] */
export function focusActor(n, move = true) {
  change({ ...DARK, actor: n, open: openedFor([n]) });
  if (move) frameLit();
}

/** @param {number} n */
export function actorLink(n) {
  return button({ class: "link" }, () => focusActor(n), bdi(actorOf(n).name));
}

/** Kind, place, level, size and last meeting of an actor.
 * @param {number} n @returns {string[]} */
export function factsOf(n) {
  const one = actorOf(n);
  return [
    label("kinds", one.kind), one.place ? placeName(one.place) : "",
    ...data.asks.filter(({ target }) => target === n).map(({ name }) => say("decides", { ask: name })),
    one.level ? say("in_level", { level: label("levels", one.level) }) : "",
    one.stance === null || one.stance === undefined ? "" : label("stances", String(one.stance)),
    one.members ? say("group_of", { n: one.members }) : "", one.met ? say("last_met", { day: day(one.met) }) : "",
  ].filter(Boolean);
}

/** How a tie reads from one of its ends: "works with X", "X answers to Y".
 * @param {Tie} tie @param {number} n */
export function tieSaid(tie, n) {
  const key = tie.from === n || !tie.arrow ? "tie_out" : "tie_in";
  return sentence(key, { tie: label("ties", tie.type), other: actorLink(otherEnd(tie, n)), self: bdi(actorOf(n).name) });
}

/** Since when a tie is there, and the last contact.
 * @param {Tie} tie */
export function whenSaid(tie) {
  const since = tie.start ? [say("tie_since", { day: day(tie.start) })] : [];
  const last = tie.last ? say("tie_last", { day: day(tie.last) }) : say("tie_undated");
  const changed = tie.change ? [say(`change_${tie.change}`)] : [];
  return [...since, last, ...changed].join(say("comma"));
}

/** @param {Tie} tie */
export function formSaid(tie) {
  return tie.form ? label("forms", tie.form) : tie.named ? label("nominations", tie.named) : "";
}

/** @param {Tie} tie @param {number} n */
function tieItem(tie, n) {
  const form = formSaid(tie);
  return make("li", {}, ...tieSaid(tie, n), form ? ` (${form})` : null, make("small", {}, whenSaid(tie)));
}

/** @param {number} n */
function tieList(n) {
  const shown = (around.get(n) || []).filter(seen().shows);
  const title = make("h3", {}, say("ties", { n: shown.length }));
  if (!shown.length) return [title, make("p", {}, say("no_ties"))];
  const sorted = [...shown].sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : Number(a.to === n) - Number(b.to === n)));
  return [title, make("ul", { class: "ties" }, ...sorted.map((tie) => tieItem(tie, n)))];
}

/** @param {number} n */
function concerned(n) {
  const found = data.told.map((_, i) => i).filter((i) => data.told[i].actors.includes(n));
  if (!found.length) return [];
  const items = found.map((i) => make("li", {}, button({ class: "link", dir: "auto" }, () => chooseFinding(i, false), textOf(i).title)));
  return [make("h3", {}, say("concerned")), make("ul", {}, ...items)];
}

/** How many steps around an actor are lit.
 * @param {number} n */
function stepsAround(n) {
  const options = [1, 2, 3].map((steps) => button({ class: "plain", "aria-pressed": now().steps === steps, "data-key": `steps ${steps}` },
    () => { change({ actor: n, steps }); frameLit(); }, say("steps_out", { n: steps })));
  return make("p", { class: "steps", role: "group", "aria-label": say("steps") }, ...options);
}

/** The choice of another actor, and the way there.
 * @param {number} n */
function wayTo(n) {
  const select = make("select", { id: "way-to", "aria-label": say("way") }, make("option", { value: "" }, say("way")));
  const others = actors.filter((one) => one.n !== n && seen().passes(one.n)).sort((a, b) => a.name.localeCompare(b.name, now().lang));
  select.append(...others.slice(0, 3000).map((one) => make("option", { value: one.n, dir: "auto" }, one.name)));
  select.addEventListener("change", () => {
    if (!select.value) return;
    change({ ...DARK, way: [n, Number(select.value)], open: openedFor([n, Number(select.value)]) });
    frameLit();
  });
  return make("div", { class: "way" }, select);
}

function back() {
  return button({ class: "plain", id: "back" }, () => { change(DARK); closeDetails(); frameAll(); }, `${document.documentElement.dir === "rtl" ? "→" : "←"} ${say("back")}`);
}

/** @type {((n: number) => Node[])[]} */
const more = [];

/** Adds a part at the end of what is told of an actor.
 * @param {(n: number) => Node[]} part */
export function addToDetails(part) {
  more.push(part);
}

/** @param {number} n */
function describe(n) {
  const one = actorOf(n);
  const ours = one.ours ? make("span", { class: "us" }, say("us")) : null;
  const changed = one.change ? make("p", { class: "about" }, say(`change_${one.change}`)) : null;
  return [back(), make("h2", { dir: "auto" }, markOf(one), bdi(one.name)), make("p", { class: "about", dir: "auto" }, factsOf(n).join(" · ")), ours, changed,
    stepsAround(n), ...concerned(n), ...tieList(n), data.audience === "internal" ? wayTo(n) : null, ...more.flatMap((part) => part(n))].filter((part) => part !== null);
}

/** The way between two, step by step in sentences.
 * @param {number[]} ends */
function describeWay([a, b]) {
  const { way } = seen();
  const title = make("h2", {}, bdi(actorOf(a).name), " – ", bdi(actorOf(b).name));
  const toFirst = button({ class: "plain", id: "back" }, () => focusActor(a), `${document.documentElement.dir === "rtl" ? "→" : "←"} ${say("back")}`);
  if (!way) return [toFirst, title, make("p", {}, say("way_none"))];
  let at = a;
  const steps = way.map((tie) => {
    const from = tie.arrow ? tie.from : at; // a tie with an arrow is told as it is, whichever way one goes
    at = otherEnd(tie, at);
    const form = formSaid(tie);
    return make("li", {}, actorLink(from), " – ", label("ties", tie.type), " – ", actorLink(otherEnd(tie, from)), form ? ` (${form})` : null, make("small", {}, whenSaid(tie)));
  });
  return [toFirst, title, make("p", {}, say("way_steps", { n: way.length })), make("p", { class: "about" }, say("way_note")), make("ol", { class: "steps-list" }, ...steps)];
}

function fill() {
  const { actor, way } = now();
  const panel = byId("details");
  if (!actor && !way.length) {
    closeDetails();
    return;
  }
  panel.replaceChildren(...(way.length ? describeWay(way) : describe(actor)));
  panel.scrollTop = 0;
  fold(false);
  showPanel("details");
}

onChange((state, before) => {
  const names = ["actor", "way", "steps", "lang", "off", "from", "to", "waves"];
  if (names.some((name) => /** @type {any} */ (state)[name] !== /** @type {any} */ (before)[name])) fill();
  nameLit();
});

/** The button that lets go of what is in the light. */
function nameLit() {
  const lit = byId("lit");
  lit.hidden = !seen().lit;
  lit.textContent = now().actor ? actorOf(now().actor).name : say("actors", { n: seen().lit?.actors.size || 0 });
}

export function beginDetails() {
  fill();
  nameLit();
  byId("lit").addEventListener("click", () => { change(DARK); frameAll(); });
}
