// The arrangement that people made of the map, saved as one small file for the next map.
import { actors, data } from "./data.js";
import { addToArranging } from "./arranging.js";
import { button } from "./dom.js";
import { localDay } from "./corrections.js";
import { moved, spotOf } from "./picture.js";
import { now } from "./state.js";
import { saveFile } from "./saving.js";
import { say } from "./words.js";

/** Where everybody stands in the arrangement that is chosen, and who was put there. */
function fileOf() {
  const { arrange } = now();
  const idOf = (/** @type {number} */ n) => data.ids.actors[n - 1];
  const at = Object.fromEntries(actors.map(({ n }) => [idOf(n), [Math.round(spotOf(n).x), Math.round(spotOf(n).y)]]));
  return JSON.stringify({ allymap: "positions", audience: data.audience, arrangement: arrange, at, pinned: [...moved[arrange].keys()].map(idOf) });
}

addToArranging(() => (data.bundles.length ? [] : [button({ id: "save-arrangement", "data-key": "save arrangement" },
  () => saveFile(`arrangement-${localDay(new Date())}.json`, `${fileOf()}\n`), say("hand_arrangement"))]));
