// How the views are drawn, in numbers alone: wedges of a half circle, rungs of a ladder, sizes.

/** @typedef {{x: number, y: number}} Spot */

/** A spot on a half circle that stands on its flat side: 0 is its right end, 1 its left.
 * @param {number} turn @param {number} r @param {boolean} mirrored @returns {Spot} */
export function onHalf(turn, r, mirrored) {
  const angle = Math.PI * (mirrored ? 1 - turn : turn);
  return { x: r * Math.cos(angle), y: -r * Math.sin(angle) };
}

/** The outline of one of several equal wedges, the first at the left, or mirrored at the right.
 * @param {number} at @param {number} of @param {number} inner @param {number} outer @param {boolean} mirrored */
export function wedge(at, of, inner, outer, mirrored) {
  const [from, to] = [1 - at / of, 1 - (at + 1) / of];
  const [a, b, c, d] = [onHalf(from, outer, mirrored), onHalf(to, outer, mirrored), onHalf(to, inner, mirrored), onHalf(from, inner, mirrored)];
  const [out, back] = mirrored ? [0, 1] : [1, 0];
  return `M${place(a)}A${outer} ${outer} 0 0 ${out} ${place(b)}L${place(c)}A${inner} ${inner} 0 0 ${back} ${place(d)}Z`;
}

/** @param {Spot} spot */
function place({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Where some marks stand in a wedge, on arcs that share them; and how far they are apart.
 * @param {number} count @param {number} at @param {number} of @param {number} inner @param {number} outer @param {boolean} mirrored
 * @returns {{spots: Spot[], step: number}} */
export function inWedge(count, at, of, inner, outer, mirrored) {
  let step = 34;
  while (step > 5 && room(step, of, inner, outer).reduce((sum, one) => sum + one.holds, 0) < count) step -= 1;
  /** @type {Spot[]} */
  const spots = [];
  for (const { r, holds } of room(step, of, inner, outer)) {
    const here = Math.min(holds, count - spots.length);
    for (let n = 0; n < here; n += 1) {
      const across = 0.5 + ((n - (here - 1) / 2) * step) / ((Math.PI * r) / of);
      spots.push(onHalf(1 - (at + across) / of, r, mirrored));
    }
  }
  return { spots, step };
}

/** The arcs of a wedge and how many marks each holds, the middle arc first.
 * @param {number} step @param {number} of @param {number} inner @param {number} outer */
function room(step, of, inner, outer) {
  const middle = (inner + outer) / 2;
  const arcs = [];
  for (let r = inner + step * 0.6; r <= outer - step * 0.6; r += step) {
    arcs.push({ r, holds: Math.max(1, Math.floor((Math.PI * r) / of / step - 0.4)) });
  }
  return arcs.sort((a, b) => Math.abs(a.r - middle) - Math.abs(b.r - middle));
}

const LEVELS = [0, 0, 1, 2]; // men apart and women apart, then together, then speaking out

/** What became of each rung: held, late (after a higher one), left out below a higher one, or open.
 * @param {string[]} held the first day of each, "" for none
 * @returns {string[]} */
export function climbed(held) {
  return held.map((day, at) => {
    const higher = held.filter((one, n) => one && LEVELS[n] > LEVELS[at]);
    if (!day) return higher.length ? "skipped" : "open";
    return higher.some((one) => one < day) ? "late" : "held";
  });
}

/** How large a count is drawn, 0 to 5, beside the largest of its table.
 * @param {number} count @param {number} most */
export function grade(count, most) {
  return count > 0 ? Math.max(1, Math.round(5 * Math.sqrt(count / Math.max(most, count)))) : 0;
}
