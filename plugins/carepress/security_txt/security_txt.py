"""security.txt: whom to tell of a weakness of the site, and when those facts are to be looked at again."""

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from carepress.finding import Finding
from carepress.views import Site

PATH = ".well-known/security.txt"
DAYS_OF_NOTICE = 30


def security_txt(site: Site) -> str | None:
    """The file as RFC 9116 has it; None where the settings name nobody."""
    facts = site.settings.security
    if facts is None:
        return None
    rows = [("Contact", contact) for contact in facts.contact]
    rows += [("Expires", f"{facts.expires.isoformat()}T00:00:00Z"), ("Preferred-Languages", site.lang)]
    named = (("Policy", facts.policy), ("Acknowledgments", facts.acknowledgments), ("Encryption", facts.encryption))
    rows += [(name, address) for name, address in named if address]
    if site.address:
        # Whoever looks for it looks at the root of the host, also where the site lives under a path.
        host = urlsplit(site.address)
        rows.append(("Canonical", f"{host.scheme}://{host.netloc}/{PATH}"))
    return "".join(f"{name}: {value}\n" for name, value in rows)


def security_findings(site: Site, today: datetime.date) -> Iterator[Finding]:
    """That nobody is named, told when publishing; and that the day is near from which on nobody should rely on it."""
    facts = site.settings.security
    if facts is None:
        if site.settings.mode == "publish":
            message = "The settings name nobody to tell of a weakness of the site, so there is no security.txt."
            remedy = "Set “security” in CAREPRESS: “contact”, such as mailto:security@example.org, and “expires”."
            yield Finding(".", 1, 1, "security-contact-missing", message, remedy, "advice")
    elif facts.expires <= today + datetime.timedelta(DAYS_OF_NOTICE):
        when = "has expired" if facts.expires <= today else f"expires on {facts.expires.isoformat()}"
        message = f"What security.txt says {when}, and nobody should rely on it from then on."
        remedy = "See that the contact of “security” still answers, and set “expires” to a day less than a year ahead."
        yield Finding(".", 1, 1, "security-contact-due", message, remedy, "advice")
