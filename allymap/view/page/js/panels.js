// The panels beside the picture: which of them is open.
import { all, byId } from "./dom.js";
import { narrow } from "./screen.js";
import { say } from "./words.js";

const PANELS = ["findings", "filters", "details"];
let tab = "findings";

/** @param {string} name */
export function showPanel(name) {
  for (const one of PANELS) byId(one).hidden = one !== name;
  if (name !== "details") tab = name;
  for (const one of all("#tabs [role=tab]")) {
    const on = one.id === `tab-${tab}`;
    one.setAttribute("aria-selected", String(on));
    one.tabIndex = on ? 0 : -1;
  }
}

/** Back from the details to the panel that was open before. */
export function closeDetails() {
  if (!byId("details").hidden) showPanel(tab);
}

/** The keys of a row of tabs: arrows, home and end.
 * @param {any[]} tabs @param {() => boolean} mirrored */
export function tabKeys(tabs, mirrored) {
  tabs.forEach((one, i) => one.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const turn = mirrored() ? -1 : 1;
    const to = { ArrowRight: i + turn, ArrowLeft: i - turn, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    next.focus();
    next.click();
  }));
}

export function beginPanels() {
  if (narrow.matches) fold(true); // on a phone the picture comes first, the panels lie below it
  const legend = byId("legend");
  legend.addEventListener("toggle", () => { if (narrow.matches && legend.open) fold(true); });
  const tabs = all("#tabs [role=tab]");
  for (const one of tabs) one.addEventListener("click", () => { fold(false); showPanel(one.getAttribute("aria-controls")); });
  tabKeys(tabs, () => document.documentElement.dir === "rtl");
  byId("fold").addEventListener("click", () => fold(!document.body.classList.contains("folded")));
}

/** Closes the panels or opens them; a phone has no room for the legend beside them.
 * @param {boolean} yes */
export function fold(yes) {
  if (narrow.matches && !yes) byId("legend").open = false;
  document.body.classList.toggle("folded", yes);
  byId("fold").setAttribute("aria-expanded", String(!yes));
  byId("fold").dataset.label = yes ? "panel_open" : "panel_close";
  byId("fold").setAttribute("aria-label", say(byId("fold").dataset.label));
}
