import assert from "node:assert/strict";
import test from "node:test";
import { changes, fileOf, localDay, withOne } from "../../allymap/view/page/js/corrections.js";
import { stepTo } from "../../allymap/view/page/js/steps.js";

const tie = (doing, source, target, day) => ({ do: doing, data: { source, type: "supports", target, last_contact: day }, was: {}, names: {} });

test("what is said again of the same tie or field stands once, as it was said last", () => {
  const list = [tie("met", "a", "b", "2026-01-01"), tie("met", "a", "c", "2026-01-01"), tie("met", "a", "b", "2026-01-09")].reduce(withOne, []);
  assert.deepEqual(list.map((one) => [one.data.target, one.data.last_contact]), [["c", "2026-01-01"], ["b", "2026-01-09"]]);
  const fixes = [{ place: "N" }, { level: "local" }, { place: "S" }].map((data) => ({ do: "fix", data: { id: "a", ...data }, was: {}, names: {} }));
  assert.deepEqual(fixes.reduce(withOne, []).map((one) => one.data), [{ id: "a", level: "local" }, { id: "a", place: "S" }]);
  assert.equal([tie("met", "a", "b", "2026-01-01"), tie("end", "a", "b", "2026-01-01"), tie("met", "b", "a", "2026-01-01")].reduce(withOne, []).length, 3);
});

test("only the fields that say something else are corrections, each with what it was", () => {
  const found = changes("a", "Asha", { name: "Asha", place: "", stance: "1" }, { name: "Asha", place: "North", stance: "" });
  assert.deepEqual(found.map(({ data, was }) => [data, was]), [[{ id: "a", place: "North" }, { place: "" }], [{ id: "a", stance: "" }, { stance: "1" }]]);
});

test("the file begins with what it is, and days are those of the reader", () => {
  const moment = new Date(2026, 0, 5, 23, 30);
  assert.equal(localDay(moment), "2026-01-05");
  const text = fileOf([tie("met", "a", "b", "2026-01-01")], " Zuri ", moment);
  assert.ok(text.startsWith('{\n "allymap": "corrections"'));
  const { who, when, rows } = JSON.parse(text);
  assert.deepEqual([who, when, rows.length], ["Zuri", "2026-01-05T23:30", 1]);
});

test("keys lead through a story and stop at its ends, also from the right to the left", () => {
  assert.equal(stepTo("ArrowRight", -1, 3, false), 1);
  assert.equal(stepTo("ArrowRight", 3, 3, false), 3);
  assert.equal(stepTo("ArrowLeft", 1, 3, false), 1);
  assert.equal(stepTo("ArrowLeft", -1, 3, false), 0);
  assert.equal(stepTo("ArrowLeft", 1, 3, true), 2);
  assert.deepEqual(["Home", "End", "x"].map((key) => stepTo(key, 2, 3, false)), [1, 3, 0]);
});
