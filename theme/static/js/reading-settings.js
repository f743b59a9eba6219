/* The reader's settings: each choice is an attribute of the page's root, which the stylesheet reads. */
import { recalled, remember } from "./device.js";

const KEY = "reading-settings";

export function enhance(part) {
  const root = document.documentElement;
  const status = part.querySelector("[role=status]");
  const inputs = [...part.querySelectorAll("input")];
  const names = new Set(inputs.map((input) => input.name));

  const show = (settings) => {
    for (const name of names) {
      if (settings[name]) root.dataset[name] = settings[name];
      else delete root.dataset[name];
    }
    for (const input of inputs) input.checked = input.value === (settings[input.name] ?? "");
  };
  const chosen = () => Object.fromEntries(inputs.filter((input) => input.checked && input.value).map((input) => [input.name, input.value]));
  const keep = (settings, words) => {
    show(settings);
    const kept = remember(KEY, Object.keys(settings).length ? JSON.stringify(settings) : "");
    status.textContent = kept ? words : part.dataset.refused;
  };
  part.addEventListener("change", () => keep(chosen(), part.dataset.kept));
  part.querySelector("button").addEventListener("click", () => keep({}, part.dataset.forgotten));

  /* What the page shows, not what is kept: where the browser refuses to keep, choices still last as long as the page. */
  show(root.dataset);
  const again = () => show(recalled(KEY, {}));
  addEventListener("pageshow", (event) => { if (event.persisted) again(); });
  addEventListener("storage", (event) => { if (event.key === KEY) again(); });
}
