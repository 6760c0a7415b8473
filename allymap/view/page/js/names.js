// Which names are on the picture now, and how they are written on it.
import { actorOf, actors, data } from "./data.js";
import { narrow } from "./screen.js";
import { Cells } from "./geometry.js";
import { covers, LINE, placedNames, wrapped } from "./labels.js";
import { now } from "./state.js";
import { say } from "./words.js";
import { seen } from "./scene.js";

/** @typedef {import("./labels.js").Waiting} Waiting @typedef {import("./labels.js").Placed} Placed @typedef {import("./geometry.js").Box} Box */
/** The name of a region or ground, between its top and bottom on the screen; the heavier is kept.
 * @typedef {{text: string, home?: string, x: number, top: number, bottom: number, weight: number}} Ground */

const FONT = '500 12.5px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const STRONG = FONT.replace("500", "700");
/** @type {Map<string, number>} */
const widths = new Map();
/** @type {Map<string, string[]>} */
const lines = new Map();

/** The lines of a name on the picture; our own organisation's says so.
 * @param {number} n */
export function linesOf(n) {
  const key = `${n}/${now().lang}`;
  let found = lines.get(key);
  if (!found) {
    found = wrapped(actorOf(n).name);
    if (actorOf(n).ours) found.push(`${found.pop()} (${say("us_mark")})`);
    lines.set(key, found);
  }
  return found;
}

/** @param {CanvasRenderingContext2D} ctx @param {string[]} texts @param {string} font */
function width(ctx, texts, font) {
  const key = `${font}${texts.join("\n")}`;
  let found = widths.get(key);
  if (found === undefined) {
    ctx.font = font;
    found = Math.max(...texts.map((one) => ctx.measureText(one).width));
    widths.set(key, found);
  }
  return found;
}

/** Which names come first: what was chosen, then findings and ourselves, then organisations.
 * @param {number} n @param {number} scale @param {number} hover */
export function weight(n, scale, hover) {
  const [one, { lit }] = [actorOf(n), seen()];
  if (n === now().actor || n === hover) return 1e6;
  if (lit) return lit.actors.has(n) ? 1e4 + one.ties : -1;
  if (!one.ties && !one.ring && scale < 0.8) return -1;
  const form = { organisation: 9, institution: 5, group: 4 }[one.form] || 0;
  return one.ties + form + (one.ring ? 14 : 0) + (one.ours ? 1000 : 0);
}

/** How many shapes a name may cover: ours and the chosen some, in the light one, others none.
 * @param {number} importance */
export function allowance(importance) {
  if (importance >= 1e6) return 9;
  if (seen().lit) return 1;
  return importance >= 1000 ? 3 : importance > 26 && actors.length < 400 ? 1 : 0;
}

/** Where names of regions or grounds stand: above or below, the largest first, moved in from the rim
 * of the picture; one without room is left out.
 * @param {CanvasRenderingContext2D} ctx @param {Ground[]} grounds @param {Box[]} taken @param {number} wide @param {import("./labels.js").Circle[]} circles
 * @returns {{text: string, x: number, y: number, box: Box}[]} */
function placedGrounds(ctx, grounds, taken, wide, circles) {
  const cells = new Cells(80);
  taken.forEach((box) => cells.add(-1, box));
  /** @type {{text: string, x: number, y: number, box: Box}[]} */
  const found = [];
  for (const { text, home, x: middle, top, bottom } of [...grounds].sort((a, b) => b.weight - a.weight)) {
    const half = width(ctx, [text], STRONG) / 2 + 4;
    const x = middle < 0 || middle > wide ? middle : Math.max(half, Math.min(middle, wide - half));
    const boxes = [top - 11, bottom + 11].map((y) => ({ text, x, y, box: /** @type {Box} */ ([x - half, y - 9, x + half, y + 9]) }));
    const alone = boxes.filter(({ box }) => cells.met(box, 1, 0).size === 0);
    const free = alone.find(({ box }) => !circles.some((circle) => circle.code !== home && covers(box, circle))) || alone[0];
    if (!free) continue;
    cells.add(found.length + 1, free.box);
    found.push(free);
  }
  return found;
}

/** Draws the names of regions or grounds, then those of actors where there is room.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Waiting[]} waiting
 * @param {Ground[]} grounds
 * @param {Box[]} taken
 * @param {{width: number, height: number, circles: import("./labels.js").Circle[]}} room
 * @returns {Placed[]} */
export function drawNames(ctx, waiting, grounds, taken, room) {
  for (const one of waiting) one.width = one.weight >= 0 ? width(ctx, one.lines, one.strong ? STRONG : FONT) : 0;
  const above = placedGrounds(ctx, grounds, taken, room.width, room.circles);
  const most = seen().lit ? 300 : narrow.matches ? 60 : 160;
  const names = placedNames(waiting, [...above.map((one) => one.box), ...taken], { ...room, most });
  const found = [...above.map((one) => ({ ...one, lines: [one.text], strong: true, ink: data.inks.place })), ...names];
  writeNames(ctx, found);
  return found;
}

/** Writes names where they were placed.
 * @param {CanvasRenderingContext2D} ctx @param {(Placed & {ink?: string})[]} names */
export function writeNames(ctx, names) {
  Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  for (const { x, y, lines: texts, strong, ink } of names) {
    ctx.font = strong ? STRONG : FONT;
    texts.forEach((line, n) => halo(ctx, line, x, y + (n - (texts.length - 1) / 2) * LINE, ink || (strong ? data.inks.strong : data.inks.name)));
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} x @param {number} y @param {string} ink */
function halo(ctx, text, x, y, ink) {
  ctx.direction = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? "rtl" : "ltr";
  ctx.lineWidth = 4;
  ctx.strokeStyle = data.inks.halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

