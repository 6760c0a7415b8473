// Mouse, touch and keyboard on the picture.
import { actors } from "./data.js";
import { all, byId } from "./dom.js";
import { calm, narrow } from "./screen.js";
import { change, DARK, now, onChange } from "./state.js";
import { closeBundles } from "./bundles.js";
import { data } from "./data.js";
import { focusActor } from "./details.js";
import { frame, frameAll } from "./framing.js";
import { hoverOver, isDrawn, network, spotOf, stage } from "./picture.js";
import { markAt, regionsShown } from "./regions.js";
import { seen } from "./scene.js";

/** @param {number} by */
function zoom(by) {
  network.moveTo({ scale: Math.min(6, Math.max(0.005, network.getScale() * by)), animation: calm.matches ? false : { duration: 200 } });
}

/** @param {number} x @param {number} y */
function shift(x, y) {
  const { x: cx, y: cy } = network.getViewPosition();
  network.moveTo({ position: { x: cx + x / network.getScale(), y: cy + y / network.getScale() } });
}

/** @param {any} event */
function clicked({ nodes: [hit], pointer }) {
  const n = hit || nearestTo(pointer.canvas, narrow.matches ? 18 : 10);
  if (n > actors.length) openBundle(n);
  else if (n) focusActor(n, false);
  else if (regionsShown()) choose(markAt(pointer.canvas, network.getScale()));
  else if (seen().lit) change(DARK);
}

/** The actor drawn nearest to a spot, within so many pixels of the screen; 0 for none.
 * @param {{x: number, y: number}} spot @param {number} within */
function nearestTo(spot, within) {
  let [found, least] = [0, within / network.getScale()];
  for (const { n } of actors) {
    if (!isDrawn(n)) continue;
    const at = spotOf(n);
    const far = Math.hypot(at.x - spot.x, at.y - spot.y);
    if (far < least) [found, least] = [n, far];
  }
  return found;
}

/** A region or a bridge is lit up; the ground lets everything go.
 * @param {string} mark */
function choose(mark) {
  change(mark && mark !== now().mark ? { ...DARK, mark } : DARK);
}

/** @param {number} id */
function openBundle(id) {
  const bundle = data.bundles.find((one) => one.id === id);
  change({ ...DARK, open: [...now().open, id] });
  if (bundle) frame(bundle.members);
}

/** @type {Record<string, () => void>} */
const KEYS = {
  "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": frameAll,
  ArrowLeft: () => shift(-60, 0), ArrowRight: () => shift(60, 0), ArrowUp: () => shift(0, -60), ArrowDown: () => shift(0, 60),
};

/** The actors in the order of the keys n and p: the best tied of those in the light first. */
function order() {
  const { lit, passes } = seen();
  return actors.filter((one) => passes(one.n) && (!lit || lit.actors.has(one.n))).sort((a, b) => b.ties - a.ties || a.n - b.n).map((one) => one.n);
}

/** @param {number} by */
function next(by) {
  const whom = now().actor ? actors.filter((one) => seen().passes(one.n)).sort((a, b) => b.ties - a.ties || a.n - b.n).map((one) => one.n) : order();
  if (whom.length) focusActor(whom[(whom.indexOf(now().actor) + by + whom.length) % whom.length]);
}

export function beginControls() {
  network.on("click", clicked);
  network.on("hoverNode", (/** @type {any} */ { node }) => { hoverOver(node); stage.style.cursor = "pointer"; });
  network.on("blurNode", () => { hoverOver(0); stage.style.cursor = ""; });
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-all").addEventListener("click", frameAll);
  byId("close-bundles").addEventListener("click", closeBundles);
  for (const one of all("[data-arrange]")) one.addEventListener("click", () => change({ arrange: one.dataset.arrange }));
  stage.addEventListener("keydown", onKey);
  document.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && seen().lit && document.activeElement?.id !== "search") change(DARK);
  });
  byId("skip").addEventListener("click", (/** @type {Event} */ event) => { event.preventDefault(); change({ view: "table" }); byId("in-table").focus(); });
  window.addEventListener("beforeprint", () => { byId("legend").open = true; });
  showArrangement();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n" || event.key === "p") next(event.key === "n" ? 1 : -1);
  else if (event.key in KEYS) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function showArrangement() {
  for (const one of all("[data-arrange]")) one.setAttribute("aria-pressed", String(one.dataset.arrange === now().arrange));
  byId("arrange").hidden = data.bundles.length > 0 || !data.regions.length;
  byId("close-bundles").hidden = now().open.length === 0;
  byId("notice").hidden = !data.bundles.length;
}

onChange(() => {
  showArrangement();
});

