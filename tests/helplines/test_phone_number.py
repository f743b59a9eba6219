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
        ("If you are in crisis, please call 1-800-273-8255.", ["1-800-273-8255"]),
        ("Our helpline number: 1800 233 3330", ["1800 233 3330"]),
        ("Helpline numbers are 1098 and 181.", ["1098", "181"]),
        ("Please ring the Samaritans (116 124).", ["116 124"]),
        ("The number to call is 0300 123 3393.", ["0300 123 3393"]),
        ("You can text SHOUT to 85259 at any time.", ["85259"]),
        ("Text 'HELLO' to 741741", ["741741"]),
        ("Text **HOME** to 741741.", ["741741"]),
        ("If someone is in danger dial 113 or go to the nearest hospital.", ["113"]),
        ("Call emergency services on 113.", ["113"]),
        ("Call emergency services (113).", ["113"]),
        ("Dial 113/114.", ["113/114"]),
        ("Contact the crisis team at (555) 123-4567", ["(555) 123-4567"]),
        ("AASRA 022 2754 6669", ["022 2754 6669"]),
        ("Jeevan Aastha: 1800 233 3330", ["1800 233 3330"]),
        ("Snehi +91-9582208181", ["+91-9582208181"]),
        ("Toll free 1800-891-4417", ["1800-891-4417"]),
        ("phone no. 9820466726", ["9820466726"]),
        ("Phone: 9820466726", ["9820466726"]),
        ("Mobile: 98204 66726", ["98204 66726"]),
        ("Tel 5550199", ["5550199"]),
        ("call us on 080 4611 0007", ["080 4611 0007"]),
        ("Kiran Mental Health Rehabilitation Helpline 1800-599-0019", ["1800-599-0019"]),
        ("The women's helpline, 181, answers day and night.", ["181"]),
        ("iCall's number, 9152987821, is answered by counsellors.", ["9152987821"]),
        ("14417 is free to call.", ["14417"]),
        ("Call 1-4416", ["1-4416"]),
        ("You can call: 1055", ["1055"]),
        ("the emergency number, 118, works everywhere", ["118"]),
        ("Whom to call: 1077", ["1077"]),
        ("Emergency – 118", ["118"]),
        ("For emergencies: 118", ["118"]),
        ("In an emergency, phone 118!", ["118"]),
        ("A free number (18602662345) exists.", ["(18602662345)"]),
        ("Reach NIMHANS at 080 4611 0007", ["080 4611 0007"]),
        ("Someone to listen: 0808 808 4994.", ["0808 808 4994"]),
        ("Call “1077”.", ["1077"]),
        ("call *1077#", ["*1077#"]),
        ("Fax: 011-2338-1111", ["011-2338-1111"]),
        ("message 9152987821 on WhatsApp", ["9152987821"]),
        ("text 50809 free", ["50809"]),
        ("call 11 2", ["11 2"]),
        ("Call one of these: 1077, 1078 and 1079", ["1077", "1078", "1079"]),
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
        "a 2.5 mg dose in 1200 people over 24 weeks",
        "Read the number 14 bus timetable",
        "About 1 in 8 people, or 970 million, live with one (2019)",
        "the 12-week course had 8 sessions",
        "In phone interviews with 1,500 adults in 2020, 35% agreed",
        "They phoned 250 adults twice.",
        "A study of phone calls: 2300 calls",
        "In 148 studies with 308,849 people",
        "Text messages sent to 400 people helped",
        "Emergency departments saw 600 people in 2018",
        "The number of studies is small: 12",
        "call centre staff (n = 450)",
        "Emergency visits: 1200 in 2019",
        "The line drops after 10 minutes",
        "A line of 300 people",
        "WHO guideline 2023, number 14",
        "telephone CBT: 15 trials",
        "Telephone support (12 trials; 3400 people)",
        "by phone in 2021, 2022 and 2023",
        "Call it a day at 22.00",
        "Do not call it 100 percent",
        "ring the bell 10 times",
        "Tell someone: the room number is 45.",
        "step 1: call a friend. Step 2: breathe",
        "between 1990 and 2019",
        "score of 10-14 on the PHQ-9",
        "PHQ-9 scores of 15 to 19",
        "16 to 24 year olds",
        "0.5 to 0.75",
        "aged 18-65",
        "ages 12–17 years",
        "(SMD 0.35, 95% CI 0.12-0.58)",
        "r = 0.42, N = 12345",
        "grant number R01MH123456",
        "trial number NCT01234567",
        "registration number 12345678",
        "the phone weighs 150 grams",
        "phones sold: 1200 million",
        "10 000 steps",
        "100 000 people call each year",
        "Call volumes rose from 1200 to 3400",
        "4-4-4-4 breathing",
        "2020-2021 survey by phone",
        "the number is 3 in 10",
        "number needed to treat: 12",
        "An order number 51800599001977",
        "www.example.org/1800-599-0019",
        "text size 16",
        "calls lasted 12 minutes on average",
        "the call lasts 20 minutes",
        "emergency care in 112 hospitals",
        "the helpline took 1500 calls",
        "The helpline is 15 years old",
        "Helplines in 130 countries",
        "helpline (founded 1974)",
        "the line, 1500 metres long",
        "Lines 12-14",
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
        ("हेल्पलाइन: 1098", "hi", ["1098"]),
        ("फोन 1098 पर करें।", "hi", ["1098"]),
        ("Ligue 189 a qualquer hora.", "pt", ["189"]),
        ("Im Jahr 2019 riefen 1234 Menschen an.", "de", []),
    ],
)
def test_each_language_has_words_that_lead_to_a_number(text: str, language: str, numbers: list[str]) -> None:
    assert phone_numbers(text, language) == numbers


def test_a_table_or_the_words_before_a_list_tell_what_bare_digits_are() -> None:
    assert phone_numbers("1098", context="Phone\nKiran 1098") == ["1098"]
    assert phone_numbers("1098", context="Number\nChildline 1098") == ["1098"]
    assert phone_numbers("1098", context="People asked\nBy phone 1098") == []
    assert phone_numbers("12", context="By phone\nTrials 12") == []
    assert phone_numbers("Kiran 987654321", context="You can call:") == ["987654321"]


def test_letters_stand_for_the_digits_of_their_keys() -> None:
    assert digits_of("1-800-SUICIDE") == "18007842433"


def test_digits_of_any_script_are_dialled_alike() -> None:
    assert phone_numbers("हेल्पलाइन: १०९८", "hi") == ["१०९८"]
    assert digits_of("१०९८") == "1098"


@given(some.integers(10**8, 10**10 - 1), some.sampled_from([" ", "-", ".", "\u00a0"]))
def test_an_international_number_is_known_by_its_shape(digits: int, gap: str) -> None:
    text = f"+44{gap}{str(digits)[:4]}{gap}{str(digits)[4:]}"
    assert phone_numbers(f"Anybody: {text}.") == [text]


@given(some.text(some.sampled_from("0123456789 +-(),.:%acl")))
def test_any_text_is_read(text: str) -> None:
    assert all(number in text for number in phone_numbers(text))
