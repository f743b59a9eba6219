/* A state is as high as what it shows, at every width. */
for (const frame of document.querySelectorAll(".patterns-state")) {
  const fit = () => {
    const page = frame.contentDocument?.documentElement;
    if (!page) return;
    frame.style.blockSize = "0";
    frame.style.blockSize = `${page.scrollHeight + 2}px`;
  };
  frame.addEventListener("load", fit);
  addEventListener("resize", fit);
  fit();
}
