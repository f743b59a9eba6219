/* Copies of pages on this device: what the service worker is asked to keep, and what it has. */
import { registered } from "./main.js";

/* A copy is known by `url title copied size members`. Without a service worker nothing is kept: the fault is "refused". */
const NONE = { kept: [], always: [] };

async function worker() {
  const registration = await registered();
  if (registration.active) return registration.active;
  const coming = registration.installing ?? registration.waiting;
  await new Promise((resolve, reject) => {
    const look = () => (coming.state === "redundant" ? reject(new Error("redundant")) : coming.state === "activated" && resolve());
    coming.addEventListener("statechange", look);
    look();
  });
  return coming;
}

export async function ask(message) {
  try {
    const asked = await worker();
    sessionStorage.removeItem("erased");
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = (event) => resolve(event.data)));
    asked.postMessage(message, [port2]);
    return await answer;
  } catch {
    return { ...NONE, fault: "refused" };
  }
}

/* The same of a service worker that is there already: to look at what there is, and to take it away, needs no other. */
export async function found(message = {}) {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => null);
  return registration?.active ? ask(message) : NONE;
}

/* What is said of them; no page carries it before somebody asks. */
export async function words() {
  try {
    const app = document.querySelector("link[rel=manifest]");
    return app ? await (await fetch(new URL("offline/words.json", app.href), { credentials: "omit" })).json() : null;
  } catch {
    return null;
  }
}

export function told(words, { copied, size }) {
  return words.kept_on.replace("{copied}", copied).replace("{size}", Math.ceil(size / 1024));
}
