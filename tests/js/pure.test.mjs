import assert from "node:assert/strict";
import test from "node:test";
import { START, read, written } from "../../allymap/view/page/js/address.js";
import { anyMeet, placedNames, wrapped } from "../../allymap/view/page/js/labels.js";
import { Cells, distanceToLine, meets } from "../../allymap/view/page/js/geometry.js";
import { shortest, within } from "../../allymap/view/page/js/ways.js";

/** Numbers that look random and are the same each time. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

test("an address says only what was chosen, and reads back as it", () => {
  const chosen = { ...START, lang: "fr", view: "table", actor: 12, way: [3, 4], off: { kind: ["a b", "c~&=#"] }, open: [7], told: 0 };
  const hash = written(chosen, START);
  assert.ok(!hash.includes("steps"));
  assert.deepEqual(read(`#${hash}`, START), chosen);
  assert.equal(written({ ...START }, START), "");
});

test("an address that makes no sense is left where one starts", () => {
  for (const hash of ["#actor=x&steps=1e9&off=1", "#off.kind={", "#off.kind=7", "#__proto__=1&constructor=2", "#way=a-b&open=x-0", "#%E0%A4%A"]) {
    const state = read(hash, START);
    assert.deepEqual({ ...state, off: {} }, { ...START, off: {} });
    assert.ok(Object.values(state.off).every(Array.isArray));
  }
});

test("a way is as short as counting all ways says, in 60 random networks", () => {
  const random = dice(7);
  for (let run = 0; run < 60; run += 1) {
    const count = 9;
    const lines = Array.from({ length: 11 }, (_, n) => ({ n, from: 1 + Math.floor(random() * count), to: 1 + Math.floor(random() * count) }));
    const linesOf = (n) => lines.filter((one) => one.from === n || one.to === n);
    const far = Array.from({ length: count + 1 }, (_, i) => Array.from({ length: count + 1 }, (__, j) => (i === j ? 0 : Infinity)));
    for (const { from, to } of lines) if (from !== to) far[from][to] = far[to][from] = 1;
    for (let k = 1; k <= count; k += 1) for (let i = 1; i <= count; i += 1) for (let j = 1; j <= count; j += 1) far[i][j] = Math.min(far[i][j], far[i][k] + far[k][j]);
    for (let goal = 1; goal <= count; goal += 1) {
      const way = shortest(1, goal, linesOf);
      assert.equal(way ? way.length : Infinity, far[1][goal]);
      let at = 1;
      for (const line of way || []) at = line.from === at ? line.to : (assert.equal(line.to, at), line.from);
      if (way) assert.equal(at, goal);
    }
    const near = within(1, linesOf, 2);
    assert.deepEqual([...near.keys()].sort(), far[1].flatMap((steps, n) => (n && steps <= 2 ? [n] : [])).sort());
  }
});

test("names never lie over each other, and the weightier is kept", () => {
  const random = dice(3);
  const room = { width: 900, height: 600, most: 500, circles: [] };
  const waiting = Array.from({ length: 300 }, (_, id) => ({
    id, lines: ["Somebody"], weight: Math.floor(random() * 50), allowed: 2, strong: false, r: 4, width: 60 + random() * 60, spot: { x: random() * 900, y: random() * 600 },
  }));
  const taken = [[0, 0, 300, 60]];
  const names = placedNames(waiting, taken, room);
  assert.ok(names.length > 40);
  assert.ok(!anyMeet([...names.map((one) => one.box), ...taken]));
  assert.ok(names.every(({ box }) => box[0] > 0 && box[1] > 0 && box[2] < 900 && box[3] < 600));
  const two = [1, 2].map((id) => ({ ...waiting[0], id, weight: id, spot: { x: 450, y: 300 }, allowed: 9 }));
  assert.equal(placedNames(two, [], { ...room, most: 1 }).length, 1);
  assert.ok(anyMeet([[0, 0, 2, 2], [1, 1, 3, 3]]));
});

test("nobody's name lies over the region of others, unless it must be shown", () => {
  const somebody = { id: 1, lines: ["Radio"], weight: 5, allowed: 0, strong: false, r: 4, width: 80, home: "media", spot: { x: 100, y: 100 } };
  const circles = [{ code: "media", x: 100, y: 100, r: 20 }, { code: "lgbtq", x: 150, y: 100, r: 45 }];
  const room = { width: 400, height: 300, most: 9, circles };
  const [{ box }] = placedNames([somebody], [], room);
  assert.ok(box[2] < 150 - 44 || box[1] > 145 || box[3] < 55);
  const around = [...circles, { code: "women", x: 40, y: 100, r: 45 }, { code: "men", x: 100, y: 150, r: 45 }, { code: "youth", x: 100, y: 50, r: 45 }];
  assert.deepEqual(placedNames([somebody], [], { ...room, circles: around }), []);
  assert.equal(placedNames([{ ...somebody, allowed: 1 }], [], { ...room, circles: around }).length, 1);
});

test("long names are cut by letters as people see them", () => {
  assert.deepEqual(wrapped("Amberi Ford Men's Circle"), ["Amberi Ford Men's", "Circle"]);
  assert.equal(wrapped("N".repeat(300))[0].length, 22);
  assert.ok(wrapped("one two three four five six seven eight nine ten").at(-1).endsWith("…"));
  assert.deepEqual(wrapped("منظمة النساء"), ["منظمة النساء"]);
});

test("cells find the same boxes as looking at all of them", () => {
  const random = dice(11);
  const boxes = Array.from({ length: 200 }, () => { const [x, y] = [random() * 500 - 250, random() * 500]; return [x, y, x + random() * 90, y + random() * 30]; });
  const cells = new Cells(40);
  boxes.forEach((box, id) => cells.add(id, box));
  boxes.forEach((box, own) => {
    const all = boxes.flatMap((other, id) => (id !== own && meets(box, other, 3) ? [id] : []));
    assert.deepEqual([...cells.met(box, 3, own)].sort((a, b) => a - b), all);
  });
});

test("a line is as far as it is", () => {
  assert.equal(distanceToLine({ x: 5, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 }), 3);
  assert.equal(distanceToLine({ x: -4, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 }), 5);
});
