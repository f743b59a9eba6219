// Fills the desk with what has been counted since, and keeps what is open and where one is.
const { address } = document.body.dataset;
const status = document.getElementById("status");
let { revision } = document.body.dataset;
let asking;

function renew(name, block) {
  const place = document.querySelector(`[data-block="${name}"]`);
  if (place.dataset.digest === block.digest) return;
  const open = [...place.querySelectorAll("details[open]")].map((one) => one.dataset.key);
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const { id, href } = focused ?? {};
  place.innerHTML = block.html;
  place.dataset.digest = block.digest;
  for (const one of place.querySelectorAll("details")) one.open = open.includes(one.dataset.key);
  const same = [...place.querySelectorAll("a[href], button, summary")].find((one) => (id ? one.id === id : href && one.href === href));
  same?.focus({ preventScroll: true });
}

async function listen() {
  asking = new AbortController();
  const { signal } = asking;
  while (!signal.aborted) {
    try {
      const response = await fetch(`${address}state?seen=${revision}`, { signal });
      const found = await response.json();
      if (found.revision !== revision) {
        revision = found.revision;
        if (status.textContent !== found.status) status.textContent = found.status;
        for (const [name, block] of Object.entries(found.blocks)) renew(name, block);
        // A check of links has news many times in a second.
        await new Promise((done) => setTimeout(done, 300));
      }
    } catch (error) {
      if (signal.aborted) return;
      status.textContent = "The preview has ended. Start it again with ./invoke preview; this page then goes on by itself.";
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

// Without a new page, so that nothing moves: the answer comes by way of the state.
document.addEventListener("submit", (event) => {
  event.preventDefault();
  fetch(event.target.action, { method: "POST", redirect: "manual" });
});

// The editor that the terminal names opens the file; where it names none, the link leads to VS Code.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-file]");
  if (!link) return;
  event.preventDefault();
  const answer = await fetch(`/-/side-panel/open?${new URLSearchParams({ ...link.dataset })}`, { method: "POST" });
  if (!answer.ok) location.href = link.href;
});

// A hidden tab lets go of its connection: browsers allow only a few to one server.
document.addEventListener("visibilitychange", () => {
  asking.abort();
  if (!document.hidden) listen();
});
listen();
