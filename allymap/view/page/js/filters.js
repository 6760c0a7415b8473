// What can be hidden: constituencies, kinds, places, levels, stances, kinds of ties, and times.
import { actors, data, ties } from "./data.js";
import { button, byId, keepingFocus, make } from "./dom.js";
import { change, now, onChange } from "./state.js";
import { codeOf, FILTERS, seen } from "./scene.js";
import { day, label, placeName, say } from "./words.js";

/** @type {Record<string, string>} The vocabulary's list behind each filter. */
const LISTS = { constituency: "constituencies", kind: "kinds", level: "levels", tie: "ties", stance: "stances" };

/** @param {string} filter @param {string} code @returns {string} */
export function nameOfCode(filter, code) {
  if (filter === "place") return placeName(Number(code));
  if (!code) return say("not_noted");
  return label(LISTS[filter], code);
}

/** The codes of a filter with how often each occurs, in the order of the vocabulary.
 * @param {string} filter
 * @returns {[string, number][]} */
export function codesOf(filter) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const found = filter === "tie" ? ties.map((one) => one.type) : actors.map((one) => codeOf(one, filter));
  for (const code of found) counts.set(code, (counts.get(code) || 0) + 1);
  const order = filter === "place" ? data.places.map((_, n) => String(n + 1)) : Object.keys(Object.values(data.texts)[0].labels[LISTS[filter]] || {});
  const rank = (/** @type {string} */ code) => (code === "" || code === "0" ? 1e9 : order.includes(code) ? order.indexOf(code) : 1e8);
  return [...counts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** @param {string} filter @param {string[]} codes */
function hide(filter, codes) {
  change({ off: { ...now().off, [filter]: codes } });
}

/** @param {string} filter */
function field(filter) {
  const codes = codesOf(filter);
  if (codes.length < 2 && filter !== "tie" && filter !== "constituency") return null;
  const off = new Set(now().off[filter] || []);
  const quick = make("p", { class: "quick" },
    button({ "data-quick": "all", "data-key": `${filter} all` }, () => hide(filter, []), say("filter_all")),
    button({ "data-quick": "none", "data-key": `${filter} none` }, () => hide(filter, codes.map(([code]) => code)), say("filter_none")));
  const boxes = codes.map(([code, count]) => {
    const box = make("input", { type: "checkbox", value: code, "data-key": `${filter} ${code}` });
    box.checked = !off.has(code);
    box.addEventListener("change", () => {
      const others = (now().off[filter] || []).filter((one) => one !== code);
      hide(filter, box.checked ? others : [...others, code]);
    });
    return make("label", {}, box, make("bdi", {}, nameOfCode(filter, code)), make("i", {}, String(count)));
  });
  return make("fieldset", { "data-filter": filter }, make("legend", {}, say(`filter_${filter}`)), quick, ...boxes);
}

/** The time that is looked at: on which day, and only what is not older than another. */
function times() {
  if (data.dates.length < 2) return null;
  const at = now().to ? data.dates.filter((one) => one <= now().to).length - 1 : data.dates.length - 1;
  const slider = make("input", { type: "range", id: "to", min: 0, max: data.dates.length - 1, step: 1, "data-key": "to", "aria-label": say("time_to") });
  slider.value = String(Math.max(0, at));
  const told = (/** @type {string} */ to) => (to ? say("time_at", { day: day(to) }) : say("time_now"));
  slider.setAttribute("aria-valuetext", told(now().to));
  slider.addEventListener("input", () => change({ to: Number(slider.value) === data.dates.length - 1 ? "" : data.dates[Number(slider.value)] }));
  const since = make("input", { type: "date", id: "from", value: now().from, max: data.day, "data-key": "from" });
  since.addEventListener("change", () => change({ from: since.value }));
  return make("fieldset", { "data-filter": "time" }, make("legend", {}, say("filter_time")), make("p", { class: "told-time" }, told(now().to)), slider,
    make("label", { class: "since" }, make("span", {}, say("time_from")), since));
}

/** The round that is shown, where there are two. */
function rounds() {
  if (!actors.some((one) => one.change) && !ties.some((one) => one.change)) return null;
  const options = ["now", "then", "both"].map((name) => {
    const box = make("input", { type: "radio", name: "waves", value: name, "data-key": `waves ${name}` });
    box.checked = now().waves === name;
    box.addEventListener("change", () => change({ waves: name }));
    return make("label", {}, box, make("span", {}, say(`waves_${name}`)));
  });
  return make("fieldset", { "data-filter": "waves" }, make("legend", {}, say("filter_waves")), ...options);
}

/** How many filters hide something. */
function hiding() {
  const { off, from, to } = now();
  return Object.values(off).reduce((sum, codes) => sum + codes.length, 0) + (from ? 1 : 0) + (to ? 1 : 0);
}

function fill() {
  const panel = byId("filters");
  const reset = button({ id: "reset", "data-key": "reset" }, () => change({ off: {}, from: "", to: "" }), say("reset"));
  reset.disabled = hiding() === 0;
  const showing = make("p", { class: "showing", id: "showing", role: "status" }, say("showing", { n: seen().shown, all: actors.length }));
  const fields = [rounds(), ...FILTERS.map(field), times()].filter((one) => one !== null);
  keepingFocus(panel, () => panel.replaceChildren(make("p", { class: "lead" }, say("filters_lead")), showing, reset, ...fields));
  byId("tab-filters").replaceChildren(say("tab_filters"), ...(hiding() ? [" ", make("b", { id: "filtered" }, `−${hiding()}`)] : []));
}

onChange((state, before) => {
  if (["lang", "off", "from", "to", "waves"].some((name) => /** @type {any} */ (state)[name] !== /** @type {any} */ (before)[name])) fill();
});

export const beginFilters = fill;
