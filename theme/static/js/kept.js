/* The reader's list of pages to come back to: addresses and titles, the last one kept standing first. */
import { recalled, remember } from "./device.js";

export const KEY = "kept";

export function kept() {
  return recalled(KEY, []).filter((one) => typeof one?.url === "string" && one.url.startsWith("/") && typeof one.title === "string");
}

export function keep(pages) {
  return remember(KEY, pages.length ? JSON.stringify(pages) : "");
}
