// Actors that people move on the picture, by mouse or by keys; what was moved is marked and can go back.
import { actorOf, data } from "./data.js";
import { addToDetails } from "./details.js";
import { button, byId, keepingFocus, make } from "./dom.js";
import { change, now, onChange } from "./state.js";
import { isDrawn, moved, network, redraw, spotOf, stage } from "./picture.js";
import { say } from "./words.js";

/** @type {(() => Node[])[]} */
const more = [];
let moving = 0;
const RIM = 60; // pixels: as near as a moved actor comes to the edge

/** Adds a button beside the one that puts all back.
 * @param {() => Node[]} part */
export function addToArranging(part) {
  more.push(part);
}

/** Who was moved in the arrangement that is chosen. */
function movedNow() {
  return moved[now().arrange];
}

/** @param {number} x @param {number} y */
function shift(x, y) {
  const spot = spotOf(moving);
  movedNow().set(moving, { x: Math.round(spot.x + x / network.getScale()), y: Math.round(spot.y + y / network.getScale()) });
  redraw();
  follow(x, y);
  fill();
}

/** Moves the picture along with an actor that leaves it.
 * @param {number} x @param {number} y */
function follow(x, y) {
  const at = network.canvasToDOM(spotOf(moving));
  if (at.x > RIM && at.y > RIM && at.x < stage.clientWidth - RIM && at.y < stage.clientHeight - RIM) return;
  const { x: cx, y: cy } = network.getViewPosition();
  network.moveTo({ position: { x: cx + x / network.getScale(), y: cy + y / network.getScale() } });
}

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Begins or ends to move an actor by keys.
 * @param {number} n 0 ends it */
function move(n) {
  const who = n || moving;
  moving = n;
  stage.classList.toggle("by-keys", n > 0);
  if (who) byId("moving").textContent = say(n ? "move_begun" : "move_done", { name: actorOf(who).name });
  byId("moving").classList.toggle("unseen", !n);
  if (n) stage.focus();
  else fill();
}

/** Puts actors back to where they were.
 * @param {number[]} whom */
function putBack(whom) {
  for (const n of whom) movedNow().delete(n);
  redraw();
  network.redraw();
  fill();
  byId("moving").textContent = say("move_back_done");
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { actor } = now();
  if (moving && event.key in ARROWS) {
    const far = event.shiftKey ? 60 : 12;
    shift(ARROWS[event.key][0] * far, ARROWS[event.key][1] * far);
  } else if (moving && ["Enter", "Escape", "m"].includes(event.key)) move(0);
  else if (event.key === "m" && actor && isDrawn(actor)) move(actor);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** What is said and can be done where somebody was moved. */
function fill() {
  const place = byId("arranging");
  const whom = [...movedNow().keys()];
  place.hidden = !whom.length;
  keepingFocus(place, () => place.replaceChildren(...(whom.length ? [make("span", {}, say("moved", { n: whom.length })),
    button({ id: "put-back", "data-key": "put back" }, () => putBack([...movedNow().keys()]), say("move_back_all")), ...more.flatMap((part) => part())] : [])));
  const own = byId("move-here");
  if (own) own.replaceChildren(...buttons(now().actor));
}

/** @param {number} n @returns {Node[]} */
function buttons(n) {
  const there = movedNow().has(n) ? [button({ class: "plain", "data-key": "put one back" }, () => { putBack([n]); byId("move-here").querySelector("button").focus(); }, say("move_back"))] : [];
  return [button({ class: "plain", "data-key": "move" }, () => { change({ view: "map" }); move(n); }, say("move")), ...there];
}

network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
  const size = 4 / network.getScale();
  for (const n of movedNow().keys()) if (isDrawn(n)) drawPin(ctx, n, size);
});

/** A small pin at the upper right of a shape.
 * @param {CanvasRenderingContext2D} ctx @param {number} n @param {number} size */
function drawPin(ctx, n, size) {
  const { x, y } = spotOf(n);
  const [px, py] = [x + actorOf(n).size * 0.8, y - actorOf(n).size * 0.8];
  ctx.save();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(px, py);
  ctx.lineTo(px - size * 1.4, py + size * 2.2);
  ctx.lineWidth = size / 2.5;
  ctx.strokeStyle = data.inks.ink;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(px, py, size, 0, 2 * Math.PI);
  ctx.fillStyle = data.inks.pin;
  ctx.fill();
  ctx.strokeStyle = data.inks.paper;
  ctx.stroke();
  ctx.restore();
}

addToDetails((n) => (isDrawn(n) ? [make("p", { class: "steps", id: "move-here", role: "group", "aria-label": say("move") }, ...buttons(n))] : []));

onChange((state, before) => {
  if (moving && (state.actor !== moving || state.view !== "map" || state.arrange !== before.arrange)) move(0);
  if (state.arrange !== before.arrange || state.lang !== before.lang) fill();
});

export function beginArranging() {
  stage.addEventListener("keydown", onKey, true);
  stage.addEventListener("moved", fill);
  stage.addEventListener("blur", () => { if (moving) move(0); });
  fill();
}

