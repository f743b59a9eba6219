"""Laws of settings: whatever is wrong is told, all of it at once."""

import pytest

from carepress.settings import Settings, settings


def refusal(value: object) -> str:
    with pytest.raises(ValueError, match="CAREPRESS in the settings file cannot be used") as refused:
        settings(value)
    return str(refused.value)


@pytest.mark.parametrize("value", [None, {}])
def test_nothing_has_to_be_set(value: object) -> None:
    assert settings(value) == Settings()
    assert settings(value).mode == "preview"


def test_an_unknown_key_is_refused_with_a_guess() -> None:
    assert "“navigaton” is not a key that is known here. Did you mean “navigation”?" in refusal({"navigaton": []})
    assert "Did you mean “telephone”?" in refusal({"publisher": {"name": "A", "telefone": "1"}})


def test_all_mistakes_are_told_at_once() -> None:
    said = refusal({"mode": "publsh", "tagline": 7, "licence": {"name": "A"}, "list_length": 0, "colour": "red"})
    for word in ("mode", "Did you mean “publish”?", "tagline", "licence.url", "list_length", "colour"):
        assert word in said
    assert len(said.splitlines()) == 6


@pytest.mark.parametrize("key", ["list_length", "words_per_cross_link", "max_file_size"])
@pytest.mark.parametrize("number", [0, -1])
def test_what_is_counted_is_at_least_one(key: str, number: int) -> None:
    assert key in refusal({key: number})


@pytest.mark.parametrize("value", ["publish", ["mode"], 7])
def test_settings_are_a_dictionary(value: object) -> None:
    assert refusal(value)


def test_a_severity_is_one_of_two() -> None:
    assert "severities.link-broken" in refusal({"severities": {"link-broken": "fatal"}})
