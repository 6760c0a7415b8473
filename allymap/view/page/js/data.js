// What the page knows: read once, never changed. Texts of the lists are only ever shown as text.
import { rows } from "./columns.js";

/**
 * Who or what is on the map; `n` is our own number for it, from 1.
 * @typedef {{n: number, name: string, kind: string, form: string, constituency: string, place: number,
 *   level: string, stance: number|null, ring: string, size: number, shape: string, ours: boolean, ties: number,
 *   members: number, met: string, x: number, y: number, rx: number, ry: number, change: string}} Actor
 * @typedef {{n: number, from: number, to: number, type: string, family: string, arrow: boolean, closed: boolean, form: string,
 *   named: string, start: string, end: string, last: string, bend: number, change: string}} Tie
 * @typedef {{rule: string, theme: string, status: string, severity: string, actors: number[], ties: number[],
 *   subjects: number[], pairs: number[][], by: number[], spot: number, where: number[], topics: string[], elements: string[]}} Told
 * @typedef {{title: string, about: string, what: string, why: string, action: string, introduction: string}} ToldText
 * @typedef {{code: string, x: number, y: number, r: number, members: number[]}} Region
 * @typedef {{from: number, to: number, ties: number, wanted: string}} Bridge
 * @typedef {{id: number, constituency: string, place: number, x: number, y: number, size: number, members: number[]}} Bundle
 * @typedef {{name: number, nodes: number[]}} Ground
 * @typedef {{channel: string, value: string, mark: string, colour: string, dash: number[], types: string[]}} Entry
 * @typedef {{dir: string, name: string, page: Record<string, any>, labels: Record<string, Record<string, string>>,
 *   told: ToldText[], seen: string}} Texts
 * A place of the views: which places of the filters lie in it, and which regions it lies in, by their numbers.
 * @typedef {{name: string, at: number[], region: boolean, within: number[], asked: boolean}} Where
 * @typedef {{band: number, who: number[], unnamed: number}} Band
 * @typedef {{name: string, lead: number, bands: Band[], unknown: number}} Spectrum
 * @typedef {{corner: string, who: number[], influence: number[], unnamed: number}} Corner
 * @typedef {{place: number, topic: string, held: string[]}} Climb
 * @typedef {{places: {columns: string[], rows: number[], cells: (number|null)[][], total: (number|null)[]},
 *   areas?: {columns: string[], rows: string[], cells: number[][]}, reflection?: {place: number, kind: string, asked: boolean}[]}} Coverage
 * @typedef {{columns: string[], rows: {place: number, who: number, cells: number[]}[], apart: {place: number, pair: number[]}[]}} Organisers
 * @typedef {{where: Where[], spectrum?: Spectrum[], matrix?: Corner[], ladder?: Climb[], coverage?: Coverage, "who-does-what"?: Organisers}} Views
 * @typedef {{audience: string, language: string, title: string, day: string, made: string, main: number[], us: number,
 *   told: Told[], regions: Region[], bridges: Bridge[], bundles: Bundle[], grounds: Ground[], ground: number,
 *   places: string[], legend: Entry[], lines: Record<string, any>, rings: Record<string, any>,
 *   colours: Record<string, string>, inks: Record<string, string>, options: any, urgent: number[], themes: string[], asks: {name: string, target: number}[], texts: Record<string, Texts>, dates: string[],
 *   actors: any, ties: any, types: Record<string, [string, boolean]>, views: Views,
 *   ids: {actors: string[], places: string[], ties: string[], directed: string[]}, story: Step[]}} Known
 * @typedef {{title: string, text: string, state: Record<string, any>, only: Record<string, string[]>}} Step
 */
// `ids` is there on the page for inside alone.

/** What stands as JSON in an element. @param {string} id */
function held(id) {
  return JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent || "");
}

const sent = held("data");
/** @type {Record<string, string[]>} Our phrases, by language; letters from U+E000 on stand for them. */
const phrases = held("phrases");
/** @type {Known} */
export const data = {
  ...sent, told: rows(sent.told), regions: rows(sent.regions), bundles: rows(sent.bundles), grounds: rows(sent.grounds),
  main: rows(sent.main).map((one) => one.n),
};
/** @type {Actor[]} */
export const actors = rows(sent.actors);
/** @type {Tie[]} */
export const ties = rows(sent.ties);
for (const tie of ties) [tie.family, tie.arrow] = data.types[tie.type];

/** @type {Map<number, Tie[]>} The ties of each actor. */
export const around = new Map(actors.map((actor) => [actor.n, []]));
for (const tie of ties) {
  around.get(tie.from)?.push(tie);
  if (tie.to !== tie.from) around.get(tie.to)?.push(tie);
}

/** @param {number} n */
export function actorOf(n) {
  return actors[n - 1];
}

/** @type {Map<string, ToldText[]>} */
const told = new Map();

/** What the findings say in a language, put together when it is first asked for.
 * @param {string} language @returns {ToldText[]} */
function toldIn(language) {
  let found = told.get(language);
  if (!found) {
    const whole = sent.said.texts.map((/** @type {string} */ text) => text.replace(/[\uE000-\uF8FF]/g, (one) => phrases[language][one.charCodeAt(0) - 0xE000] ?? one));
    found = rows({ count: data.told.length, columns: sent.said.told[language] });
    for (const one of found) for (const field of Object.keys(sent.said.told[language])) /** @type {any} */ (one)[field] = whole[/** @type {any} */ (one)[field]];
    told.set(language, found);
  }
  return found;
}

for (const [language, texts] of Object.entries(data.texts)) Object.defineProperty(texts, "told", { get: () => toldIn(language) });

/** The actor at the other end of a tie.
 * @param {{from: number, to: number}} tie
 * @param {number} n */
export function otherEnd(tie, n) {
  return tie.from === n ? tie.to : tie.from;
}
