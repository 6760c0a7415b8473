// The ground under the actors of one place, when the picture shows who works with whom.
import { actors, data } from "./data.js";
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

const REACH = 0.56; // of the ground's width: how far it reaches around each actor, so that neighbours share it

/** The grounds: around each actor of a place, grown together where they are neighbours.
 * @param {CanvasRenderingContext2D} ctx
 * @param {(n: number) => boolean} isDrawn @param {(n: number) => Spot} spotOf */
export function drawGrounds(ctx, isDrawn, spotOf) {
  const grounds = data.grounds.map((ground) => spots(ground.nodes, isDrawn, spotOf));
  const reach = data.ground * (data.bundles.length ? 0.5 : REACH);
  ctx.fillStyle = data.inks.ground;
  for (const there of grounds) {
    ctx.beginPath();
    for (const { x, y } of there) {
      ctx.moveTo(x + reach, y);
      ctx.arc(x, y, reach, 0, 2 * Math.PI);
    }
    ctx.fill();
  }
}

/** Where the names of grounds stand: above the actors in the middle of each.
 * @param {(n: number) => boolean} isDrawn @param {(n: number) => Spot} spotOf */
export function groundNames(isDrawn, spotOf) {
  return data.grounds.flatMap(({ name, nodes }) => {
    const there = spots(nodes, isDrawn, spotOf);
    if (!there.length) return [];
    const x = [...there].sort((a, b) => a.x - b.x)[there.length >> 1].x;
    const above = there.filter((one) => Math.abs(one.x - x) < data.ground * 1.5);
    const top = Math.min(...above.map((one) => one.y)) - data.ground * REACH;
    return [{ text: (name ? placeName(name) : say("alone")).toUpperCase(), x, top, bottom: top, weight: there.length }];
  });
}
