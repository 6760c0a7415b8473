// The language of the page: chosen by the reader, right to left where it is read so.
import { all, byId, make } from "./dom.js";
import { actors, data, ties } from "./data.js";
import { change, now, onChange } from "./state.js";
import { day, filled, say, texts } from "./words.js";
import { seen } from "./scene.js";

/** Every word that stands in the frame of the page. */
function fill() {
  const { lang } = now();
  document.documentElement.lang = lang;
  document.documentElement.dir = texts().dir;
  byId("language").value = lang; // a link may have chosen it
  for (const one of all("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of all("[data-label]")) { one.setAttribute("aria-label", say(one.dataset.label)); if (one.title || one.dataset.titled) { one.title = say(one.dataset.label); one.dataset.titled = "yes"; } }
  for (const one of all("[data-placeholder]")) one.placeholder = say(one.dataset.placeholder);
  byId("title").textContent = data.title || say("title");
  byId("as-of").textContent = say("as_of", { day: day(data.day) });
  byId("made-on").textContent = say("made_on", { day: day(data.made) });
  document.title = `${data.audience === "internal" ? `${say("internal")} · ` : ""}${data.title || say("title")}`;
  counts();
}

/** How much is shown, in the head of the page and for those who do not see the picture. */
function counts() {
  const told = { actors: say("actors", { n: seen().shown }), ties: say("ties", { n: ties.filter(seen().shows).length }) };
  byId("count").replaceChildren(make("span", {}, told.actors), make("span", {}, told.ties));
  byId("stage").setAttribute("aria-label", filled(texts().page.stage, told));
  byId("seen").textContent = texts().seen;
  byId("notice-text").textContent = data.bundles.length ? say("too_many", { n: actors.length }) : "";
}

onChange((state, before) => {
  if (state.lang !== before.lang) fill();
  else counts();
});

export function beginLanguages() {
  const choice = byId("language");
  choice.replaceChildren(...Object.entries(data.texts).map(([code, { name }]) => make("option", { value: code, lang: code }, name)));
  choice.addEventListener("change", () => change({ lang: choice.value }));
  byId("language-choice").hidden = Object.keys(data.texts).length < 2;
  fill();
}
