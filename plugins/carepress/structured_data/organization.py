"""The publisher as an `Organization`, and the site as a `WebSite`: facts as the publisher states them."""

from carepress.structured_data.json_ld import Node, node
from carepress.views import Site


def organization(site: Site) -> Node | None:
    """The publisher by name, as pages name it; None where the settings do not."""
    publisher = site.settings.publisher
    return node("Organization", name=publisher.name, url=publisher.website) if publisher else None


def publisher_facts(site: Site) -> Node | None:
    """The publisher with all that the settings state."""
    publisher, found = site.settings.publisher, organization(site)
    if publisher is None or found is None:
        return None
    facts = {"telephone": publisher.telephone, "email": publisher.email, "address": publisher.address}
    return found | {name: value for name, value in facts.items() if value}


def web_site(site: Site) -> Node:
    """The site with all that is known of its publisher, as its home page tells; no search, which would need a host."""
    return node(
        "WebSite",
        name=site.name,
        url=f"{site.address}/" if site.address else None,
        description=site.settings.description,
        inLanguage=site.lang,
        license=site.settings.licence.url if site.settings.licence else None,
        publisher=publisher_facts(site),
    )
