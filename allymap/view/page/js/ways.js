// The shortest way from one actor to another through the ties that are shown.

/** The nodes and ties of a shortest way, or null; ties are walked in both directions. */
function shortest(from, to) {
  const came = new Map([[from, null]]);
  const queue = [from];
  for (const n of queue) {
    if (n === to) break;
    for (const edge of around.get(n)) {
      const next = otherEnd(edge, n);
      if (!came.has(next) && shows(edge)) {
        came.set(next, edge);
        queue.push(next);
      }
    }
  }
  return came.has(to) ? walked(came, to) : null;
}

function walked(came, to) {
  const way = { nodes: [to], edges: [] };
  for (let edge = came.get(to), n = to; edge; edge = came.get(n)) {
    n = otherEnd(edge, n);
    way.nodes.unshift(n);
    way.edges.unshift(edge.id);
  }
  return way;
}

function wayTo(n) {
  const select = make("select", { id: "way-to" }, make("option", { value: "" }, "…"));
  const others = data.nodes.filter((node) => node.id !== n).sort((a, b) => a.label.localeCompare(b.label));
  for (const node of others) select.append(make("option", { value: node.id }, node.label));
  const answer = make("p", { id: "way", role: "status" });
  select.addEventListener("change", () => select.value && showWay(n, Number(select.value), answer));
  return make("div", {}, make("p", { class: "way" }, make("label", { for: "way-to" }, words.way), select), answer);
}

function showWay(from, to, answer) {
  const way = shortest(from, to);
  if (!way) {
    answer.textContent = words.way_none;
    return;
  }
  const steps = way.edges.length;
  answer.replaceChildren(`${count("way_steps", steps)} `);
  way.nodes.forEach((n, i) => answer.append(...(i ? [" – ", actorLink(n)] : [actorLink(n)])));
  way.nodes.forEach((n) => bundleOf.has(n) && chosen.open.add(bundleOf.get(n).id));
  light({ actor: from }, way.nodes, way.edges);
  frame(way.nodes, 1.3);
}
