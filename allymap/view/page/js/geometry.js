// Shapes on the picture: boxes, hulls, distances.

/** @typedef {{x: number, y: number}} Spot @typedef {[number, number, number, number]} Box left, top, right, bottom */

/** Whether two boxes meet, or come nearer than some slack.
 * @param {Box} a @param {Box} b @param {number} slack */
export function meets(a, b, slack) {
  return a[0] < b[2] + slack && b[0] < a[2] + slack && a[1] < b[3] + slack && b[1] < a[3] + slack;
}

/** The box around some spots.
 * @param {Spot[]} spots
 * @returns {Box} */
export function boxAround(spots) {
  const [xs, ys] = [spots.map((one) => one.x), spots.map((one) => one.y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** How far a spot is from the line between two others.
 * @param {Spot} spot @param {Spot} a @param {Spot} b */
export function distanceToLine(spot, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(spot.x - a.x - t * dx, spot.y - a.y - t * dy);
}

/** Where a line from the middle of one circle to another's leaves the first.
 * @param {Spot & {r: number}} from @param {Spot} to
 * @returns {Spot} */
export function rimTowards(from, to) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / far) * from.r, y: from.y + ((to.y - from.y) / far) * from.r };
}

/** Boxes by the cells they lie in, so that only near ones are compared. */
export class Cells {
  /** @param {number} size */
  constructor(size) {
    this.size = size;
    /** @type {Map<number, {id: number, box: Box}[]>} */
    this.cells = new Map();
  }

  /** A number for each cell that a box lies in; far away two cells may have the same.
   * @param {Box} box @param {(key: number) => void} act */
  each(box, act) {
    const [left, top, right, bottom] = box.map((edge) => Math.floor(edge / this.size));
    for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) act(x * 65536 + y);
  }

  /** @param {number} id @param {Box} box */
  add(id, box) {
    this.each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push({ id, box });
      else this.cells.set(key, [{ id, box }]);
    });
  }

  /** The ids of the boxes that meet one, but for its own.
   * @param {Box} box @param {number} slack @param {number} own
   * @returns {Set<number>} */
  met(box, slack, own) {
    /** @type {Set<number>} */
    const found = new Set();
    this.each([box[0] - slack, box[1] - slack, box[2] + slack, box[3] + slack], (key) => {
      for (const one of this.cells.get(key) || []) if (one.id !== own && meets(box, one.box, slack)) found.add(one.id);
    });
    return found;
  }
}
