/* The map: one strategy's line by itself, and, for the page that has the focus or the pointer, what it is joined to. */
const numbers = (text) => (text ? text.split(" ") : []);

/* What stands out, when a row does: itself, what shares a join with it, its tracks, and those whose landmark it is. */
function neighbours(chart, node) {
  const row = node.dataset.row;
  const tracks = new Set(numbers(node.dataset.tracks));
  const isLandmark = node.matches("[data-landmark]");
  const joins = [...chart.querySelectorAll("[data-ends]")].filter((one) => numbers(one.dataset.ends).includes(row));
  const rows = new Set([row, ...joins.flatMap((one) => numbers(one.dataset.ends))]);
  const nodes = [...chart.querySelectorAll("[data-row]")].filter((one) => {
    const shares = numbers(one.dataset.tracks).some((track) => tracks.has(track));
    return rows.has(one.dataset.row) || (shares && (isLandmark || one.matches("[data-landmark]")));
  });
  const lines = [...chart.querySelectorAll("[data-track]")].filter((one) => tracks.has(one.dataset.track));
  return new Set([...joins, ...nodes, ...lines]);
}

function light(chart, node) {
  const lit = node && neighbours(chart, node);
  for (const part of chart.querySelectorAll("[data-row], [data-ends], [data-track]")) {
    part.toggleAttribute("data-dim", Boolean(lit) && !lit.has(part));
  }
}

/* Rows off the line are hidden from everybody: the Tab key and screen readers pass them by, too. */
function show(chart, track) {
  const rows = new Set();
  for (const node of chart.querySelectorAll("[data-row]")) {
    const isShown = track === null || numbers(node.dataset.tracks).includes(track);
    node.toggleAttribute("data-away", !isShown);
    if (isShown) rows.add(node.dataset.row);
  }
  for (const join of chart.querySelectorAll("[data-ends]")) {
    join.toggleAttribute("data-away", !numbers(join.dataset.ends).every((row) => rows.has(row)));
  }
  for (const line of chart.querySelectorAll("[data-track]")) {
    line.toggleAttribute("data-faint", track !== null && line.dataset.track !== track);
  }
}

export function enhance(element) {
  const charts = [...element.querySelectorAll(".reading-map-chart")];
  /* Not on the picture itself: Chromium lets the Tab key stop at an SVG that listens for the focus. */
  const lit = (event) => {
    const node = event.target.closest("[data-row]");
    for (const chart of charts) light(chart, chart.contains(node) ? node : null);
  };
  const unlit = () => charts.forEach((chart) => light(chart, null));
  element.addEventListener("pointerover", lit);
  element.addEventListener("pointerleave", unlit);
  element.addEventListener("focusin", lit);
  element.addEventListener("focusout", unlit);

  const filters = element.querySelector(".reading-map-filters");
  if (!filters) return;
  const buttons = [...filters.querySelectorAll("button")];
  const status = filters.querySelector("[role=status]");
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const isOn = button.getAttribute("aria-pressed") === "false";
    for (const one of buttons) one.setAttribute("aria-pressed", String(isOn && one === button));
    for (const chart of charts) show(chart, isOn ? button.value : null);
    status.textContent = isOn ? button.dataset.status : status.dataset.all;
  });
}
