// What is chosen now, in one place. Everything that is shown follows from it and from the data.
import { START, read, written } from "./address.js";
import { actors, data } from "./data.js";

/** @typedef {import("./address.js").State} State */

/** @type {State} */
const start = { ...START, lang: data.language };
/** @type {State} */
let state = checked(read(window.location.hash, start));
/** @type {((state: State, before: State) => void)[]} */
const listeners = [];

/** A state of which everything is there on this page.
 * @param {State} asked
 * @returns {State} */
function checked(asked) {
  const there = (/** @type {number} */ n) => n > 0 && n <= actors.length;
  return {
    ...asked,
    lang: Object.hasOwn(data.texts, asked.lang) ? asked.lang : data.language,
    arrange: asked.arrange === "network" ? "network" : "constituencies",
    actor: there(asked.actor) ? asked.actor : 0,
    waves: ["now", "then", "both"].includes(asked.waves) ? asked.waves : "now",
    steps: Math.min(3, Math.max(1, asked.steps)),
    way: data.audience === "internal" && asked.way.length === 2 && asked.way.every(there) && asked.way[0] !== asked.way[1] ? asked.way : [],
    from: isDay(asked.from) ? asked.from : "",
    to: isDay(asked.to) && asked.to < data.day ? asked.to : "",
    mark: isMark(asked.mark) ? asked.mark : "",
    story: asked.story > 0 && asked.story <= data.story.length ? asked.story : -1,
    told: asked.told >= -1 && asked.told < data.told.length ? asked.told : -1,
    open: asked.open.filter((id) => data.bundles.some((one) => one.id === id)),
  };
}

/** Whether a text is a day of the calendar. @param {string} text */
function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Whether the legend or a bridge has this mark. @param {string} text */
function isMark(text) {
  if (data.legend.some((one) => `${one.channel}/${one.value}` === text)) return true;
  const codes = data.regions.map((one) => one.code);
  return data.bridges.some(({ from, to }) => text === `bridge/${[codes[from], codes[to]].sort().join("~")}`);
}

export function now() {
  return state;
}

/** What is lit up goes out: one thing at a time is in the light. */
export const DARK = { actor: 0, steps: 1, way: [], told: -1, mark: "" };

/** Chooses something; all that is shown is brought in line with it.
 * @param {Partial<State>} patch */
export function change(patch) {
  const before = state;
  state = checked({ ...state, ...patch });
  const hash = written(state, start);
  if (`#${hash}` !== window.location.hash && (hash || window.location.hash)) {
    try { window.history.replaceState(null, "", `#${hash}`); } catch { window.location.replace(`#${hash}`); }
  }
  for (const listener of listeners) listener(state, before);
}

/** @param {(state: State, before: State) => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

window.addEventListener("hashchange", () => {
  if (window.location.hash !== `#${written(state, start)}`) change(read(window.location.hash, start));
});
