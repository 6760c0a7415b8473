// What is drawn now, told to whoever asks: the tests, and those who look after the page.
import { bands } from "./regions.js";
import { edges, lastNames, network, nodes, stage } from "./picture.js";

/** Shapes with their circles and names with their boxes, both in pixels of the picture. */
function drawn() {
  const scale = network.getScale();
  const shapes = nodes.get().map((/** @type {any} */ { id, size }) => {
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    return { id, x, y, r: size * scale };
  });
  const bridges = bands().map(({ a, b, ties }) => ({ between: [a.code, b.code].sort().join("~"), ties }));
  return { scale, shapes, bridges, lines: edges.getIds(), names: lastNames().map(({ lines, box }) => ({ text: lines.join(" "), box })) };
}

/** Answers the event "look" on the picture: what is drawn is put into its detail. */
export function beginDrawn() {
  stage.addEventListener("look", (/** @type {CustomEvent} */ event) => { Object.assign(event.detail, drawn()); });
}
