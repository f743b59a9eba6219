"""Layout shift: how far things moved on a page that nobody asked to move (web.dev, “Cumulative Layout Shift”)."""

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""
"""The sum of all shifts so far: 0 where nothing moved."""
