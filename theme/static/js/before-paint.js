/* Runs before anything is drawn, so that nothing jumps or flashes: the reader's own settings, kept on this device only. */
(function (root) {
  root.dataset.script = "";
  try {
    var kept = JSON.parse(localStorage.getItem("reading-settings")) || {};
    for (var name in kept) root.dataset[name] = kept[name];
    var help = (localStorage.getItem("help-height") || "").split(" ");
    if (help[0] == innerWidth) root.style.setProperty("--help-height", help[1] + "px");
  } catch (refused) { /* Storage that the browser refuses, or that holds something else, means no settings. */ }
})(document.documentElement);
