// The constituencies as regions, and what joins them: bridges by how many ties, those missing dashed.
import { actorOf, data, ties } from "./data.js";
import { distanceToLine, rimTowards } from "./geometry.js";
import { now } from "./state.js";
import { seen } from "./scene.js";
import { label } from "./words.js";

/** @typedef {import("./data.js").Region} Region @typedef {import("./geometry.js").Spot} Spot */
/** A bridge with the ties that are shown now.
 * @typedef {{a: Region, b: Region, ties: number, wanted: string, from: Spot, to: Spot}} Band */

export function regionsShown() {
  return now().arrange === "constituencies" && !data.bundles.length;
}

/** @type {Map<string, number>} */
let counts = new Map();
/** @type {any} What was shown when they were counted. */
let counted = null;

/** How many ties of those that are shown join each two constituencies, by "a~b". */
export function joined() {
  if (counted === seen()) return counts;
  counted = seen();
  counts = new Map();
  for (const tie of ties) {
    if (!seen().shows(tie)) continue;
    const key = pairKey(actorOf(tie.from).constituency, actorOf(tie.to).constituency);
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  return counts;
}

/** @param {string} a @param {string} b */
export function pairKey(a, b) {
  return a < b ? `${a}~${b}` : `${b}~${a}`;
}

/** The bridges to draw: those with ties, and those that are required and have none.
 * @returns {Band[]} */
export function bands() {
  joined();
  return data.bridges.flatMap(({ from, to, wanted }) => {
    const [a, b] = [data.regions[from], data.regions[to]];
    const n = counts.get(pairKey(a.code, b.code)) || 0;
    return n || (wanted && peopled(a) && peopled(b)) ? [{ a, b, ties: n, wanted, from: rimTowards(a, b), to: rimTowards(b, a) }] : [];
  });
}

/** Whether anybody of a region is shown. @param {Region} one */
export function peopled(one) {
  return one.members.some(seen().passes);
}

/** @type {Band[]} */
let drawn = [];

/** @param {CanvasRenderingContext2D} ctx @param {number} scale */
export function drawRegions(ctx, scale) {
  drawn = bands();
  ctx.save();
  [...drawn].sort((a, b) => a.ties - b.ties).forEach((band) => drawBand(ctx, band, scale));
  ctx.globalAlpha = 1;
  data.regions.filter(peopled).forEach((one) => drawRegion(ctx, one, scale));
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {Band} band @param {number} scale */
function drawBand(ctx, band, scale) {
  ctx.beginPath();
  ctx.moveTo(band.from.x, band.from.y);
  ctx.lineTo(band.to.x, band.to.y);
  ctx.globalAlpha = (seen().lit ? 0.35 : 1) * (band.ties ? Math.min(1, 0.3 + band.ties / 12) : 1);
  ctx.lineCap = "butt";
  ctx.setLineDash(band.ties ? [] : [9 / scale, 7 / scale]);
  ctx.strokeStyle = band.ties ? data.inks.bridge : data.inks.missing;
  ctx.lineWidth = bandWidth(band) / scale;
  ctx.stroke();
  ctx.setLineDash([]);
}

/** How wide a bridge is on the screen: as the root of its ties, so that its weight is seen at any zoom.
 * @param {Band} band */
function bandWidth(band) {
  return band.ties ? Math.min(24, 1 + 2.6 * Math.sqrt(band.ties - 1)) : 3;
}

/** @param {CanvasRenderingContext2D} ctx @param {Region} one @param {number} scale */
function drawRegion(ctx, one, scale) {
  ctx.beginPath();
  ctx.arc(one.x, one.y, one.r, 0, 2 * Math.PI);
  ctx.fillStyle = data.inks.region;
  ctx.fill();
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = data.colours[one.code];
  ctx.fill();
  ctx.globalAlpha = seen().lit ? 0.25 : 0.6;
  ctx.lineWidth = 2 / scale;
  ctx.strokeStyle = data.colours[one.code];
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** The names of regions, above each: its constituency and how many of it are shown. */
export function regionNames() {
  return data.regions.flatMap((one) => {
    const count = one.members.filter(seen().passes).length;
    return count ? [{ home: one.code, text: `${label("constituencies", one.code)} ${count}`, x: one.x, top: one.y - one.r, bottom: one.y + one.r, weight: count }] : [];
  });
}

/** What the legend calls the bridge or region under a spot, "" for none.
 * @param {Spot} spot @param {number} scale */
export function markAt(spot, scale) {
  const inside = data.regions.find((one) => Math.hypot(spot.x - one.x, spot.y - one.y) < one.r);
  if (inside) return `colour/${inside.code}`;
  const near = drawn.find((band) => distanceToLine(spot, band.from, band.to) < (8 + bandWidth(band) / 2) / scale);
  return near ? `bridge/${pairKey(near.a.code, near.b.code)}` : "";
}
