"""The site as readers get it: nothing is published while an error stands."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "")
CAREPRESS = CAREPRESS | {"mode": "publish"}
WITH_FUTURE_DATES = False
