// What follows from the choices: who and what is shown, and what is in the light.
import { actorOf, actors, around, data, ties } from "./data.js";
import { now, onChange } from "./state.js";
import { shortest, within } from "./ways.js";

/** @typedef {import("./data.js").Actor} Actor @typedef {import("./data.js").Tie} Tie */
/**
 * `lit` is what stays bright, null for all; `missing` are ties that are not there and should be.
 * @typedef {{passes: (n: number) => boolean, shows: (tie: Tie) => boolean, shown: number,
 *   lit: {actors: Set<number>, ties: Set<number>}|null, missing: number[][], by: Set<number>, way: Tie[]|null}} Scene
 */

export const FILTERS = ["constituency", "kind", "place", "level", "stance", "tie"];

/** The code by which a filter hides an actor.
 * @param {Actor} actor
 * @param {string} filter
 * @returns {string} */
export function codeOf(actor, filter) {
  const value = /** @type {any} */ (actor)[filter];
  return value === null || value === undefined ? "" : String(value);
}

/** @type {Scene} */
let scene = made();

/** What is shown now. */
export function seen() {
  return scene;
}

/** @returns {Scene} */
function made() {
  const state = now();
  const off = Object.fromEntries(FILTERS.map((name) => [name, new Set(state.off[name] || [])]));
  const hidden = actors.map((actor) => FILTERS.slice(0, 5).some((name) => off[name].size > 0 && off[name].has(codeOf(actor, name)))
    || !inRound(actor.change));
  const passes = (/** @type {number} */ n) => !hidden[n - 1];
  const shows = (/** @type {Tie} */ tie) => !off.tie.has(tie.type) && holds(tie) && passes(tie.from) && passes(tie.to);
  return { passes, shows, shown: hidden.filter((one) => !one).length, ...light(shows, passes) };
}

/** Whether something of one of the two rounds is shown now.
 * @param {string} changed */
function inRound(changed) {
  const { waves } = now();
  return waves === "both" || (waves === "now" ? changed !== "gone" : changed !== "new");
}

/** Whether a tie is there on the day that is looked at, and was seen since another.
 * @param {Tie} tie */
function holds(tie) {
  const { from, to, waves } = now();
  const day = to || data.day;
  const there = waves === "now" ? (!tie.start || tie.start <= day) && (!tie.end || tie.end > day) : !isPast(tie);
  return there && inRound(tie.change) && (!from || (tie.last || tie.start) >= from);
}

/** Whether a tie ended before the two rounds that are compared.
 * @param {Tie} tie */
function isPast(tie) {
  return Boolean(tie.end) && tie.end <= data.day && tie.change !== "gone";
}

/** What is in the light: of an actor, a way, a finding or an entry of the legend.
 * @param {(tie: Tie) => boolean} shows
 * @param {(n: number) => boolean} passes
 * @returns {Pick<Scene, "lit"|"missing"|"by"|"way">} */
function light(shows, passes) {
  const { actor, steps, way, told, mark } = now();
  const linesOf = (/** @type {number} */ n) => (around.get(n) || []).filter(shows);
  const none = { missing: [], by: new Set(), way: null };
  if (told >= 0) return { ...none, ...lightOfFinding(data.told[told], shows, passes) };
  if (way.length) return { ...none, ...lightOfWay(/** @type {any} */ (shortest(way[0], way[1], leadingOn(way[0], linesOf))), way) };
  if (actor) return { ...none, lit: lightAround(actor, steps, linesOf) };
  if (mark) return { ...none, lit: lightOfMark(mark, shows) };
  return { ...none, lit: null };
}

/** The ties over which a way may lead: none that is against, none through who is against.
 * @param {number} start @param {(n: number) => Tie[]} linesOf */
function leadingOn(start, linesOf) {
  return (/** @type {number} */ n) => (n !== start && (actorOf(n).stance || 0) < 0 ? [] : linesOf(n).filter((tie) => !tie.closed));
}

/** @param {number} actor @param {number} steps @param {(n: number) => Tie[]} linesOf */
function lightAround(actor, steps, linesOf) {
  const far = within(actor, linesOf, steps);
  const near = (/** @type {number} */ n) => (far.get(n) ?? 9) < steps;
  const lines = ties.filter((tie) => (near(tie.from) && far.has(tie.to)) || (near(tie.to) && far.has(tie.from)));
  return { actors: new Set(far.keys()), ties: new Set(lines.map((tie) => tie.n)) };
}

/** @param {Tie[]|null} way @param {number[]} ends */
function lightOfWay(way, ends) {
  const lines = way || [];
  const lit = { actors: new Set([...ends, ...lines.flatMap((tie) => [tie.from, tie.to])]), ties: new Set(lines.map((tie) => tie.n)) };
  return { way, lit };
}

/** @param {import("./data.js").Told} told @param {(tie: Tie) => boolean} shows @param {(n: number) => boolean} passes */
function lightOfFinding(told, shows, passes) {
  const whom = new Set([...told.actors, ...told.pairs.flat(), ...told.by]);
  if (![...whom].some(passes)) return { lit: null };
  const between = told.actors.length > 40 ? [] : ties.filter((tie) => whom.has(tie.from) && whom.has(tie.to) && shows(tie));
  return {
    lit: { actors: whom, ties: new Set([...told.ties, ...between.map((tie) => tie.n)]) },
    missing: told.pairs.filter((pair) => pair.every(passes)), by: new Set(told.by),
  };
}

/** @param {string} mark @param {(tie: Tie) => boolean} shows */
function lightOfMark(mark, shows) {
  const [channel, value] = mark.split("/");
  if (channel === "line") {
    const lines = ties.filter((tie) => tie.family === value && shows(tie));
    return { actors: new Set(lines.flatMap((tie) => [tie.from, tie.to])), ties: new Set(lines.map((tie) => tie.n)) };
  }
  if (channel === "bridge") return lightOfBridge(value, shows);
  const is = (/** @type {Actor} */ one) => channel === "ours" ? one.ours : channel === "colour" ? one.constituency === value
    : channel === "shape" ? one.form === value : one.ring === value;
  return { actors: new Set(actors.filter(is).map((one) => one.n)), ties: /** @type {Set<number>} */ (new Set()) };
}

/** The ties between two constituencies, "a~b".
 * @param {string} value @param {(tie: Tie) => boolean} shows */
function lightOfBridge(value, shows) {
  const sides = value.split("~").sort().join("~");
  const lines = ties.filter((tie) => shows(tie)
    && [actorOf(tie.from).constituency, actorOf(tie.to).constituency].sort().join("~") === sides);
  return { actors: new Set(lines.flatMap((tie) => [tie.from, tie.to])), ties: new Set(lines.map((tie) => tie.n)) };
}

onChange(() => { scene = made(); });
