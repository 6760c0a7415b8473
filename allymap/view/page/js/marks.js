// The small pictures beside words: shapes, rings and lines as on the map.
import { data } from "./data.js";
import { draw } from "./dom.js";

const SHAPES = { triangle: "M12 1.5 19 14H5z", square: "M6.5 2.5h11v11h-11z", diamond: "M12 .8 19.2 8 12 15.2 4.8 8z" };

/** @param {{mark: string, colour: string, dash?: number[]}} about */
export function mark({ mark: shape, colour, dash = [] }) {
  const fill = colour || data.inks.plain;
  const dashes = dash.length ? dash.join(" ") : "none";
  return draw("svg", { class: "mark", viewBox: "0 0 24 16", width: 24, height: 16, "aria-hidden": "true", focusable: "false" }, ...pieces(shape, fill, dashes));
}

/** @param {string} shape @param {string} fill @param {string} dashes @returns {Node[]} */
function pieces(shape, fill, dashes) {
  if (shape in SHAPES) return [draw("path", { d: /** @type {any} */ (SHAPES)[shape], fill })];
  if (shape === "dot") return [draw("circle", { cx: 12, cy: 8, r: 6, fill })];
  if (shape === "us") return [draw("circle", { cx: 12, cy: 8, r: 5.4, fill: data.inks.paper, stroke: data.inks.ink, "stroke-width": 3 })];
  if (shape === "ring") {
    return [draw("circle", { cx: 12, cy: 8, r: 3.2, fill: data.inks.pale }),
      draw("circle", { cx: 12, cy: 8, r: 6.4, fill: "none", stroke: fill, "stroke-width": 2, "stroke-dasharray": dashes })];
  }
  const line = draw("path", { d: `M1 8h${shape === "arrow" ? 17 : 22}`, fill: "none", stroke: fill, "stroke-width": 2, "stroke-dasharray": dashes });
  return shape === "arrow" ? [line, draw("path", { d: "M16 4.2 23 8l-7 3.8z", fill })] : [line];
}

/** The mark of an actor: its shape in the colour of its constituency.
 * @param {import("./data.js").Actor} one */
export function markOf(one) {
  return mark({ mark: one.shape, colour: data.colours[one.constituency] });
}
