"""Laws of phone numbers: which digits in a text a reader would dial, and which count, date or name something."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.helplines.phone_number import digits_of, phone_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("call 555-0199", ["555-0199"]),
        ("Ring 0800 1111.", ["0800 1111"]),
        ("text HOME to 741741", ["741741"]),
        ("Call (212) 555-0142 now.", ["(212) 555-0142"]),
        ("Reach us on +44 20 7946 0958", ["+44 20 7946 0958"]),
        ("dial 15", ["15"]),
        ("In France, dial 15.", ["15"]),
        ("Dial 15 for an ambulance", ["15"]),
        ("Call 1098.", ["1098"]),
        ("Call 1098 if you are a child", ["1098"]),
        ("The helpline is 1098.", ["1098"]),
        ("Childline: 1098", ["1098"]),
        ("Police: 100", ["100"]),
        ("Ambulance – 102", ["102"]),
        ("Helpline 1800-599-0019", ["1800-599-0019"]),
        ("Kiran (1800-599-0019) answers.", ["1800-599-0019"]),
        ("call or text 989 today", ["989"]),
        ("You can call the AASRA helpline on 9820466726.", ["9820466726"]),
        ("AASRA: 91-9820466726", ["91-9820466726"]),
        ("Vandrevala Foundation: 9999 666 555", ["9999 666 555"]),
        ("Call 1-800-273-TALK", ["1-800-273-TALK"]),
        ("1-800-SUICIDE", ["1-800-SUICIDE"]),
        ("The emergency number in your country may be 113.", ["113"]),
        ("The emergency number is 113.", ["113"]),
        ("Our number is 1098", ["1098"]),
        ("1098 is the helpline for children.", ["1098"]),
        ("1098 – Childline", ["1098"]),
        ("Telephone 020 7946 0958", ["020 7946 0958"]),
        ("Tel.: 030 12345678", ["030 12345678"]),
        ("Call Samaritans on 116 124.", ["116 124"]),
        ("You can dial 1930.", ["1930"]),
        ("Ring 08001111 at any time.", ["08001111"]),
        ("Phone 13 11 15, day or night.", ["13 11 15"]),
        ("In an emergency call 000 or 113.", ["000", "113"]),
        ("SMS HELLO to 50809", ["50809"]),
        ("My phone: 98765 43210", ["98765 43210"]),
        ("01 45 39 40 00", ["01 45 39 40 00"]),
        ("Call 989, 24 hours a day.", ["989"]),
        ("Call 989 24 hours a day", ["989"]),
        ("If you are in danger, call 15 immediately.", ["15"]),
        ("emergency: 113", ["113"]),
        ("Please ring 119", ["119"]),
        ("the crisis line 1800 000 111", ["1800 000 111"]),
        ("WhatsApp +91 98765 43210", ["+91 98765 43210"]),
        ("text the word SHOUT to 85259", ["85259"]),
        ("Someone answers at 1860-2662-345 every day", ["1860-2662-345"]),
        ("Lifeline (13 11 15)", ["13 11 15"]),
        ("Call 1800 11 1234", ["1800 11 1234"]),
    ],
)
def test_what_a_reader_would_dial_is_a_number(text: str, numbers: list[str]) -> None:
    assert phone_numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, 176 trials were read.",
        "Call 15 people.",
        "1,234 people called.",
        "95% CI 0.23 to 0.64",
        "We called 18 people in 2013.",
        "call 24 hours a day",
        "call 24/7",
        "from 2019-2021",
        "Call for papers 2019",
        "text 3 friends",
        "text of 140 characters",
        "doi:10.1186/s12916-019-1461-z",
        "ISBN 978-3-16-148410-0",
        "PMID 12345678",
        "ISSN 0028-0836",
        "pp. 123-145",
        "Smith (2019) 123–145",
        "J Affect Disord 2019; 245: 653–667",
        "Line 24 of the code",
        "on line 110, the number",
        "at 10:30, call us",
        "call at 9.30",
        "call on 12 May 2026",
        "The number of people was 1200 in 2019",
        "The number of users rose to 400 percent",
        "In a call with 300 people",
        "$1,200,000",
        "Section 508 compliance",
        "call attention to 508 compliance",
        "The helpline answered 1200 calls.",
        "The line had 4000 calls in 2010.",
        "In 2015 Veterans Crisis Line staff",
        "Windows Phone 7 and iPhone 10",
        "between 08:00 and 16:00",
        "25–30 minutes",
        "5-4-3-2-1 exercise",
        "Take the 4-7-8 breath",
        "one of 24 phone calls",
        "the phone rang 15 times",
        "ring 3 times",
        "the line is open 24 hours",
        "The helpline is 20 years old",
        "The helpline opens at 10 on weekdays",
        "more than 300 helplines",
        "received 500 hotline calls",
        "call #45",
        "01-02-2023",
        "01.02.2023",
        "2023-01-02",
        "12 345 678 people",
        "The number is 45 percent",
        "0.05 0.01",
        "version 1.2.3.4",
        "10.0.0.1",
        "numbers: 1, 2, 3",
        "call 10 to 20 people",
        "120 minutes a week",
        "Room 1234, 1800 F Street NW, Washington, DC 20405",
        "phone bill of 300 rupees",
        "in an emergency in 2010",
        "N = 1234",
        "call 2 of 3",
    ],
)
def test_what_counts_or_dates_or_names_something_is_none(text: str) -> None:
    assert phone_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Ruf 1234 an.", "de", ["1234"]),
        ("Notruf: 117", "de", ["117"]),
        ("Llama al 1234 si lo necesitas.", "es", ["1234"]),
        ("Appelez le 3115.", "fr", ["3115"]),
        ("Ligue 189 a qualquer hora.", "pt", ["189"]),
        ("Im Jahr 2019 riefen 1234 Menschen an.", "de", []),
    ],
)
def test_each_language_has_words_that_lead_to_a_number(text: str, language: str, numbers: list[str]) -> None:
    assert phone_numbers(text, language) == numbers


def test_a_table_or_the_words_before_a_list_tell_what_bare_digits_are() -> None:
    assert phone_numbers("1098", context="Line Phone Childline 1098") == ["1098"]
    assert phone_numbers("1098", context="Year People asked 1098") == []
    assert phone_numbers("Kiran 987654321", context="You can call:") == ["987654321"]


def test_letters_stand_for_the_digits_of_their_keys() -> None:
    assert digits_of("1-800-SUICIDE") == "18007842433"


@given(some.integers(10**8, 10**10 - 1), some.sampled_from([" ", "-", ".", "\u00a0"]))
def test_an_international_number_is_known_by_its_shape(digits: int, gap: str) -> None:
    text = f"+44{gap}{str(digits)[:4]}{gap}{str(digits)[4:]}"
    assert phone_numbers(f"Anybody: {text}.") == [text]


@given(some.text(some.sampled_from("0123456789 +-(),.:%acl")))
def test_any_text_is_read(text: str) -> None:
    assert all(number in text for number in phone_numbers(text))
