// What the page knows: read once, never changed. Texts of the lists are only ever shown as text.

/**
 * Who or what is on the map; `n` is our own number for it, from 1.
 * @typedef {{n: number, name: string, kind: string, form: string, constituency: string, place: number,
 *   level: string, stance: number|null, ring: string, size: number, shape: string, ours: boolean, ties: number,
 *   members: number, met: string, x: number, y: number, rx: number, ry: number, change: string}} Actor
 * @typedef {{n: number, from: number, to: number, type: string, family: string, arrow: boolean, form: string,
 *   named: string, start: string, end: string, last: string, bend: number, change: string}} Tie
 * @typedef {{id: string, rule: string, status: string, severity: string, actors: number[], ties: number[],
 *   subjects: number[], pairs: number[][], by: number[]}} Told
 * @typedef {{title: string, about: string, what: string, why: string, action: string, introduction: string}} ToldText
 * @typedef {{code: string, x: number, y: number, r: number, members: number[]}} Region
 * @typedef {{from: number, to: number, ties: number, wanted: string}} Bridge
 * @typedef {{id: number, constituency: string, place: number, x: number, y: number, size: number, members: number[]}} Bundle
 * @typedef {{name: number, nodes: number[]}} Ground
 * @typedef {{channel: string, value: string, mark: string, colour: string, dash: number[], types: string[]}} Entry
 * @typedef {{dir: string, name: string, page: Record<string, any>, labels: Record<string, Record<string, string>>,
 *   told: ToldText[], seen: string}} Texts
 * @typedef {{audience: string, language: string, title: string, day: string, made: string, main: number[], us: number,
 *   told: Told[], regions: Region[], bridges: Bridge[], bundles: Bundle[], grounds: Ground[], ground: number,
 *   places: string[], legend: Entry[], lines: Record<string, any>, rings: Record<string, any>,
 *   colours: Record<string, string>, options: any, urgent: number[], texts: Record<string, Texts>, dates: string[],
 *   actors: any, ties: any, ids: {actors: string[], places: string[], ties: string[], directed: string[]},
 *   story: Step[]}} Known
 * @typedef {{title: string, text: string, state: Record<string, any>, only: Record<string, string[]>}} Step
 */
// `ids` is there on the page for inside alone.

/** The rows of a table that was sent column by column, numbered from 1.
 * @param {Record<string, any[]>} columns
 * @returns {any[]} */
export function rows(columns) {
  const names = Object.keys(columns);
  const count = names.length ? columns[names[0]].length : 0;
  return Array.from({ length: count }, (_, i) => {
    /** @type {Record<string, any>} */
    const row = { n: i + 1 };
    for (const name of names) row[name] = columns[name][i];
    return row;
  });
}

/** @type {Known} */
export const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent || "");
/** @type {Actor[]} */
export const actors = rows(data.actors);
/** @type {Tie[]} */
export const ties = rows(data.ties);

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

/** The actor at the other end of a tie.
 * @param {{from: number, to: number}} tie
 * @param {number} n */
export function otherEnd(tie, n) {
  return tie.from === n ? tie.to : tie.from;
}
