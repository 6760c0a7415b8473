// The ground under the actors of one place, when the picture shows who works with whom.
import { actors, data } from "./data.js";
import { hull } from "./geometry.js";
import { placeName, say } from "./words.js";
import { seen } from "./scene.js";

/** @typedef {import("./geometry.js").Spot} Spot */

/** @param {(n: number) => boolean} isDrawn @param {(n: number) => Spot} spotOf @param {number[]} nodes @returns {Spot[]} */
function spots(nodes, isDrawn, spotOf) {
  return nodes.flatMap((n) => {
    if (n <= actors.length) return isDrawn(n) ? [spotOf(n)] : [];
    const bundle = data.bundles[n - data.bundles[0].id];
    return bundle.members.some(seen().passes) ? [{ x: bundle.x, y: bundle.y }] : [];
  });
}

/** The grounds with round corners and an outline.
 * @param {CanvasRenderingContext2D} ctx @param {number} scale
 * @param {(n: number) => boolean} isDrawn @param {(n: number) => Spot} spotOf */
export function drawGrounds(ctx, scale, isDrawn, spotOf) {
  ctx.lineJoin = ctx.lineCap = "round";
  for (const ground of data.grounds) {
    const corners = hull(spots(ground.nodes, isDrawn, spotOf));
    if (!corners.length) continue;
    ctx.beginPath();
    ctx.moveTo(corners[0].x, corners[0].y);
    corners.forEach(({ x, y }) => ctx.lineTo(x + 0.01, y));
    ctx.closePath();
    for (const [color, width] of /** @type {[string, number][]} */ ([["#dbd6c8", data.ground + 3 / scale], ["#eeebe2", data.ground]])) {
      Object.assign(ctx, { strokeStyle: color, fillStyle: color, lineWidth: width });
      ctx.stroke();
      ctx.fill();
    }
  }
}

/** Where the names of grounds stand: above their topmost actor.
 * @param {(n: number) => boolean} isDrawn @param {(n: number) => Spot} spotOf */
export function groundNames(isDrawn, spotOf) {
  return data.grounds.flatMap(({ name, nodes }) => {
    const there = spots(nodes, isDrawn, spotOf);
    if (!there.length) return [];
    const { x, y } = there.reduce((best, one) => (one.y < best.y ? one : best));
    const top = y - data.ground / 2;
    return [{ text: (name ? placeName(name) : say("alone")).toUpperCase(), x, top, bottom: top, weight: there.length }];
  });
}
