// Elements of the page, made and found. Children become text, never markup.

/** @param {string} id @returns {any} */
export function byId(id) {
  return document.getElementById(id);
}

/** @param {string} selector @returns {any[]} */
export function all(selector) {
  return [...document.querySelectorAll(selector)];
}

/** An element with attributes and children; null and "" among the children are left out.
 * True and false are words to a screen reader (aria-...), elsewhere they set an attribute or not.
 * @param {string} tag
 * @param {Record<string, any>} [about]
 * @param {...(Node|string|null)} children
 * @returns {any} */
export function make(tag, about = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === null || value === undefined || (value === false && !name.startsWith("aria-"))) continue;
    element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  element.append(.../** @type {(Node|string)[]} */ (children.filter((one) => one !== null && one !== "")));
  return element;
}

/** A button that does something.
 * @param {Record<string, any>} about
 * @param {() => void} act
 * @param {...(Node|string|null)} children */
export function button(about, act, ...children) {
  const element = make("button", { type: "button", ...about }, ...children);
  element.addEventListener("click", act);
  return element;
}

/** A name kept apart from the direction of the text around it.
 * @param {string} text */
export function bdi(text) {
  return make("bdi", {}, text);
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, any>} about @param {...Node} children @returns {any} */
export function draw(tag, about, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(about)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Keeps what has the focus in focus when the elements around it are made anew.
 * @param {Element} place
 * @param {() => void} act */
export function keepingFocus(place, act) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && place.contains(active) ? active.dataset.key : undefined;
  act();
  if (key === undefined) return;
  const again = [...place.querySelectorAll("[data-key]")].find((one) => /** @type {HTMLElement} */ (one).dataset.key === key);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}
