/* Which of the results are shown: those of one kind, or of any; of the chosen strategies, or of all. */
export function filters(part, changed) {
  const radios = [...part.querySelectorAll("[type=radio]")];
  const boxes = [...part.querySelectorAll("[type=checkbox]")];
  const kind = () => radios.find((one) => one.checked)?.value ?? "";
  const chosen = () => boxes.filter((one) => one.checked).map((one) => one.value);
  const isOfKind = (facet, value) => !value || facet.kind === value;
  const isOfAny = (facet, values) => !values.length || values.some((value) => facet.strategies.includes(value));
  part.addEventListener("change", changed);

  /* A choice with nothing behind it goes, unless it is the reader's. */
  const show = (input, count) => {
    input.closest("label").hidden = !count && !input.checked;
    input.closest("label").querySelector(".search-filters-count").textContent = count;
  };
  return {
    pass: (facet) => isOfKind(facet, kind()) && isOfAny(facet, chosen()),
    show(facets) {
      part.hidden = !facets.length;
      for (const one of radios) show(one, facets.filter((facet) => isOfKind(facet, one.value) && isOfAny(facet, chosen())).length);
      for (const one of boxes) show(one, facets.filter((facet) => isOfKind(facet, kind()) && facet.strategies.includes(one.value)).length);
    },
    clear() {
      for (const one of [...radios, ...boxes]) one.checked = one.type === "radio" && !one.value;
    },
  };
}
