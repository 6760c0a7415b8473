// More actors than one picture holds: bundles by constituency and place, opened one by one.
import { data, ties } from "./data.js";
import { seen } from "./scene.js";
import { change, DARK, now } from "./state.js";

/** @typedef {import("./data.js").Bundle} Bundle */

const GRADES = 12; // of lines

/** @type {Map<number, Bundle>} */
export const bundleOf = new Map();
for (const one of data.bundles) for (const n of one.members) bundleOf.set(n, one);

/** The node an actor is drawn as now: itself, or the closed bundle it lies in.
 * @param {number} n */
export function drawnAs(n) {
  if (!bundleOf.size) return n;
  const bundle = bundleOf.get(n);
  return bundle && !now().open.includes(bundle.id) ? bundle.id : n;
}

/** @param {Bundle} one */
export function isLit(one) {
  const { lit } = seen();
  return !lit || one.members.some((n) => lit.actors.has(n));
}

/** The closed bundles that hold somebody who is shown. */
export function closedBundles() {
  return data.bundles.filter((one) => !now().open.includes(one.id) && one.members.some(seen().passes));
}

/** One line between two bundles, or a bundle and an actor, for all the ties between them.
 * @returns {{from: number, to: number, n: number}[]} */
export function bundleLines() {
  if (!data.bundles.length) return [];
  /** @type {Map<number, number>} How many ties, by the two ends in one number. */
  const lines = new Map();
  const { shows } = seen();
  const [most, all] = [data.bundles[0].id - 1, data.bundles[0].id + data.bundles.length];
  const as = Array.from({ length: most + 1 }, (_, n) => drawnAs(n));
  for (const tie of ties) {
    const [a, b] = [as[tie.from], as[tie.to]];
    if (a === b || (a <= most && b <= most) || !shows(tie)) continue;
    const key = a < b ? a * all + b : b * all + a;
    lines.set(key, (lines.get(key) || 0) + 1);
  }
  return [...lines].map(([key, n]) => ({ from: Math.floor(key / all), to: key % all, n }));
}

/** Draws the lines between bundles, fainter and thinner the fewer ties: those alike in one go.
 * @param {CanvasRenderingContext2D} ctx @param {{from: number, to: number, n: number}[]} lines
 * @param {(id: number) => {x: number, y: number}} spotOf */
export function drawBundleLines(ctx, lines, spotOf) {
  const most = lines.reduce((n, one) => Math.max(n, one.n), 1);
  ctx.save();
  ctx.strokeStyle = data.inks.between;
  for (let grade = 1; grade <= GRADES; grade += 1) {
    const alike = lines.filter((one) => Math.ceil((GRADES * one.n) / most) === grade);
    ctx.globalAlpha = (seen().lit ? 0.1 : 0.6) * (0.1 + (0.9 * grade) / GRADES);
    ctx.lineWidth = 1 + (5 * grade) / GRADES;
    ctx.beginPath();
    for (const { from, to } of alike) {
      const [a, b] = [spotOf(from), spotOf(to)];
      ctx.moveTo(a.x, a.y);
      ctx.lineTo(b.x, b.y);
    }
    ctx.stroke();
  }
  ctx.restore();
}

/** The bundles open, with those of some actors besides.
 * @param {Iterable<number>} whom */
export function openedFor(whom) {
  const open = new Set(now().open);
  for (const n of whom) {
    const bundle = bundleOf.get(n);
    if (bundle) open.add(bundle.id);
  }
  return [...open];
}

export function closeBundles() {
  change({ ...DARK, open: [] });
}
