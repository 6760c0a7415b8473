// What colours, shapes, rings and lines mean. Choosing one lights up what it stands for.
import { all, button, byId, make } from "./dom.js";
import { change, DARK, now, onChange } from "./state.js";
import { data } from "./data.js";
import { label, say } from "./words.js";
import { mark } from "./marks.js";
import { narrow } from "./screen.js";
import { regionsShown } from "./regions.js";
import { frameLit } from "./framing.js";

/** @typedef {import("./data.js").Entry} Entry */

const KEYS = [["legend_colour", "colour"], ["legend_shape", "shape", "ours"], ["legend_ring", "ring"], ["legend_line", "line"]];

/** @param {Entry} entry @returns {string} */
export function nameOf(entry) {
  if (entry.channel === "colour") return label("constituencies", entry.value);
  if (entry.channel === "shape") return say(`form_${entry.value}`);
  if (entry.channel === "ours") return say("us");
  if (entry.channel === "ring") return say(`status_${entry.value}`);
  return entry.types.map((type) => label("ties", type)).join(say("comma"));
}

/** @param {Entry} entry */
function item(entry) {
  const key = `${entry.channel}/${entry.value}`;
  const choose = () => {
    change(now().mark === key ? DARK : { ...DARK, mark: key });
    frameLit();
  };
  return make("li", {}, button({ "data-mark": key, "data-key": `legend ${key}`, "aria-pressed": now().mark === key }, choose, mark(entry), make("span", {}, nameOf(entry))));
}

function fill() {
  const keys = KEYS.map(([title, ...channels]) => {
    const entries = data.legend.filter((one) => channels.includes(one.channel));
    return entries.length ? make("div", { class: "key" }, make("h2", {}, say(title)), make("ul", {}, ...entries.map(item))) : null;
  });
  byId("keys").replaceChildren(...keys.filter((one) => one !== null), ...bridgeKeys(), ...changeKeys());
}

/** A key that explains and lights up nothing. @param {string} name @param {any} about */
function still(name, about) {
  return make("li", { class: "still" }, mark(about), make("span", {}, say(name)));
}

/** What thick, thin and dashed bridges mean, where there are any. */
function bridgeKeys() {
  if (!regionsShown()) return [];
  return [make("div", { class: "key" }, make("h2", {}, say("legend_bridge")), make("ul", {},
    still("bridge_there", { mark: "line", colour: data.inks.bridge }), still("bridge_missing", { mark: "line", colour: data.inks.missing, dash: [4, 3] })))];
}

/** What came and what went, when two rounds are compared. */
function changeKeys() {
  if (now().waves !== "both") return [];
  return [make("div", { class: "key" }, make("h2", {}, say("legend_change")), make("ul", {},
    still("change_new", { mark: "line", colour: data.inks.new }), still("change_gone", { mark: "line", colour: data.inks.gone, dash: [3, 3] })))];
}

onChange((state, before) => {
  if (state.lang !== before.lang || state.arrange !== before.arrange || state.waves !== before.waves) fill();
  for (const one of all("#keys button")) one.setAttribute("aria-pressed", String(one.dataset.mark === state.mark));
});

export function beginLegend() {
  if (narrow.matches) byId("legend").open = false;
  fill();
}
