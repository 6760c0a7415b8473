// What was found, the most urgent three first. Choosing one lights up whom it concerns.
import { all, bdi, button, byId, make } from "./dom.js";
import { change, DARK, now, onChange } from "./state.js";
import { actorOf, around, data, otherEnd } from "./data.js";
import { frame, frameAll } from "./framing.js";
import { openedFor } from "./bundles.js";
import { placeName, say, texts } from "./words.js";
import { seen } from "./scene.js";
import { fold, showPanel } from "./panels.js";

/** @param {number} i */
export function textOf(i) {
  return texts().told[i];
}

/** @param {string} key @param {string} text @param {Record<string, any>} [about] */
function part(key, text, about = {}) {
  return text ? [make("h3", {}, say(key)), make("p", about, text)] : [];
}

/** Chooses a finding, or lets go of it; a map moves to whom it concerns.
 * @param {number} i @param {boolean} [toggle] */
export function chooseFinding(i, toggle = true) {
  if (toggle && now().told === i) {
    change(DARK);
    frameAll();
    return;
  }
  const whom = [...data.told[i].actors, ...data.told[i].pairs.flat()].filter(seen().passes);
  change({ ...DARK, told: i, open: openedFor(whom) });
  if (whom.length) frame(whom, 0.95);
}

/** @param {number} i */
function item(i) {
  const [one, text] = [data.told[i], textOf(i)];
  const chips = make("span", { class: "chips" }, make("span", { class: "chip" }, say(`status_${one.status}`)),
    one.status === "OK" ? null : make("span", { class: `severity ${one.severity}` }, say(`severity_${one.severity}`)));
  const head = text.about
    ? [make("strong", {}, bdi(text.about), whereIs(one)), make("span", { class: "subtitle" }, text.title)]
    : [make("strong", {}, text.title)];
  const told = button({ class: "told", "data-n": i, "data-key": `told ${i}`, "aria-expanded": false, "aria-controls": `told-${i}` },
    () => chooseFinding(i), chips, ...head, make("span", { class: "gist" }, text.what));
  const more = make("div", { class: "more", id: `told-${i}`, hidden: true });
  return make("li", { class: `finding ${one.status}` }, told, more);
}

/** What a finding says in full, written when it is opened.
 * @param {number} i */
function full(i) {
  const text = textOf(i);
  return [make("p", {}, text.what), ...part("action", text.action, { class: "action" }),
    ...part("introduction", text.introduction), ...missingTie(i), ...part("why", text.why, { class: "why", dir: "auto" })];
}

/** Says in words the tie that the picture shows dotted.
 * @param {number} i */
function missingTie(i) {
  const { pairs } = data.told[i];
  if (!pairs.length) return [];
  const said = pairs.map((pair) => make("li", {}, ...pair.flatMap((n, at) => [at ? " – " : "", make("bdi", {}, actorOf(n).name)])));
  const there = pairs.every(([a, b]) => (around.get(a) || []).some((tie) => otherEnd(tie, a) === b && !tie.closed));
  return [make("h3", {}, say(there ? "weak_tie" : "missing_tie")), make("ul", { class: "pairs" }, ...said)];
}

/** Where the one is whom a finding is about.
 * @param {import("./data.js").Told} one */
function whereIs({ subjects }) {
  const { place } = subjects.length === 1 ? actorOf(subjects[0]) : { place: 0 };
  return place ? make("span", { class: "where" }, bdi(placeName(place))) : null;
}

/** @param {number[]} which */
function list(which) {
  return make("ol", { class: "findings" }, ...which.map(item));
}

function fill() {
  const open = data.told.map((_, i) => i).filter((i) => data.told[i].status !== "OK");
  const settled = data.told.map((_, i) => i).filter((i) => data.told[i].status === "OK");
  const urgent = data.urgent.filter((i) => open.includes(i));
  const rest = open.filter((i) => !urgent.includes(i));
  const parts = [make("p", { class: "lead" }, say(data.told.length ? "findings_lead" : "findings_none"))];
  if (urgent.length) parts.push(make("h2", {}, say("urgent")), list(urgent));
  const themes = data.themes.map((name) => ({ name, which: rest.filter((i) => data.told[i].theme === name) })).filter(({ which }) => which.length);
  if (themes.length > 1) parts.push(make("p", { class: "themes", role: "group", "aria-label": say("themes") }, ...themes.map(toTheme)));
  for (const one of themes) parts.push(make("h2", { id: `theme-${one.name}`, tabindex: -1 }, ...titled(one)), list(one.which));
  const loose = rest.filter((i) => !data.themes.includes(data.told[i].theme));
  if (loose.length) parts.push(list(loose));
  if (settled.length) {
    parts.push(make("details", { class: "settled" }, make("summary", {}, say("findings_ok", { n: settled.length })), list(settled)));
  }
  byId("findings").replaceChildren(...parts);
  byId("tab-findings").replaceChildren(say("tab_findings"), " ", make("b", {}, String(open.length)));
  marked();
}

/** @typedef {{name: string, which: number[]}} Theme */
/** A theme and how many findings it has.
 * @param {Theme} one */
function titled({ name, which }) {
  return [say(`theme_${name}`), " ", make("b", {}, String(which.length))];
}

/** Leads down to a theme.
 * @param {Theme} one */
function toTheme(one) {
  return button({ class: "plain", "data-key": `theme ${one.name}` }, () => {
    byId(`theme-${one.name}`).scrollIntoView({ block: "start" });
    byId(`theme-${one.name}`).focus({ preventScroll: true });
  }, ...titled(one));
}

/** Shows which finding is chosen. */
function marked() {
  for (const one of all(".told")) {
    const i = Number(one.dataset.n);
    const on = i === now().told;
    if ((one.getAttribute("aria-expanded") === "true") === on) continue;
    one.setAttribute("aria-expanded", String(on));
    const more = byId(`told-${i}`);
    more.hidden = !on;
    more.replaceChildren(...(on ? full(i) : []));
    if (on) reveal(one);
  }
}

/** @param {any} one */
function reveal(one) {
  const folded = one.closest("details");
  if (folded) folded.open = true;
  fold(false);
  showPanel("findings");
  one.scrollIntoView({ block: "nearest" });
}

onChange((state, before) => {
  if (state.lang !== before.lang) fill();
  else marked();
});

export const beginFindings = fill;
