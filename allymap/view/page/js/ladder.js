// The ladder: for each place and topic four rungs, filled where a session was held, in their order.
import { addView } from "./views.js";
import { bdi, button, keepingFocus, make } from "./dom.js";
import { chooseFinding, textOf } from "./findings.js";
import { climbed } from "./figures.js";
import { data } from "./data.js";
import { day, label, say } from "./words.js";
import { empty, filtersTold, placeShown } from "./chips.js";
import { now } from "./state.js";

/** @typedef {import("./data.js").Climb} Climb */

const RUNGS = ["men", "women", "mixed", "advocacy"];

/** The findings about the order of the spaces here.
 * @param {Climb} one */
function about(one) {
  return data.told.map((_, i) => i).filter((i) => data.told[i].rule === "SYNC-1" && meant(i, one));
}

/** Whether a finding is about this place and topic.
 * @param {number} i @param {Climb} one */
function meant(i, { place, topic }) {
  const { spot, topics } = data.told[i];
  return spot === place && topics.includes(topic);
}

/** What became of each rung here. Where a gap was not found, nobody outside is told that a rung is
 * missing, for its session may be hidden; and we do not say so where nobody asked.
 * @param {Climb} one */
function became(one) {
  const gap = about(one).some((i) => data.told[i].status === "GAP");
  const found = climbed(one.held);
  if (gap) return found;
  if (data.audience !== "internal") return one.held.map((held) => (held ? "held" : "open"));
  const { asked } = data.views.where[one.place];
  return found.map((what, at) => (one.held[at] ? what : !asked ? "unasked" : what === "skipped" ? "absent" : what));
}

/** @param {string} held @param {string} what @param {number} at */
function rung(held, what, at) {
  const when = held ? day(held) : data.audience === "internal" ? label("rungs", "none") : say("rung_unknown");
  /** @type {Record<string, string>} */
  const words = { skipped: say("rung_skipped"), late: say("rung_late", { day: when }), unasked: say("cell_unasked"), absent: say("rung_absent") };
  const told = words[what] || when;
  return make("li", { class: `rung ${what}` }, make("span", {}, label("rungs", RUNGS[at])), " ", make("b", {}, told));
}

/** Whether the finding that is chosen is about this place and topic.
 * @param {Climb} one */
function isChosen(one) {
  return now().told >= 0 && meant(now().told, one);
}

/** @param {Climb} one @param {boolean} chosen whether some other place is in the light */
function card(one, chosen) {
  const on = isChosen(one);
  const found = about(one).map((i) => button({ class: `status ${data.told[i].status}`, "data-key": `ladder ${i}`, title: textOf(i).title, "aria-pressed": String(now().told === i) },
    () => chooseFinding(i), say(`status_${data.told[i].status}`)));
  const what = became(one);
  return make("li", { class: `climb${found.some((it) => it.classList.contains("GAP")) ? " gap" : ""}${on ? " on" : chosen ? " dim" : ""}`, "aria-current": on ? "true" : null },
    make("h3", {}, bdi(data.views.where[one.place].name)), make("p", { class: "topic" }, label("topics", one.topic), ...found),
    make("ol", { class: "rungs" }, ...one.held.map((held, at) => rung(held, what[at], at))));
}

/** The regions where nobody noted a session on any of these topics.
 * @param {Climb[]} ladders */
function without(ladders) {
  const { where } = data.views;
  const there = new Set(ladders.flatMap(({ place }) => [place, ...where[place].within]));
  const names = where.map((_, at) => at).filter((at) => where[at].region && !there.has(at) && placeShown(at)).map((at) => where[at].name);
  return names.length ? make("p", { class: "unknown" }, say("ladder_without", { places: names.join(", ") })) : null;
}

/** @param {HTMLElement} place */
function fill(place) {
  const ladders = data.views.ladder || [];
  const shown = ladders.filter((one) => placeShown(one.place));
  const parts = ladders.length ? [make("p", { class: "note" }, label("views", "note.ladder"), " ", say("ladder_note")), filtersTold(ladders.map((one) => one.place)),
    make("ul", { class: "climbs" }, ...shown.map((one) => card(one, shown.some(isChosen)))), without(ladders)] : [empty("ladder")];
  keepingFocus(place, () => place.replaceChildren(make("h2", {}, label("views", "title.ladder")), ...parts.filter((one) => one !== null)));
}

export function beginLadder() {
  if (data.views.ladder) addView("ladder", fill);
}
