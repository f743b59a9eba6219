"""What git and the hosts behind it refuse, told in a sentence that says how to mend it."""

import re

_MEANINGS = {
    r"stale info|fetch first|non-fast-forward|cannot lock ref|incorrect old value|failed to update ref": (
        "somebody else has put something on that branch since this deploy began: deploy again"
    ),
    r"GH006|protected branch|pre-receive hook declined|hook declined|not allowed to (?:push|force)|deny ?updating": (
        "the host protects that branch: allow whoever deploys to push to it, or name another branch"
    ),
    r"could not read (?:User|Pass)|terminal prompts disabled|Authentication failed|Invalid username|error: 401": (
        "the host does not know who deploys: give it a token or a key, as docs/hosting/github-pages.md says"
    ),
    r"Permission denied \((?:publickey|password)|Permission to .* denied|error: 403|read.only.*key|not authori[sz]ed": (
        "whoever deploys may not write there: give the token or the deploy key the right to write"
    ),
    r"Host key verification failed": (
        "this machine does not know the key of that host: connect once by hand with ssh, or put it into known_hosts"
    ),
    r"No space left|Disk quota|out of disk": "there is no more room: make some and deploy again",
    r"insufficient permission|Read-only file system|unable to (?:create|write)|Permission denied|unpacker error": (
        "it cannot be written there: mend its rights and deploy again"
    ),
    r"dubious ownership": "it belongs to somebody else: let git trust it, with safe.directory",
    r"epository .*not found|not appear to be a git rep|not a git repository|does not exist|error: 404|not exported": (
        "there is no repository at that address: correct it, or give the token or key the right to read it"
    ),
    r"certificate|SSL|TLS": "its certificate is not trusted: correct the address, or the clock of this machine",
    r"esolve host|refused|timed out|unreachable|unable to access|hung up|early EOF|Could not read from|closed by": (
        "it does not answer, or the network was cut: correct the address, or deploy again when the network is back"
    ),
}
_WHOLE = "Readers still see what they saw."


def refusal(address: str, said: str) -> str:
    """What is wrong, and how to mend it, from what git said; readers see what they saw."""
    for pattern, sentence in _MEANINGS.items():
        if re.search(pattern, said):
            return f"{address} does not take the site, as {sentence}. {_WHOLE}"
    lines = [line.strip().rstrip(".") for line in said.splitlines() if line.strip()]
    why = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "nothing")
    return f"{address} does not take the site; git says “{why}”. Mend that and deploy again. {_WHOLE}"
