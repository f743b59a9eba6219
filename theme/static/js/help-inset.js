/* Help of the reader's own country. Every page asks for the same file, whatever is chosen, and the choice never
   leaves the device; whatever fails leaves the site's own numbers as they stand. */
import { remember, remembered } from "./device.js";
import { form, list, suggestion } from "./help-country.js";

const CHOICE = "help-country";
const DECLINED = "help-country-declined";
const HEIGHT = "help-height";

async function read(address) {
  try {
    const answer = await fetch(address, { credentials: "omit" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

export async function enhance(inset) {
  const place = inset.querySelector(".help-inset-choice");
  const known = await read(inset.dataset.countries);
  if (!known) return place.remove();

  const { words, countries } = known;
  const where = inset.querySelector(".help-inset-country");
  const more = inset.querySelector(".help-inset-more");
  const own = { here: where?.textContent, list: inset.querySelector("ul"), more: more?.getAttribute("href") };
  const { row, label, select, status } = form(words, countries);
  place.append(row, status);
  place.dataset.ready = "";

  const show = (code) => {
    const country = countries.find((one) => one.code === code);
    if (where) where.textContent = country ? country.here : own.here;
    inset.querySelector("ul").replaceWith(country ? list(own.list.className, country.numbers) : own.list);
    more?.setAttribute("href", country ? `${own.more}#${country.place}` : own.more);
    label.textContent = country ? words.yours : words.elsewhere;
    select.value = country ? code : "";
    select.options[0].label = country ? words.undo : words.choose;
    return country;
  };
  /* How high the reader's numbers stand is kept for before-paint.js, so that on the next page nothing below them moves. */
  const inner = inset.firstElementChild;
  const room = document.documentElement.style;
  const choose = (code) => {
    remember(CHOICE, code);
    room.removeProperty("--help-height");
    status.textContent = show(code)?.shown ?? words.undone;
    remember(HEIGHT, code && `${innerWidth} ${inner.offsetHeight}`);
    select.focus();
  };
  const recall = () => {
    const before = inner.offsetHeight;
    room.setProperty("--help-height", `${before}px`);
    const country = show(remembered(CHOICE));
    if (!country) room.removeProperty("--help-height");
    else if (inner.offsetHeight > before) remember(HEIGHT, `${innerWidth} ${inner.offsetHeight}`);
    return country;
  };
  select.addEventListener("change", () => choose(select.value));

  const suggest = (country) => {
    const asked = suggestion(words, country);
    row.hidden = true;
    place.prepend(asked.row);
    const answered = (code) => {
      asked.row.remove();
      row.hidden = false;
      if (!code) remember(DECLINED, country.code);
      if (code) choose(code);
      else select.focus();
    };
    asked.yes.addEventListener("click", () => answered(country.code));
    asked.no.addEventListener("click", () => answered(""));
  };
  if (!recall()) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const near = countries.find((one) => one.zones.includes(zone));
    if (near && remembered(DECLINED) !== near.code) suggest(near);
  }
  /* Chosen on another page, and come back to this one, or chosen in another window. */
  addEventListener("pageshow", (event) => { if (event.persisted) show(remembered(CHOICE)); });
  addEventListener("storage", (event) => { if (event.key === CHOICE) show(event.newValue); });
}
