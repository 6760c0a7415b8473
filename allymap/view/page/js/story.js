// A story in steps: each has a title, a sentence, and a view of the map that it sets.
import { all, button, byId, make } from "./dom.js";
import { change, DARK, now, onChange } from "./state.js";
import { codesOf } from "./filters.js";
import { data } from "./data.js";
import { frameLit } from "./framing.js";
import { openedFor } from "./bundles.js";
import { fold } from "./panels.js";
import { narrow } from "./screen.js";
import { say } from "./words.js";
import { START } from "./address.js";
import { stepTo } from "./steps.js";

/** Goes to a step, and shows what it is about.
 * @param {number} step from 1; -1 leaves the story */
function go(step) {
  change(step < 0 ? { story: -1 } : { story: step, ...viewOf(step) });
  if (step < 0) return;
  if (narrow.matches) fold(true); // on a small screen the picture and the words need the room
  window.scrollTo(0, 0); // a finding that is shown in a folded panel draws the page along
  document.body.scrollTop = 0;
  frameLit();
}

/** All that a step chooses; what it does not speak of is as at the start.
 * @param {number} step */
function viewOf(step) {
  const { state: said, only } = data.story[step - 1];
  const off = Object.fromEntries(Object.entries(only).map(([filter, codes]) => [filter, codesOf(filter).map(([code]) => code).filter((code) => !codes.includes(code))]));
  const { view, arrange, from, to, waves } = START;
  const whom = said.actor ? [said.actor] : said.told >= 0 ? data.told[said.told].actors : [];
  return { ...DARK, view, arrange, off, from, to, waves, open: openedFor(whom), ...said };
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const to = stepTo(event.key, now().story, data.story.length, document.documentElement.dir === "rtl");
  if (!to) return;
  event.preventDefault();
  if (to !== now().story) go(to);
}

/** @param {string} id @param {number} to @param {string} key @param {string} sign */
function turn(id, to, key, sign) {
  const one = button({ id, class: "plain", "aria-label": say(key), title: say(key) }, () => go(to), sign);
  one.disabled = to < 1 || to > data.story.length;
  return one;
}

/** The bar before the story begins, and within it. */
function fill() {
  const bar = byId("story");
  const { story } = now();
  const focused = bar.contains(document.activeElement) ? document.activeElement?.id || "" : "";
  document.body.classList.toggle("telling", story > 0);
  const [before, after] = document.documentElement.dir === "rtl" ? ["→", "←"] : ["←", "→"];
  const turns = story > 0
    ? [turn("story-back", story - 1, "story_back", before), make("span", { class: "count" }, say("story_step", { step: story, all: data.story.length })),
      turn("story-next", story + 1, "story_next", after), button({ id: "story-leave", class: "plain", "aria-label": say("story_leave"), title: say("story_leave") }, () => go(-1), "✕")]
    : [button({ id: "story-start", class: "strong" }, () => go(1), say("story_start", { n: data.story.length }))];
  byId("story-turns").replaceChildren(...turns);
  byId("story-told").replaceChildren(...(story > 0 ? told(story) : []));
  if (focused) refocus(focused);
}

/** @param {number} step */
function told(step) {
  const { title, text } = data.story[step - 1];
  const where = make("span", { class: "unseen" }, `${say("story_step", { step, all: data.story.length })}: `);
  return [make("h2", {}, where, make("span", { dir: "auto" }, title)), text ? make("p", { dir: "auto" }, text) : null].filter((one) => one !== null);
}

/** The focus stays in the bar, also where a button is gone or at its end.
 * @param {string} id */
function refocus(id) {
  const free = [byId(id), ...all("#story button")].find((one) => one && !one.disabled);
  free?.focus();
}

onChange((state, before) => {
  if (!data.story.length || (state.story === before.story && state.lang === before.lang)) return;
  fill();
});

/** Whether the address says more than the step: then that is shown. */
function wandered() {
  const { actor, way, told: finding, mark, view, arrange, off } = now();
  return actor > 0 || way.length > 0 || finding >= 0 || mark !== "" || view !== START.view || arrange !== START.arrange || Object.keys(off).length > 0;
}

export function beginStory() {
  if (!data.story.length) return;
  const bar = byId("story");
  bar.hidden = false;
  bar.append(make("div", { id: "story-told", "aria-live": "polite" }), make("div", { id: "story-turns" }));
  bar.addEventListener("keydown", onKey);
  if (now().story > 0 && !wandered()) change(viewOf(now().story));
  fill();
}
