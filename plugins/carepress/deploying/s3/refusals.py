"""What storage that speaks the language of S3 refuses, told in a sentence that says how to mend it."""

import datetime
import email.utils
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from carepress.deploying.s3.address import Place

_SKEW = datetime.timedelta(minutes=5)

_KEYS = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
_WHOLE = "Readers see whole pages, and the next deploy goes on from there."

_CODES = {
    "NoSuchBucket": "there is no bucket {bucket}: make it, or correct its name",
    "InvalidAccessKeyId": f"it does not know the access key: correct {_KEYS} in the environment",
    "SignatureDoesNotMatch": f"the secret key is not that of the access key: correct {_KEYS} in the environment",
    "InvalidToken": "it does not take the session token: sign in anew, or unset AWS_SESSION_TOKEN",
    "ExpiredToken": "the sign-in has expired: sign in anew and deploy again",
    "AccessDenied": "these credentials may not do that ({what}): give them the rights that docs/hosting/s3.md lists",
    "AllAccessDisabled": "the bucket {bucket} is closed: ask the service why",
    "RequestTimeTooSkewed": "the clock of this machine is wrong: set it and deploy again",
    "RequestExpired": "the clock of this machine is wrong: set it and deploy again",
    "AuthorizationHeaderMalformed": "the bucket is in another region: name that in the address, as region=…",
    "PermanentRedirect": "the bucket is in another region: name that in the address, as region=…",
    "IllegalLocationConstraintException": "the bucket is in another region: name that in the address, as region=…",
    "BadDigest": "what arrived is not what was sent: deploy again",
    "InvalidDigest": "what arrived is not what was sent: deploy again",
    "QuotaExceeded": "there is no more room: make some and deploy again",
    "StorageFull": "there is no more room: make some and deploy again",
    "XMinioStorageFull": "there is no more room: make some and deploy again",
    "ReadOnlyException": "it can only be read at the moment: deploy again when it takes what is written",
    "InternalError": "it fails by itself: is it full, or can it only be read? Mend that there and deploy again",
    "SlowDown": "it asks for fewer requests: wait some minutes and deploy again",
    "ServiceUnavailable": "it is not to be had at the moment: wait some minutes and deploy again",
}
_NAMES = {
    "NoCredentialsError": f"there are no credentials in the environment: set {_KEYS}",
    "PartialCredentialsError": f"one half of the credentials is missing: set {_KEYS}",
    "CredentialRetrievalError": "the program or service that gives credentials gave none: sign in anew",
    "TokenRetrievalError": "the sign-in has expired: sign in anew and deploy again",
    "SSOTokenLoadError": "nobody is signed in: sign in and deploy again",
    "UnauthorizedSSOTokenError": "the sign-in has expired: sign in anew and deploy again",
    "ProfileNotFound": "there is no profile of that name: correct AWS_PROFILE",
    "NoRegionError": "it is not said in which region it is: name that in the address, as region=…",
    "InvalidRegionError": "there is no such region: correct region=… in the address",
    "SSLError": "its certificate is not trusted: correct the endpoint, or the clock of this machine",
}
_CUT = "it does not answer: correct the endpoint in the address, or deploy again when the network is back"


def refusal(error: Exception, place: Place) -> str:
    """What is wrong at a place, and how to mend it; readers see whole pages whenever that happens."""
    answer = getattr(error, "response", None)
    why = _answered(answer) if answer else _NAMES.get(type(error).__name__, _CUT)
    what = getattr(error, "operation_name", "")
    return f"{place.address} does not take the site, as {why.format(bucket=place.bucket, what=what)}. {_WHOLE}"


def _answered(answer: Mapping[str, Any]) -> str:
    code, about = answer.get("Error", {}).get("Code", ""), answer.get("ResponseMetadata", {})
    is_denied = code == "AccessDenied" or (about.get("HTTPStatusCode") == HTTPStatus.FORBIDDEN and code not in _CODES)
    if is_denied:
        return _CODES["RequestTimeTooSkewed" if _is_clock_wrong(about.get("HTTPHeaders", {})) else "AccessDenied"]
    if code in _CODES:
        return _CODES[code]
    message = str(answer.get("Error", {}).get("Message", "")).rstrip(".").replace("{", "(").replace("}", ")")
    return f"it answered “{code}: {message}”: look there for the reason and deploy again"


def _is_clock_wrong(headers: Mapping[str, str]) -> bool:
    """Whether the clock here is far from that of the server; not all services say so themselves."""
    there = email.utils.parsedate_to_datetime(headers["date"]) if "date" in headers else None
    return bool(there and abs(datetime.datetime.now(tz=datetime.UTC) - there) > _SKEW)
