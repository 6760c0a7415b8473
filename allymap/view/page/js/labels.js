// Names on the picture: as many as fit without touching, the most telling first, never tiny.
import { Cells, meets } from "./geometry.js";

/** @typedef {import("./geometry.js").Box} Box */
/** A name that waits for a place: `r` is the radius of its shape, `allowed` how many others it may cover.
 * @typedef {{id: number, lines: string[], weight: number, strong: boolean, r: number, allowed: number,
 *   spot: {x: number, y: number}, width?: number, home?: string}} Waiting
 * A region on the screen: no name of somebody else lies over it.
 * @typedef {{code: string, x: number, y: number, r: number}} Circle
 * @typedef {{x: number, y: number, lines: string[], strong: boolean, box: Box}} Placed */

export const LINE = 15;
const parts = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

/** @param {string} text */
function letters(text) {
  return parts && /[^ -\u024f]/.test(text) ? Array.from(parts.segment(text), (one) => one.segment) : Array.from(text);
}

/** @param {string} line @param {number} most */
function clipped(line, most) {
  const found = letters(line);
  return found.length > most ? `${found.slice(0, most - 1).join("")}…` : line;
}

/** A name in at most two lines of about 20 letters; what is left out shows as an ellipsis.
 * @param {string} name
 * @returns {string[]} */
export function wrapped(name) {
  const lines = [""];
  for (const word of name.replace(/\s+/g, " ").trim().split(" ")) {
    const line = lines[lines.length - 1];
    if (line && letters(line).length + letters(word).length > 18) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  const kept = lines.slice(0, 2).map((line) => clipped(line, 22));
  if (lines.length > 2) kept[1] = `${clipped(kept[1], 20).replace(/…$/, "")}…`;
  return kept;
}

/** The places a name can stand at a shape, the best first.
 * @param {Waiting} one
 * @returns {Placed[]} */
function places({ spot, r, lines, width = 0, strong }) {
  const height = lines.length * LINE;
  const [down, aside, slant] = [r + 4 + height / 2, r + 6 + width / 2, r * 0.7 + 2];
  return [
    [0, down], [aside, 0], [-aside, 0], [0, -down],
    [slant + width / 2, slant + height / 2], [-slant - width / 2, slant + height / 2],
    [slant + width / 2, -slant - height / 2], [-slant - width / 2, -slant - height / 2],
  ].map(([dx, dy]) => {
    const [x, y] = [spot.x + dx, spot.y + dy];
    return { x, y, lines, strong, box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2] };
  });
}

/** The names to draw, none over another: each where it covers the fewest shapes.
 * @param {Waiting[]} waiting those with a weight below 0 only stand in the way
 * @param {Box[]} taken boxes that must stay free
 * @param {{width: number, height: number, most: number, circles: Circle[]}} room
 * @returns {Placed[]} */
export function placedNames(waiting, taken, room) {
  const shapes = new Cells(80);
  for (const { id, spot, r } of waiting) shapes.add(id, [spot.x - r, spot.y - r, spot.x + r, spot.y + r]);
  const names = new Cells(80);
  taken.forEach((box) => names.add(-1, box));
  /** @type {Placed[]} */
  const found = [];
  const inside = (/** @type {Box} */ [left, top, right, bottom]) => left > 2 && top > 2 && right < room.width - 2 && bottom < room.height - 2;
  const order = waiting.filter((one) => one.weight >= 0).sort((a, b) => b.weight - a.weight || a.id - b.id);
  for (const one of order) {
    if (found.length >= room.most) break;
    const free = places(one).filter(({ box }) => inside(box) && names.met(box, 3, 0).size === 0);
    const own = free.filter(({ box }) => !room.circles.some((circle) => circle.code !== one.home && covers(box, circle)));
    const place = best(own, one, shapes) || (one.allowed ? best(free, one, shapes) : null);
    if (!place) continue;
    names.add(found.length + 1, place.box);
    found.push(place);
  }
  return found;
}

/** Whether a box lies over a circle in part.
 * @param {Box} box @param {Circle} circle */
export function covers([left, top, right, bottom], { x, y, r }) {
  return Math.hypot(x - Math.max(left, Math.min(x, right)), y - Math.max(top, Math.min(y, bottom))) < r;
}

/** @param {Placed[]} free @param {Waiting} one @param {Cells} shapes @returns {Placed|null} */
function best(free, one, shapes) {
  /** @type {Placed|null} */
  let chosen = null;
  let least = one.allowed + 1;
  for (const place of free) {
    const covered = shapes.met(place.box, 1, one.id).size;
    if (covered < least) [chosen, least] = [place, covered];
  }
  return chosen;
}

/** Whether any two of some boxes meet: for those who look after us.
 * @param {Box[]} boxes */
export function anyMeet(boxes) {
  return boxes.some((box, n) => boxes.slice(n + 1).some((other) => meets(box, other, 0)));
}
