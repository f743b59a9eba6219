"""Measures: ./invoke bench, ./invoke bench --of related --corpus FOLDER --labels FILE, ./invoke bench --of scale"""

import argparse
import sys
from pathlib import Path

from bench import related_bench, scale_bench, speed_bench


def main(words: list[str]) -> int:
    """Run one bench and print its table. Returns an exit status."""
    parser = argparse.ArgumentParser(prog="./invoke bench", description=__doc__)
    benches = parser.add_subparsers(dest="bench", required=True)
    related = benches.add_parser("related", help="how well related reading fits what people say of the pages")
    related.add_argument("--corpus", type=Path, required=True, help="a folder of Markdown with front matter")
    related.add_argument("--labels", type=Path, required=True, help="JSON: the labels of each page by its slug")
    related.add_argument("--output", type=Path, help="where to write our lists, as graph.json has them")
    scale = benches.add_parser("scale", help="how time and memory grow with the number of pages")
    scale.add_argument("--sizes", default="1000,10000", help="numbers of pages, with commas between")
    speed = benches.add_parser("speed", help="how long builds and previews take, beside Hugo and Pagefind")
    speed.add_argument("--sizes", default="1000,10000", help="numbers of articles, with commas between")
    speed.add_argument("--output", type=Path, help="where to draw the builds from nothing, as an SVG picture")
    options = parser.parse_args(words)
    if options.bench == "scale":
        return scale_bench.run([int(size) for size in options.sizes.split(",")])
    if options.bench == "speed":
        return speed_bench.run([int(size) for size in options.sizes.split(",")], options.output)
    return related_bench.run(options.corpus, options.labels, options.output)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
