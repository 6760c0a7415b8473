// The shortest way between two actors, and who is how far from one.

/** @typedef {{from: number, to: number, n: number}} Line */

/** How many steps each actor is from one, up to a number of steps.
 * @param {number} start
 * @param {(n: number) => Line[]} linesOf
 * @param {number} most
 * @returns {Map<number, number>} */
export function within(start, linesOf, most) {
  const far = new Map([[start, 0]]);
  let edge = [start];
  for (let steps = 1; steps <= most && edge.length; steps += 1) {
    edge = edge.flatMap((n) => linesOf(n).map((line) => (line.from === n ? line.to : line.from)))
      .filter((n) => !far.has(n) && far.set(n, steps));
  }
  return far;
}

/** The lines of a shortest way, in order; null when there is none. Of equals the one over lower numbers.
 * @param {number} start
 * @param {number} goal
 * @param {(n: number) => Line[]} linesOf
 * @returns {Line[]|null} */
export function shortest(start, goal, linesOf) {
  /** @type {Map<number, Line|null>} */
  const by = new Map([[start, null]]);
  let edge = [start];
  while (edge.length && !by.has(goal)) {
    const next = [];
    for (const n of edge) {
      for (const line of linesOf(n)) {
        const other = line.from === n ? line.to : line.from;
        if (by.has(other)) continue;
        by.set(other, line);
        next.push(other);
      }
    }
    edge = next.sort((a, b) => a - b);
  }
  return by.has(goal) ? traced(goal, by) : null;
}

/** @param {number} goal @param {Map<number, Line|null>} by @returns {Line[]} */
function traced(goal, by) {
  const lines = [];
  let at = goal;
  for (let line = by.get(at); line; line = by.get(at)) {
    lines.unshift(line);
    at = line.from === at ? line.to : line.from;
  }
  return lines;
}
