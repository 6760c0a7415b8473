// What part of the picture is seen: everybody, those in the light, or some actors.
import { actors, data } from "./data.js";
import { boxAround } from "./geometry.js";
import { calm, narrow } from "./screen.js";
import { drawnAs } from "./bundles.js";
import { network, redraw, spotOf, stage } from "./picture.js";
import { onChange } from "./state.js";
import { peopled, regionsShown } from "./regions.js";
import { seen } from "./scene.js";

/** @typedef {import("./geometry.js").Box} Box */

let ready = false;
/** @type {[Box, number, number]|null} What to frame as soon as the picture has room again. */
let waiting = null;

/** Whether the picture can be seen: another view hides it, a phone's panels may leave it too little. */
function roomy() {
  return stage.clientWidth > 120 && stage.clientHeight > 60;
}

/** The box around some actors, as they are drawn now.
 * @param {number[]} whom
 * @returns {Box} */
function boxOf(whom) {
  const spots = whom.map((n) => {
    const bundle = drawnAs(n) === n ? null : data.bundles[drawnAs(n) - data.bundles[0].id];
    return bundle || spotOf(n);
  });
  return boxAround(spots);
}

/** The room that names at the sides, the search box and, on a phone, the controls below need. */
function margins() {
  return narrow.matches ? { aside: 10, above: 48, below: 48 } : { aside: 90, above: 58, below: 4 };
}

/** The zoom at which a box fills the picture, with room for names and controls.
 * @param {Box} box @param {number} rim */
function zoomFor([left, top, right, bottom], rim) {
  const { aside, above, below } = margins();
  const height = Math.max(80, stage.clientHeight - above - below);
  return Math.min((stage.clientWidth - aside) / (right - left + rim), height / (bottom - top + rim * 1.5));
}

/** Moves and zooms so that these actors fill the picture.
 * @param {number[]} whom @param {number} [most] @param {number} [rim] */
export function frame(whom, most = 1.6, rim = 120) {
  if (whom.length) frameBox(boxOf(whom), most, rim);
}

/** @param {Box} box @param {number} most @param {number} rim */
function frameBox(box, most, rim) {
  network.setSize("100%", "100%"); // a panel may just have taken some of the room
  waiting = roomy() ? null : [box, most, rim];
  if (waiting) return;
  const scale = Math.min(most, zoomFor(box, rim));
  const { above, below } = margins();
  network.moveTo({
    position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 - (above - below) / 2 / scale },
    scale: Math.max(scale, 0.005),
    animation: calm.matches || !ready ? false : { duration: 450, easingFunction: "easeInOutQuad" },
  });
}

/** The first view: all regions; else everybody, or the largest component when all would be too small. */
export function frameAll() {
  if (regionsShown() && data.regions.length) {
    const there = data.regions.filter(peopled);
    const corners = (there.length ? there : data.regions).flatMap(({ x, y, r }) => [{ x: x - r, y: y - r }, { x: x + r, y: y + r }]);
    frameBox(boxAround(corners), 1.6, 40);
    return;
  }
  const shown = actors.map((one) => one.n).filter(seen().passes);
  const main = data.main.filter(seen().passes);
  if (!shown.length) return;
  const [whole, part] = [boxOf(shown), boxOf(main.length ? main : shown)].map((box) => zoomFor(box, 120));
  frame(whole > 0.6 || whole > 0.72 * part ? shown : main, 1.25, data.bundles.length ? data.ground * 1.3 : 120);
}

/** Frames what is in the light, or everybody. */
export function frameLit() {
  const { lit } = seen();
  const whom = lit ? [...lit.actors].filter(seen().passes) : [];
  if (whom.length) frame(whom, 1.3);
  else frameAll();
}

new ResizeObserver(() => {
  if (waiting && roomy()) frameBox(...waiting);
}).observe(stage);

onChange((state, before) => {
  if (state.view !== "map") return;
  if (state.arrange !== before.arrange || (state.open.length < before.open.length)) frameAll();
});

/** The first picture, all at once. */
export function begin() {
  network.setSize("100%", "100%"); // the words around it have taken their room by now
  redraw();
  frameLit();
  ready = true;
}
