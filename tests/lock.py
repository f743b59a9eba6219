"""Turns the loose versions in pyproject.toml into exact, hashed ones for every system and Python: ./invoke lock"""

import subprocess
import sys

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--generate-hashes"),
    *("--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),  # one version on all machines
    *("--no-emit-index-url", "--custom-compile-command", "./invoke lock"),  # no address or path of this machine
]
SITE = "requirements.txt"
TESTS = "tests/requirements.txt"
NPM = "plugins/carepress/browser_editor/requirements.txt"
S3 = "plugins/carepress/deploying/requirements.txt"
AUDIT = "plugins/carepress/auditing/requirements.txt"
SOURCES = {
    SITE: ["pyproject.toml"],
    TESTS: ["--group", "test", "--constraints", SITE],
    NPM: ["--group", "npm", "--constraints", TESTS],
    AUDIT: ["--group", "audit", "--constraints", TESTS],
    S3: ["--group", "s3", "--constraints", TESTS],
}


def main(options: list[str]) -> int:
    """Write all files, whose versions agree. Returns an exit status."""
    for output, sources in SOURCES.items():
        status = subprocess.call([*COMPILE, *options, "--output-file", output, *sources])
        if status:
            print(f"{output} was left as it was: uv says above what stood in the way.", file=sys.stderr)
            return status
    print(f"{', '.join(SOURCES)} are up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
