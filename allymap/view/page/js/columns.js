// Tables as the page holds them: column by column, numbers as letters.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const worth = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i += 1) worth[DIGITS.charCodeAt(i)] = i;

/** @param {string} text @param {number} wide */
function numbers(text, wide) {
  const found = new Array(text.length / wide);
  for (let i = 0, at = 0; i < found.length; i += 1) {
    let number = 0;
    for (const end = at + wide; at < end; at += 1) number = number * 64 + worth[text.charCodeAt(at)];
    found[i] = number;
  }
  return found;
}

/** The values of a column.
 * @param {any} column @param {number} [count] how many there are
 * @returns {any[]} */
export function spread(column, count = 0) {
  if (Array.isArray(column)) return column;
  if ("same" in column) return new Array(count).fill(column.same);
  if ("rows" in column) return lists(column, count);
  if ("steps" in column) {
    let sum = 0;
    return spread(column.steps, count).map((step) => { sum += step; return sum; });
  }
  const { of, low } = column;
  return numbers(column.at, column.wide).map(of ? (n) => of[n] : (n) => n + low);
}

/** @param {any} column @param {number} count */
function lists({ rows: lengths, items }, count) {
  const long = spread(lengths, count);
  const flat = spread(items, long.reduce((sum, n) => sum + n, 0));
  let end = 0;
  return long.map((n) => { end += n; return flat.slice(end - n, end); });
}

/** The rows of a table, numbered from 1.
 * @param {any} table
 * @returns {any[]} */
export function rows(table) {
  const names = Object.keys(table.columns || {});
  const values = names.map((name) => spread(table.columns[name], table.count));
  return Array.from({ length: table.count || 0 }, (_, i) => {
    /** @type {Record<string, any>} */
    const row = { n: i + 1 };
    for (let at = 0; at < names.length; at += 1) row[names[at]] = values[at][i];
    return row;
  });
}
