// The views of the page, each another look at the same: the map, the tables and what is beside them.
import { all, button, byId, make } from "./dom.js";
import { change, now, onChange } from "./state.js";
import { say } from "./words.js";
import { tabKeys } from "./panels.js";

/** A view: `fill` writes it into its place, each time that what is chosen changes while it is open.
 * @typedef {{name: string, fill: (place: HTMLElement) => void}} View */
/** @type {View[]} */
const views = [];

/** Adds a view after the map; views without content are not added.
 * @param {string} name @param {(place: HTMLElement) => void} fill */
export function addView(name, fill) {
  views.push({ name, fill });
}

function nameViews() {
  const tabs = ["map", ...views.map((one) => one.name)].map((name) => button(
    { role: "tab", id: `view-${name}`, "aria-controls": `in-${name}`, "aria-selected": now().view === name, tabindex: now().view === name ? 0 : -1 },
    () => change({ view: name }), say(`view_${name}`)));
  byId("views").replaceChildren(...tabs);
  tabKeys(tabs, () => document.documentElement.dir === "rtl");
}

function show() {
  const { view } = now();
  const known = views.find((one) => one.name === view);
  for (const one of all(".view")) one.hidden = one.id !== `in-${known ? view : "map"}`;
  for (const tab of all("#views [role=tab]")) {
    const on = tab.id === `view-${known ? view : "map"}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
  if (known) known.fill(byId(`in-${view}`));
}

onChange((state, before) => {
  if (state.lang !== before.lang) nameViews();
  show();
});

export function beginViews() {
  for (const { name } of views) {
    byId("in-map").after(make("section", { class: "view page", id: `in-${name}`, role: "tabpanel", "aria-labelledby": `view-${name}`, tabindex: 0, hidden: true }));
  }
  nameViews();
  show();
}
