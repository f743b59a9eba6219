/* Leaving at once, as GOV.UK's "Exit this page" does: by the link, or by Shift three times in a row. */
const PRESSES = 3;
const WAIT = 5000;

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export function enhance(part) {
  const link = part.querySelector(".quick-exit-link");
  const said = made("span", "visually-hidden");
  said.setAttribute("role", "status");
  part.append(said);
  const lights = made("span", "quick-exit-lights");
  lights.setAttribute("aria-hidden", "true");
  lights.append(...Array.from({ length: PRESSES }, () => made("span", "quick-exit-light")));

  let presses = 0;
  let timer = 0;
  let wasTogether = false;
  let cover = null;

  const count = (number, words) => {
    clearTimeout(timer);
    presses = number;
    said.textContent = words;
    if (number) link.append(lights);
    else lights.remove();
    [...lights.children].forEach((light, place) => light.toggleAttribute("data-lit", place < number));
  };
  /* The screen first: another page may take its time. The page is replaced, so that "back" does not lead to it. */
  const leave = () => {
    count(0, "");
    cover ??= made("div", "quick-exit-cover", part.dataset.leaving);
    cover.setAttribute("role", "alert");
    document.body.append(cover);
    document.documentElement.dataset.left = "";
    location.replace(link.href);
  };
  const back = () => {
    cover?.remove();
    delete document.documentElement.dataset.left;
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  /* Shift counts where it was pressed by itself, not with a letter, which is released before it. */
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && !wasTogether) {
      if (presses + 1 === PRESSES) return leave();
      count(presses + 1, presses ? part.dataset.oneMore : part.dataset.twoMore);
      timer = setTimeout(() => count(0, part.dataset.over), WAIT);
    } else if (presses) {
      count(0, "");
    }
    wasTogether = event.shiftKey;
  });
  addEventListener("pageshow", (event) => { if (event.persisted) back(); });
}
