"""Makes anew what docs/ shows of the real thing, the pictures and the page of rules: ./invoke guide"""

import sys

from guide import pictures, rules_page


def main() -> int:
    """Make everything. Returns an exit status."""
    rules_page.FILE.write_text(rules_page.rules_page(), encoding="utf-8")
    print(f"{rules_page.FILE.name} is as the rules are now.")
    return pictures.make()


if __name__ == "__main__":
    sys.exit(main())
