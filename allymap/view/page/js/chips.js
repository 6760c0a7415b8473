// Actors as chips in the views: a mark and a name; choosing one opens what is known about it.
import { actorOf, data } from "./data.js";
import { bdi, button, make } from "./dom.js";
import { factsOf, focusActor } from "./details.js";
import { FILTERS, seen } from "./scene.js";
import { change, now } from "./state.js";
import { markOf } from "./marks.js";
import { say } from "./words.js";

const MOST = 40; // chips written at once
/** @type {Set<string>} Where all chips were asked for. */
const whole = new Set();

/** Whether something is in the light and this actor is not.
 * @param {number} n */
export function dimmed(n) {
  const { lit } = seen();
  return lit !== null && !lit.actors.has(n);
}

/** @param {number} n @param {string} key where it stands @param {{size?: number, more?: string}} [about] */
export function chip(n, key, { size = 0, more = "" } = {}) {
  const one = actorOf(n);
  const ours = one.ours ? make("small", {}, `(${say("us_mark")})`) : null;
  return button({ class: `who${dimmed(n) ? " dim" : seen().lit ? " lit" : ""}`, "data-size": size || null, "data-who": n, "data-key": `${key} ${n}`,
    "aria-pressed": String(now().actor === n), title: factsOf(n).join(" · ") }, () => focusActor(n), markOf(one), make("span", {}, bdi(one.name), ours ? " " : null, ours, more ? " " : null, more ? make("small", {}, more) : null));
}

/** Chips of those whom the filters leave, the first of many, and how many persons are not named.
 * @param {number[]} whom @param {string} key @param {number} [unnamed] @param {(n: number) => any} [made] */
export function chips(whom, key, unnamed = 0, made = (n) => chip(n, key)) {
  const shown = whom.filter(seen().passes);
  const written = whole.has(key) ? shown : shown.slice(0, MOST);
  const items = written.map((n) => make("li", {}, made(n)));
  if (written.length < shown.length) {
    items.push(make("li", {}, button({ class: "plain", "data-key": `${key} all` }, () => { whole.add(key); change({}); }, say("chips_more", { n: shown.length - written.length }))));
  }
  if (unnamed) items.push(make("li", { class: "unnamed" }, say("unnamed", { n: unnamed })));
  return items.length ? make("ul", { class: "chips-list" }, ...items) : make("p", { class: "nobody" }, say(whom.length ? "filtered_out" : "nobody_here"));
}

/** "7", or "3 of 7" where filters hide some; who is not named is counted whatever the filters.
 * @param {number[]} whom @param {number} [unnamed] */
export function countOf(whom, unnamed = 0) {
  const [shown, all] = [whom.filter(seen().passes).length + unnamed, whom.length + unnamed];
  return shown === all ? String(all) : say("part_of", { n: shown, all });
}

/** Whether filters leave a place of the views: it goes when all that lies in it is hidden.
 * @param {number} at */
export function placeShown(at) {
  const off = new Set(now().off.place || []);
  const inside = data.views.where[at].at;
  return !inside.length || inside.some((n) => !off.has(String(n)));
}

/** What filters do to a view that counts sessions: some places are hidden, nothing else.
 * @param {number[]} places @param {boolean} [actors] whether filters of actors apply too */
export function filtersTold(places, actors = false) {
  const all = [...new Set(places)];
  const shown = all.filter(placeShown);
  const others = FILTERS.slice(0, 5).some((name) => name !== "place" && (now().off[name] || []).length);
  const told = [...(shown.length < all.length ? [say("places_shown", { n: shown.length, all: all.length })] : []), ...(others && !actors ? [say("sessions_whole")] : [])];
  return told.length ? make("p", { class: "filtered", role: "status" }, told.join(" ")) : null;
}

/** What a view says when there is nothing to show: what to ask, and how.
 * @param {string} view */
export function empty(view) {
  return make("p", { class: "empty" }, say(data.audience === "internal" ? `empty_${view}` : "empty_open"));
}
