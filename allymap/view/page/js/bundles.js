// More actors than one picture holds: bundles by constituency and place, opened one by one.
import { data, ties } from "./data.js";
import { seen } from "./scene.js";
import { change, DARK, now } from "./state.js";

/** @typedef {import("./data.js").Bundle} Bundle */

/** @type {Map<number, Bundle>} */
export const bundleOf = new Map(data.bundles.flatMap((one) => one.members.map((n) => [n, one])));

/** The node an actor is drawn as now: itself, or the closed bundle it lies in.
 * @param {number} n */
export function drawnAs(n) {
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
 * @returns {{id: string, from: number, to: number, n: number}[]} */
export function bundleLines() {
  if (!data.bundles.length) return [];
  /** @type {Map<string, number>} */
  const lines = new Map();
  const most = data.bundles[0].id - 1;
  for (const tie of ties) {
    const [a, b] = [drawnAs(tie.from), drawnAs(tie.to)].sort((one, two) => one - two);
    if (a === b || b <= most || !seen().shows(tie)) continue;
    lines.set(`${a}-${b}`, (lines.get(`${a}-${b}`) || 0) + 1);
  }
  return [...lines].map(([id, n]) => {
    const [from, to] = id.split("-").map(Number);
    return { id, from, to, n };
  });
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
