// Alignment, interest and influence: four corners, and in each the actors, larger with influence.
import { addView } from "./views.js";
import { chip, chips, countOf, empty } from "./chips.js";
import { data } from "./data.js";
import { keepingFocus, make } from "./dom.js";
import { label, say } from "./words.js";

/** @param {import("./data.js").Corner} one */
function corner({ corner: name, who, influence, unnamed }) {
  const sizes = new Map(who.map((n, at) => [n, influence[at]]));
  const made = (/** @type {number} */ n) => {
    const size = sizes.get(n) || 0;
    return chip(n, `matrix ${name}`, { size, more: size ? say("influence", { n: size }) : "" });
  };
  return make("section", { class: "corner", "data-corner": name, "aria-labelledby": `corner-${name}` },
    make("h3", { id: `corner-${name}` }, label("corners", name), " ", make("b", {}, countOf(who, unnamed))),
    make("p", { class: "do" }, label("corners_do", name)), chips(who, `matrix ${name}`, unnamed, made));
}

/** @param {HTMLElement} place */
function fill(place) {
  const corners = data.views.matrix || [];
  const field = make("div", { class: "field" },
    make("p", { class: "axis up", "data-side": "with", "aria-hidden": "true" }, say("axis_with")),
    make("p", { class: "axis up", "data-side": "not_with", "aria-hidden": "true" }, say("axis_not_with")),
    ...corners.map(corner),
    make("p", { class: "axis along", "aria-hidden": "true" }, make("span", {}, say("axis_less")), make("span", {}, say("axis_matters"))));
  const known = corners.some(({ who, unnamed }) => who.length + unnamed);
  keepingFocus(place, () => place.replaceChildren(make("h2", {}, label("views", "title.matrix")), ...(known
    ? [make("p", { class: "note" }, say("matrix_note")), field] : [empty("matrix")])));
}

export function beginMatrix() {
  if (data.views.matrix) addView("matrix", fill);
}
