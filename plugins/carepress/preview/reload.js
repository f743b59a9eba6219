// Shows a change as soon as it is built. Only the preview puts this into pages; it is in no file and on no published page.
const shown = "{version}";
let changes;

function listen() {
  changes = new EventSource("/-/changes");
  changes.onmessage = (change) => {
    if (change.data !== shown) location.reload();
  };
}

// A hidden tab lets go of its connection: browsers allow only a few to one server.
// A page within another is loaded anew with that one.
if (window === window.top) {
  document.addEventListener("visibilitychange", () => {
    changes.close();
    if (!document.hidden) listen();
  });
  listen();
}
