"""The key for IndexNow, by which search engines see that who tells them of changed pages is who publishes them."""

from collections.abc import Mapping

from carepress.views import Site


def index_now_file(site: Site) -> Mapping[str, str]:
    """The file that holds the key and is named by it, by path; none where the settings name no key."""
    key = site.settings.deploy.index_now
    return {f"{key}.txt": f"{key}\n"} if key else {}
