"""The signature: what shows whoever has a publisher's public key that a release is theirs, made by OpenSSH."""

import os
import subprocess
import tempfile
from pathlib import Path

from carepress.release import PATH, SIGNING_KEY

NAMESPACE = "carepress-release"
"""What signatures are for, so that none made for something else fits."""


_UNASKED = {"SSH_ASKPASS_REQUIRE": "never"}
"""A passphrase is asked for by nobody, as nobody may be there."""


def signature(text: str, key: str) -> str:
    """The signature of a manifest, as `ssh-keygen -Y verify` reads it; SystemExit where the key does not serve.

    `key` is the path of a private key without a passphrase, or of a public one whose private one an agent holds.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, PATH)
        file.write_text(text, encoding="utf-8")
        command = ["ssh-keygen", "-Y", "sign", "-q", "-n", NAMESPACE, "-f", key, str(file)]
        environment = os.environ | {"SSH_ASKPASS_REQUIRE": "never"}
        try:
            subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=True
            )
        except FileNotFoundError:
            raise SystemExit(f"{SIGNING_KEY} is set, but ssh-keygen is not installed: install OpenSSH.") from None
        except subprocess.SubprocessError as error:
            raise SystemExit(f"The release cannot be signed with {key}: {_why(error)}. {_REMEDY}") from None
        return file.with_name(f"{PATH}.sig").read_text(encoding="utf-8")


_REMEDY = f"Correct {SIGNING_KEY}, or unset it to publish without a signature."


def _why(error: subprocess.SubprocessError) -> str:
    said = (getattr(error, "stderr", b"") or b"").decode(errors="replace").strip().splitlines()
    return said[-1].rstrip(".") if said else "ssh-keygen did not answer"
