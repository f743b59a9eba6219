/* What stays on this device, and is never sent. A browser may refuse to keep anything: then nothing is lost but the memory. */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/* Keeps a text, or forgets it where there is none; whether the browser did so. */
export function remember(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/* Something kept as JSON; `otherwise` where there is nothing, or nothing of that shape. */
export function recalled(key, otherwise) {
  try {
    const found = JSON.parse(remembered(key));
    return found && Array.isArray(found) === Array.isArray(otherwise) ? found : otherwise;
  } catch {
    return otherwise;
  }
}
