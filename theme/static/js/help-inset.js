/* Help of the reader's own country. Every page asks for the same file, whatever is chosen, and the choice never
   leaves the device; whatever fails leaves the site's own numbers as they stand. */
import { form, item, suggestion } from "./help-country.js";

const CHOICE = "help-country";
const DECLINED = "help-country-declined";

/* A browser may refuse to keep anything: the choice then lasts as long as the page. */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch { /* Nothing is lost but the memory. */ }
}

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
  const list = inset.querySelector(".help-inset-numbers");
  const more = inset.querySelector(".help-inset-more");
  const own = { here: where?.textContent, numbers: [...list.children], more: more?.getAttribute("href") };
  const { row, label, select, status } = form(words, countries);
  place.append(row, status);
  place.dataset.ready = "";

  const show = (code) => {
    const country = countries.find((one) => one.code === code);
    if (where) where.textContent = country ? country.here : own.here;
    list.replaceChildren(...(country ? country.numbers.map(item) : own.numbers));
    more?.setAttribute("href", country ? `${own.more}#${country.place}` : own.more);
    label.textContent = country ? words.yours : words.elsewhere;
    select.value = country ? code : "";
    select.options[0].label = country ? words.undo : words.choose;
    return country;
  };
  const choose = (code) => {
    remember(CHOICE, code);
    status.textContent = show(code)?.shown ?? words.undone;
    select.focus();
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
  if (!show(remembered(CHOICE))) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const near = countries.find((one) => one.zones.includes(zone));
    if (near && remembered(DECLINED) !== near.code) suggest(near);
  }
  /* Chosen on another page, and come back to this one, or chosen in another window. */
  addEventListener("pageshow", (event) => { if (event.persisted) show(remembered(CHOICE)); });
  addEventListener("storage", (event) => { if (event.key === CHOICE) show(event.newValue); });
}
