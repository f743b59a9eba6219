"""Pelican's settings for every CarePress site: `pelicanconf.py` takes them and adds what is the publisher's own."""

from pathlib import Path

from carepress import pelican_log
from carepress.kept_templates import KeptTemplates
from carepress.theme_templates import OPTIONS

PROJECT = Path(__file__).parents[2]

PLUGIN_PATHS = [str(PROJECT / "plugins")]

# The order is the order of work; a feature that is not wanted is a line left out.
PLUGINS = [
    "carepress.reading",
    "carepress.inspection",
    "carepress.readability",
    "carepress.helplines",  # before whatever lists, quotes or describes pages: what it takes out stands nowhere else
    "carepress.editorial",
    "carepress.words",
    "carepress.typography",
    "carepress.anchors",
    "carepress.reviews",
    "carepress.other_languages",
    "carepress.paths",
    "carepress.listings",
    "carepress.redirects",  # after whatever makes pages to which a former address may lead, before links
    "carepress.links",
    "carepress.strategies",
    "carepress.cross_links",
    "carepress.evidence",
    "carepress.pictures",  # after whatever changes the HTML of pages, before what repeats it
    "carepress.practice",
    "carepress.related",
    "carepress.reading_map",
    "carepress.crisis_queries",
    "carepress.schemas",  # after whatever describes a data file
    "carepress.social_cards",  # after whatever makes pages
    "carepress.structured_data",  # after whatever makes pages, and their cards
    "carepress.feeds",  # after whatever changes texts
    "carepress.sitemap",  # after whatever makes pages
    "carepress.security_txt",
    "carepress.open_data",  # after whatever makes pages
    "carepress.markdown_pages",  # after whatever writes files that llms.txt names
    "carepress.search",  # after whatever changes the HTML of pages or makes pages
    "carepress.reach",
    "carepress.assets",
    "carepress.offline",  # after whatever writes files that pages need
    "carepress.books",  # the same
    "carepress.handouts",  # after whatever pages show
    "carepress.host_files",  # after whatever makes pages
    "carepress.releases",  # after whatever writes files
    "carepress.writing",
]

# What takes long to make, such as small pictures, is kept here; it may be deleted at any time.
CACHE_PATH = str(PROJECT / ".kept")

THEME = str(PROJECT / "theme")
# Where a publisher changes the look without changing the theme: colours, styles, an icon, templates.
OWN = str(PROJECT / "own")
THEME_TEMPLATES_OVERRIDES = [f"{OWN}/templates"]
THEME_STATIC_PATHS: list[str] = []
# No template changes during a build, and looking whether one has would cost each page dozens of looks.
JINJA_ENVIRONMENT = OPTIONS | {"bytecode_cache": KeptTemplates(PROJECT / ".kept" / "templates"), "auto_reload": False}

# An article may lie anywhere in the content folder but in these.
ARTICLE_PATHS = [""]
PAGE_PATHS = ["pages", "strategies"]
ARTICLE_EXCLUDES = ["data", "images", "files"]
STATIC_PATHS = ["images", "files"]
READERS = {"rst": None, "html": None, "htm": None}

ARTICLE_URL = PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_LANG_URL = PAGE_LANG_URL = "{lang}/{slug}/"
ARTICLE_LANG_SAVE_AS = PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_URL = DRAFT_LANG_URL = DRAFT_PAGE_URL = DRAFT_PAGE_LANG_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = "drafts/{slug}/index.html"

# Pelican would write out the date of each page, and look for one in the name of its file; pages show neither.
DEFAULT_DATE_FORMAT = FILENAME_METADATA = ""

# Two files with one slug are a mistake to be named, not translations of each other.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None

# Pelican's own listings and feeds are replaced by those of carepress.listings and carepress.feeds.
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
FEED_ALL_ATOM = FEED_ALL_RSS = FEED_ATOM = FEED_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

DEFAULT_PAGINATION = False
DELETE_OUTPUT_DIRECTORY = False

# Settings are read before plugins are loaded: only from here on does a plugin that cannot be loaded become a finding.
pelican_log.attach()
