// The picture: vis-network draws shapes and lines; regions, rings and names are drawn around them.
import { actorOf, actors, data, ties } from "./data.js";
import { bundleLines, closedBundles, drawBundleLines, drawnAs, isLit } from "./bundles.js";
import { all, byId } from "./dom.js";
import { allowance, drawNames, linesOf, weight, writeNames } from "./names.js";
import { narrow } from "./screen.js";
import { drawGrounds, groundNames } from "./grounds.js";
import { drawRegions, peopled, regionNames, regionsShown } from "./regions.js";
import { label } from "./words.js";
import { now, onChange } from "./state.js";
import { seen } from "./scene.js";

/** @typedef {import("./geometry.js").Box} Box @typedef {import("./geometry.js").Spot} Spot */

export const stage = byId("stage");
const bulk = narrow.matches ? 1.4 : 1;
export const nodes = new vis.DataSet();
export const edges = new vis.DataSet();
export const network = new vis.Network(stage, { nodes, edges }, data.options);
/** @type {Record<string, Map<number, Spot>>} Where actors were dragged to, by arrangement. */
export const moved = { constituencies: new Map(), network: new Map() };
/** @type {import("./labels.js").Placed[]} The names that were drawn last. */
let namesDrawn = [];
/** @type {import("./data.js").Actor[]} The actors that are drawn now, each by itself. */
let drawn = [];
/** @type {{from: number, to: number, n: number}[]} The lines between bundles. */
let lines = [];
let hover = 0;

/** Where an actor stands in the arrangement that is chosen.
 * @param {number} n @returns {Spot} */
export function spotOf(n) {
  const one = actorOf(n);
  const dragged = moved[now().arrange].get(n);
  if (dragged) return dragged;
  return regionsShown() ? { x: one.rx, y: one.ry } : { x: one.x, y: one.y };
}

/** @param {number} n */
function bright(n) {
  const { lit } = seen();
  return !lit || lit.actors.has(n);
}

/** @param {number} n */
export function isDrawn(n) {
  return seen().passes(n) && drawnAs(n) === n;
}

/** @param {number} n */
function nodeOf(n) {
  const one = actorOf(n);
  const changed = now().waves === "both" && one.change;
  return {
    id: n, ...spotOf(n), shape: one.shape, size: one.size * bulk, group: one.constituency,
    borderWidth: one.ours ? 4 : 1.5, opacity: bright(n) ? (changed === "gone" ? 0.45 : 1) : 0.13,
    ...(one.ours ? { color: { background: data.colours[one.constituency], border: data.inks.ink } } : {}),
  };
}

function bundleNodes() {
  return closedBundles().map((one) => ({
    id: one.id, x: one.x, y: one.y, shape: "dot", size: one.size, group: one.constituency,
    borderWidth: 2, opacity: isLit(one) ? 1 : 0.15,
  }));
}

/** @param {import("./data.js").Tie} tie */
function edgeOf(tie) {
  const line = data.lines[tie.family];
  const { lit } = seen();
  const on = lit && lit.ties.has(tie.n);
  const changed = now().waves === "both" ? tie.change : "";
  const color = changed === "new" ? data.inks.new : changed === "gone" ? data.inks.gone : line.colour;
  return {
    id: tie.n, from: tie.from, to: tie.to, width: line.width * (on || changed ? 1.6 : 1), hidden: false,
    dashes: changed === "gone" ? [3, 5] : line.dash.length ? line.dash : false, arrows: tie.arrow ? "to" : "",
    color: { color, opacity: lit ? (on ? 0.95 : 0.05) : changed ? 1 : usual(line.opacity), inherit: false },
    smooth: ties.length > 1500 ? false : { enabled: true, type: "curvedCW", roundness: tie.bend },
  };
}

/** How strong a tie is drawn: fainter among many, and where only changes should be seen.
 * @param {number} opacity */
function usual(opacity) {
  return opacity * (ties.length > 150 ? 0.72 : 1) * (now().waves === "both" ? 0.35 : 1);
}

/** The ties that are drawn one by one: in regions only those in the light, or that changed. */
function edgesShown() {
  const { shows, lit } = seen();
  if (data.bundles.length && !drawn.length) return [];
  const only = regionsShown() && now().waves !== "both";
  return ties.filter((tie) => shows(tie) && drawnAs(tie.from) === tie.from && drawnAs(tie.to) === tie.to
    && (!only || (lit && lit.ties.has(tie.n))) && (now().waves !== "both" || !regionsShown() || tie.change || (lit && lit.ties.has(tie.n))));
}

/** The ties that are not there and should be: dotted, from the finding in the light. */
function missingEdges() {
  return seen().missing.filter((pair) => pair.every(isDrawn)).map(([from, to], n) => ({
    id: `m${n}`, from, to, width: 3, dashes: [2, 7], arrows: "", smooth: false,
    color: { color: data.inks.missing, opacity: 1, inherit: false },
  }));
}

/** Makes a set of what is drawn what it should be, touching only what differs.
 * @param {any} set @param {any[]} wanted */
function brought(set, wanted) {
  const ids = new Set(wanted.map((one) => one.id));
  const gone = set.getIds().filter((/** @type {any} */ id) => !ids.has(id));
  if (gone.length) set.remove(gone);
  set.update(wanted);
}

/** Brings what is drawn in line with what is chosen. */
export function redraw() {
  drawn = actors.filter((one) => isDrawn(one.n));
  lines = bundleLines();
  const { emitter } = network.body;
  emitter.emit("_blockRedraw"); // else all is drawn after each of the two
  brought(nodes, [...drawn.map((one) => nodeOf(one.n)), ...bundleNodes()]);
  brought(edges, [...edgesShown().map(edgeOf), ...missingEdges()]);
  emitter.emit("_allowRedraw");
  emitter.emit("_requestRedraw");
}

/** @param {CanvasRenderingContext2D} ctx @param {number} n @param {Spot} spot */
function drawRing(ctx, n, spot) {
  const ring = data.rings[actorOf(n).ring];
  if (!ring) return;
  ctx.globalAlpha = bright(n) ? 1 : 0.15;
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, actorOf(n).size * bulk + 7, 0, 2 * Math.PI);
  ctx.setLineDash(ring.dash);
  ctx.lineWidth = 2.6;
  ctx.strokeStyle = ring.colour;
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
  if (regionsShown()) drawRegions(ctx, network.getScale());
  else drawGrounds(ctx, isDrawn, spotOf);
  if (lines.length) drawBundleLines(ctx, lines, (id) => network.getPosition(id));
  for (const one of drawn) if (one.ring) drawRing(ctx, one.n, spotOf(one.n));
});

/** @returns {import("./labels.js").Waiting[]} */
function waiting() {
  const scale = network.getScale();
  const own = drawn.map((one) => {
    const importance = weight(one.n, scale, hover);
    return {
      id: one.n, home: one.constituency, lines: importance >= 0 ? linesOf(one.n) : [], weight: importance, allowed: allowance(importance),
      strong: now().actor ? one.n === now().actor : one.ours, r: (one.size * bulk + (one.ring ? 8 : 2)) * scale,
      spot: network.canvasToDOM(spotOf(one.n)),
    };
  });
  const shut = closedBundles().map((one) => ({
    id: one.id, lines: [label("constituencies", one.constituency), String(one.members.filter(seen().passes).length)],
    weight: isLit(one) ? 400 + one.members.length : -1, allowed: 0, strong: false,
    r: one.size * scale, spot: network.canvasToDOM({ x: one.x, y: one.y }),
  }));
  return [...own, ...shut].filter(({ spot: { x, y }, r }) => x > -r - FAR && y > -r - FAR && x < stage.clientWidth + r + FAR && y < stage.clientHeight + r + FAR);
}

/** The regions on the screen: whose name lies over one is taken to belong to it. */
function circles() {
  if (!regionsShown()) return [];
  const scale = network.getScale();
  return data.regions.filter(peopled).map(({ code, x, y, r }) => ({ code, r: r * scale, ...network.canvasToDOM({ x, y }) }));
}

/** Where the controls lie over the picture: no name is written under them.
 * @returns {Box[]} */
function taken() {
  const { left, top } = stage.getBoundingClientRect();
  return all(".picture > :not(#stage, [hidden])").map((one) => {
    const box = one.getBoundingClientRect();
    return [box.left - left - 4, box.top - top - 4, box.right - left + 4, box.bottom - top + 4];
  });
}

const FAR = 200; // pixels beyond the edge, from where no name reaches the picture
const MANY = 400; // names that are placed anew only when the picture stands still
let view = { x: 0, y: 0, scale: 0, at: 0 };
let placing = 0;

/** How the picture has moved since names were placed, while it goes on moving; null when it stands.
 * @returns {((one: import("./labels.js").Placed) => Spot)|null} */
function moving() {
  const [{ x, y }, scale, at] = [network.getViewPosition(), network.getScale(), performance.now()];
  const before = view;
  view = { x, y, scale, at };
  const still = before.x === x && before.y === y && before.scale === scale;
  if (still || at - before.at > 100 || drawn.length + data.bundles.length < MANY) return null;
  window.clearTimeout(placing);
  placing = window.setTimeout(() => network.redraw(), 120);
  const [dx, dy] = [stage.clientWidth / 2, stage.clientHeight / 2];
  const by = scale / placed.scale;
  return (one) => ({ x: (one.x - dx) * by + (placed.x - x) * scale + dx, y: (one.y - dy) * by + (placed.y - y) * scale + dy });
}

/** The view for which names were placed last. */
let placed = view;

network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
  ctx.save();
  const shift = moving();
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (shift) {
    writeNames(ctx, namesDrawn.map((one) => ({ ...one, ...shift(one) })));
    ctx.restore();
    return;
  }
  placed = view;
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const places = (regionsShown() ? regionNames() : groundNames(isDrawn, spotOf)).map((one) => {
    const at = network.canvasToDOM({ x: one.x, y: one.top });
    return { ...one, x: at.x, top: at.y, bottom: network.canvasToDOM({ x: one.x, y: one.bottom }).y };
  });
  namesDrawn = drawNames(ctx, waiting(), places, taken(), { width, height, circles: circles() });
  ctx.restore();
});

/** The names that were drawn last, for those who look after us. */
export function lastNames() {
  return namesDrawn;
}

/** Which actor the mouse is over, 0 for none.
 * @param {number} n */
export function hoverOver(n) {
  hover = n;
  network.redraw();
}

network.on("dragEnd", (/** @type {any} */ { nodes: dragged }) => {
  for (const n of dragged) {
    if (n > actors.length) continue;
    const { x, y } = network.getPosition(n);
    moved[now().arrange].set(n, { x: Math.round(x), y: Math.round(y) });
  }
  if (dragged.length) stage.dispatchEvent(new CustomEvent("moved"));
});

onChange((state, before) => {
  if (state.view !== "map") return;
  if (before.view !== "map") network.redraw();
  redraw();
});

