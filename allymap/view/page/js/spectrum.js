// The spectrum of allies: for each ask a half circle of five bands, and who stands in each.
import { actorOf, data } from "./data.js";
import { addView } from "./views.js";
import { chip, chips, countOf, dimmed, empty } from "./chips.js";
import { bdi, draw, keepingFocus, make } from "./dom.js";
import { focusActor } from "./details.js";
import { inWedge, onHalf, wedge } from "./figures.js";
import { label, say } from "./words.js";
import { markOf } from "./marks.js";
import { seen } from "./scene.js";

/** @typedef {import("./data.js").Band} Band @typedef {import("./data.js").Spectrum} Spectrum */

const [INNER, OUTER] = [64, 264];

/** The picture of an ask; its list says the same in words.
 * @param {Spectrum} ask */
function half(ask) {
  const mirrored = document.documentElement.dir === "rtl";
  const parts = ask.bands.flatMap((band, at) => [
    draw("path", { class: "wedge", "data-band": band.band, d: wedge(at, ask.bands.length, INNER, OUTER, mirrored) }),
    ...marks(band, at, ask.bands.length, mirrored), number(band, at, ask.bands.length, mirrored)]);
  return draw("svg", { class: "half", viewBox: `${-OUTER - 4} ${-OUTER - 30} ${2 * OUTER + 8} ${OUTER + 34}`, "aria-hidden": "true", focusable: "false" }, ...parts);
}

/** @param {Band} band @param {number} at @param {number} of @param {boolean} mirrored */
function marks(band, at, of, mirrored) {
  const named = band.who.filter(seen().passes);
  const { spots, step } = inWedge(named.length + band.unnamed, at, of, INNER, OUTER, mirrored);
  const size = Math.min(1.5, step / 16);
  return spots.map(({ x, y }, n) => (n < named.length ? shape(named[n], x, y, size)
    : draw("circle", { class: "unnamed", cx: x.toFixed(1), cy: y.toFixed(1), r: (5 * size).toFixed(1) })));
}

/** @param {number} n @param {number} x @param {number} y @param {number} size */
function shape(n, x, y, size) {
  const one = markOf(actorOf(n));
  const about = { x: (x - 12 * size).toFixed(1), y: (y - 8 * size).toFixed(1), width: 24 * size, height: 16 * size, class: `mark${dimmed(n) ? " dim" : ""}` };
  for (const [name, value] of Object.entries(about)) one.setAttribute(name, String(value));
  const title = draw("title", {});
  title.textContent = actorOf(n).name;
  one.append(title);
  one.addEventListener("click", () => focusActor(n));
  return one;
}

/** @param {Band} band @param {number} at @param {number} of @param {boolean} mirrored */
function number(band, at, of, mirrored) {
  const { x, y } = onHalf(1 - (at + 0.5) / of, OUTER + 14, mirrored);
  const text = draw("text", { x: x.toFixed(1), y: y.toFixed(1) });
  text.textContent = String(band.who.filter(seen().passes).length + band.unnamed);
  return text;
}

/** @param {Spectrum} ask @param {number} at */
function figure(ask, at) {
  const bands = ask.bands.map((band) => make("li", { class: "band", "data-band": band.band },
    make("h4", {}, label("stances", String(band.band)), " ", make("b", {}, countOf(band.who, band.unnamed))),
    chips(band.who, `spectrum ${at} ${band.band}`, band.unnamed)));
  const lead = ask.lead && seen().passes(ask.lead) ? make("p", { class: "by" }, make("span", {}, say("ask_lead")), chip(ask.lead, `spectrum ${at} lead`)) : null;
  return make("section", { class: "ask" }, make("h3", {}, bdi(ask.name)), lead, half(ask), make("ol", { class: "bands" }, ...bands),
    ask.unknown ? make("p", { class: "unknown" }, say("spectrum_unknown", { n: ask.unknown })) : null);
}

/** @param {HTMLElement} place */
function fill(place) {
  const asks = data.views.spectrum || [];
  keepingFocus(place, () => place.replaceChildren(make("h2", {}, label("views", "title.spectrum")), ...(asks.length
    ? [make("p", { class: "note" }, label("views", "note.spectrum")), ...asks.map(figure)] : [empty("spectrum")])));
}

export function beginSpectrum() {
  if (data.views.spectrum) addView("spectrum", fill);
}
