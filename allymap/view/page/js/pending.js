// The corrections that wait, in a list of their own; they leave the page as one small file.
import { actors, data } from "./data.js";
import { bdi, button, byId, keepingFocus, make } from "./dom.js";
import { day, label, placeName, say, sentence } from "./words.js";
import { fileOf, localDay, withOne } from "./corrections.js";
import { now, onChange } from "./state.js";
import { saveFile } from "./saving.js";

/** @typedef {import("./corrections.js").Correction} Correction */

/** @type {Correction[]} */
let list = [];
let who = "";
let saved = "";
const heard = make("p", { class: "unseen", role: "status" });
const panel = make("details", { id: "pending", hidden: true });

/** The id of an actor in the store.
 * @param {number} n @returns {string} */
export function idOf(n) {
  return data.ids.actors[n - 1];
}

/** Whose list of the vocabulary a field's codes are in.
 * @type {Record<string, string>} */
export const CODES = { kind: "kinds", level: "levels", stance: "stances" };

/** A value of a field as people read it.
 * @param {string} field @param {string} value */
function told(field, value) {
  if (!value) return say("not_noted");
  if (field in CODES) return label(CODES[field], value);
  if (field === "group_last_met") return day(value);
  const place = field === "place" ? data.ids.places.indexOf(value) : -1;
  return place < 0 ? value : placeName(place + 1);
}

/** What a correction says, in a sentence.
 * @param {Correction} one @returns {(Node|string)[]} */
function said({ do: what, data: about, was, names }) {
  if (what === "fix") {
    const [field] = Object.keys(was);
    return sentence("hand_said_fix", { who: bdi(names[about.id]), field: say(`hand_field_${field}`), was: bdi(told(field, was[field])), now: bdi(told(field, about[field])) });
  }
  const tie = make("span", {}, ...sentence("hand_said_tie", { self: bdi(names[about.source]), tie: label("ties", about.type), other: bdi(names[about.target]) }));
  const when = about.last_contact || about.end || "";
  const days = what === "add" ? [about.start && say("tie_since", { day: day(about.start) }), about.last_contact && say("tie_last", { day: day(about.last_contact) })] : [];
  return [...sentence(`hand_said_${what}`, { tie, day: when ? day(when) : "" }), ...days.filter(Boolean).map((text) => `, ${text}`)];
}

/** Adds a correction to those that wait.
 * @param {...Correction} more */
export function wait(...more) {
  for (const one of more) list = withOne(list, one);
  saved = "";
  fill(say("hand_added", { n: list.length }));
}

/** @param {Correction} one */
function takeBack(one) {
  const at = list.indexOf(one);
  list = list.filter((other) => other !== one);
  saved = "";
  fill(say("hand_taken_back", { n: list.length }));
  const left = panel.querySelectorAll(".take-back");
  (left[Math.min(at, left.length - 1)] || byId("stage")).focus();
}

function save() {
  const field = byId("who-says");
  who = field.value.trim();
  if (!who) {
    fill(say("hand_who_first"));
    byId("who-says").focus();
    return;
  }
  const moment = new Date();
  saved = `corrections-${localDay(moment)}.json`;
  saveFile(saved, fileOf(list, who, moment));
  fill(say("hand_saved", { file: saved }));
  panel.querySelector("code").scrollIntoView({ block: "nearest" });
}

/** @param {string} news */
function fill(news) {
  const was = panel.hidden;
  panel.hidden = !list.length;
  if (was && !panel.hidden) panel.open = true;
  keepingFocus(panel, () => panel.replaceChildren(...parts()));
  heard.textContent = news;
  if (list.length && !saved) window.addEventListener("beforeunload", warn);
  else window.removeEventListener("beforeunload", warn);
}

/** @returns {Node[]} */
function parts() {
  const items = list.map((one) => make("li", {}, make("span", { dir: "auto" }, ...said(one)),
    button({ class: "link take-back", "aria-label": say("hand_take_back") }, () => takeBack(one), "✕")));
  const field = make("input", { id: "who-says", value: who, maxlength: 80, autocomplete: "off", "data-key": "who says" });
  field.addEventListener("input", () => { who = field.value; });
  const done = saved ? [make("p", { class: "done" }, say("hand_saved", { file: saved })), make("p", {}, make("code", { dir: "ltr" }, `allymap import ${saved}`))] : [];
  return [make("summary", { "data-key": "pending" }, say(saved ? "hand_pending_saved" : "hand_pending", { n: list.length })), make("ol", {}, ...items),
    make("label", { class: "row" }, make("span", {}, say("hand_who")), field),
    make("p", { class: "row" }, button({ class: "strong", id: "save-corrections", "data-key": "save corrections" }, save, say("hand_save"))), ...done,
    make("p", { class: "lead" }, say("hand_about"))];
}

/** @param {BeforeUnloadEvent} event */
function warn(event) {
  event.preventDefault();
}

onChange((state, before) => {
  if (state.lang !== before.lang) fill("");
});

/** Everybody on the page by a name that is theirs alone, for a list to choose from.
 * @returns {Map<string, number>} */
export function byName() {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const { name } of actors) count.set(name, (count.get(name) || 0) + 1);
  return new Map(actors.map((one) => {
    const more = [label("kinds", one.kind), one.place ? placeName(one.place) : ""].filter(Boolean).join(", ");
    const name = count.get(one.name) === 1 ? one.name : `${one.name} (${more})`;
    return /** @type {[string, number]} */ ([name, one.n]);
  }).sort((a, b) => a[0].localeCompare(b[0], now().lang)));
}

byId("tabs").parentElement.append(panel, heard);
