/* What the help inset is made of: the control that chooses a country, the question that suggests one, its numbers. */
function made(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function option(value, words) {
  const element = made("option", "", words);
  element.value = value;
  return element;
}

function button(words) {
  const element = made("button", "button-quiet", words);
  element.type = "button";
  return element;
}

/* The control: a list of countries, whose first entry leads back, with its label, and a place where changes are told. */
export function form(words, countries) {
  const select = made("select", "help-inset-select", option("", words.choose));
  select.append(...countries.map((one) => option(one.code, one.name)));
  const label = made("span", "", words.elsewhere);
  const status = made("p", "visually-hidden");
  status.setAttribute("role", "status");
  const row = made("div", "help-inset-row", made("label", "help-inset-label", label, select));
  return { row, label, select, status };
}

/* The question whether a country is the reader's own: one short line, so that nothing below it moves. */
export function suggestion(words, country) {
  const yes = button(words.yes);
  const no = button(words.no);
  const row = made("div", "help-inset-row", made("p", "", country.asked), made("div", "help-inset-answers", yes, no));
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", country.suggested);
  return { row, yes, no };
}

/* The numbers of a country. A list of its own: one that changes would count as one that moves. */
export function list(className, numbers) {
  return made("ul", className, ...numbers.map(item));
}

/* A number with its other ways and where it was seen, as the page's own HTML has it. */
function item({ words = "", ways, seen }) {
  const [first, ...others] = words ? [null, ...ways] : ways;
  const entry = made("li", "", words);
  if (first) entry.append(number(first));
  for (const way of others) entry.append(" ", link("help-inset-way", way.href, way.words));
  if (seen.length) entry.append(made("small", "help-inset-seen", ...seen.flatMap((one) => [made("bdi", "", one), " "])));
  return entry;
}

function number({ href, digits, words }) {
  if (!digits) return link("help-number", href, words);
  const shown = made("strong", "help-number-digits", digits);
  if (href.startsWith("tel:")) shown.dir = "ltr";
  return link("help-number", href, shown, " ", made("span", "", words));
}

function link(className, href, ...content) {
  const element = made("a", className, ...content);
  element.href = href;
  return element;
}
