"""What storage that speaks the language of S3 refuses, told in a sentence that says how to mend it."""

from carepress.deploying.s3_address import Place

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
    answer = getattr(error, "response", {})
    code, status = answer.get("Error", {}).get("Code", ""), answer.get("ResponseMetadata", {}).get("HTTPStatusCode")
    if answer:
        why = _CODES.get(code) or (_CODES["AccessDenied"] if status == 403 else _answered(code, answer))  # noqa: PLR2004
    else:
        why = _NAMES.get(type(error).__name__, _CUT)
    what = getattr(error, "operation_name", "")
    return f"{place.address} does not take the site, as {why.format(bucket=place.bucket, what=what)}. {_WHOLE}"


def _answered(code: str, answer: dict[str, dict[str, str]]) -> str:
    message = str(answer.get("Error", {}).get("Message", "")).rstrip(".").replace("{", "(").replace("}", ")")
    return f"it answered “{code}: {message}”: look there for the reason and deploy again"
