"""Laws of the check of words: what our lists name is found in its place, and what only looks close is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny_site
from carepress.finding import Finding
from carepress.words.terms import all_terms, claims, term_finder
from carepress.words.word_check import may_say, said
from carepress.words.wording import Word, words

DATA = Path(__file__).parents[2] / "content" / "data"
WORDS, _ = words((DATA / "wording.yaml").read_text(encoding="utf-8"))
CLAIMS, CLAIM_FAULTS = claims((DATA / "claims.yaml").read_text(encoding="utf-8"))
FINDER = term_finder(all_terms(WORDS, CLAIMS, "en-GB"))


def told(text: str) -> list[tuple[str, str]]:
    """Rule and words of everything that our lists find in a text."""
    return [(one.term.rule, one.words) for one in said(text, FINDER)]


def test_our_own_claims_are_sound() -> None:
    assert CLAIM_FAULTS == ()
    assert {claim.rule for claim in CLAIMS} == {"promise-made", "absolute-claim", "method-detail"}


def forms(word: Word) -> list[str]:
    """What is looked for of a word: its own forms, or itself and its variants."""
    return [*(word.forms or (word.avoid, *word.variants))]


@pytest.mark.parametrize(("form", "word"), [(form, word) for word in WORDS for form in forms(word)])
def test_every_word_of_our_list_is_found_where_it_stands(form: str, word: Word) -> None:
    near = word.near[0] if word.near else "here"
    text = f"First line.\n\nThey said so of {near}, and {form} was in it."
    found = [one for one in said(text, FINDER) if one.term.rule == "word-to-avoid"]
    assert [one for one in found if text[one.offset :].startswith(one.words) and one.words in {form, one.words}]
    assert any(form.casefold() in one.words.casefold() or one.words.casefold() in form.casefold() for one in found)


AVOIDED = [
    ("Her uncle committed suicide.", "committed suicide"),
    ("He spoke of committing\nsuicide.", "committing\nsuicide"),
    ("Her uncle **committed** suicide.", "committed suicide"),
    ("Her uncle commit**ted** suicide.", "committed suicide"),
    ("He committed [suicide](x.md).", "committed suicide"),
    ("He [committed](x.md) suicide.", "committed suicide"),
    ("He <b>committed</b> suicide.", "committed suicide"),
    ("It was a failed suicide attempt.", "failed suicide attempt"),
    ("It was a failed attempt at suicide.", "failed attempt"),
    ("Services for the mentally ill are scarce.", "the mentally ill"),
    ("She is a schizophrenic.", "a schizophrenic"),
    ("Many ADDICTS find this helpful.", "ADDICTS"),
    ("- Addicts may rest.", "Addicts"),
    ("| a | addicts |\n|---|---|\n| b | c |", "addicts"),
    ("## Why sufferers wait", "sufferers"),
    ("## Help For The Mentally Ill", "The Mentally Ill"),
    ("He suffers from depression.", "suffers from"),
    ("![A lunatic in a park](x.png)", "lunatic"),
    ("/// urgent | Call now\nA junkie.\n///", "junkie"),
    ("She is wheelchair‑bound.", "wheelchair‑bound"),
    ("Self-harm is attention seeking.", "attention seeking"),
    ("They are inmates of a psychiatric hospital.", "inmates"),
    ("He got clean from heroin.", "got clean"),
    ("She was a victim of depression.", "victim of"),
    ("He sees a shrink.", "a shrink"),
    ("A self harmer.", "self harmer"),
    ("The exam was career suicide.", "career suicide"),
    ('<img src="x.png" alt="A lunatic in a park">', "lunatic"),
    ("He committed&nbsp;suicide.", "committed suicide"),
    ("He Committed Suicide Last Year.", "Committed Suicide"),
]


@pytest.mark.parametrize(("text", "shown"), AVOIDED)
def test_a_word_is_found_whatever_stands_between_its_letters(text: str, shown: str) -> None:
    assert (shown.replace("\n", " ")) in [words for rule, words in told(text) if rule == "word-to-avoid"]


@pytest.mark.parametrize(
    "text",
    [
        "A panic attack is frightening.",
        "People with OCD, ADHD or insomnia.",
        "You feel depressed or suicidal.",
        "She has schizophrenia, and he has bipolar disorder.",
        "A suicide attempt is an emergency.",
        "She attempted suicide at 20.",
        "Crazy paving and addiction services.",
        "You can become addicted to a game.",
        "Talking cures began in Vienna.",
        "Thinking about methods of suicide is a warning sign.",
        "After a failed attempt to sleep, get up.",
        "Your suffering is real.",
        "Drink clean water.",
        "Children who met abuse.",
        "A normal blood pressure.",
        "A depressive episode can last for weeks.",
        "This is bipolar disorder.",
        "Psychotic symptoms can frighten.",
        "Alcoholics Anonymous meets here, without alcoholic drinks.",
        "The Substance Abuse and Mental Health Services Administration says so.",
        "“Many addicts recover,” she says.",
        'He said: "I am an addict."',
        "He called it ‘a lunatic idea’ once.",
        "> An addict wrote this.",
        "Write `addict` in code.",
        "```\nan addict\n```",
        "She wrote <q>an addict</q>.",
        "The film <cite>Lunatic</cite> is old.",
        "The company suffers from a shortage of staff.",
        "The prisoners were released from prison.",
        "A cookie cutter helps.",
        "The hems shrink in the wash.",
        "She was a victim of crime.",
        "Casual users of the site.",
        "psychology, psychosocial, self-psycho-education",
        "https://example.org/addict",
        "A note[^addict] and a source [@addict-2001].",
    ],
)
def test_names_of_what_readers_have_and_words_of_others_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Walking in nature cures depression.",
        "This is a cure for panic.",
        "Results are guaranteed within a week.",
        "This exercise always works.",
        "It is 100% effective.",
        "Therapy works for everyone.",
        "Meditation will heal you.",
        "It never fails.",
    ],
)
def test_a_promise_is_found(text: str) -> None:
    assert [rule for rule, _ in told(text)] == ["promise-made"]


@pytest.mark.parametrize(
    "text",
    [
        "There is no cure, and yet people live well.",
        "Is there a cure?",
        "It does not cure depression.",
        "Nobody can promise a cure.",
        "It is not a cure.",
        "Recovery cannot be guaranteed.",
        "No therapy is guaranteed to help.",
        "Nothing works for everyone.",
        "It isn’t a cure for stress.",
        "Cured ham is salty.",
        "The law guarantees a right to vote.",
        "You are never alone in this.",
        "Always call if you are in danger.",
        "It is one way to cope, and there are others.",
        "It has not been proven to help with sleep.",
    ],
)
def test_a_promise_that_is_denied_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The only way to recover is medication.",
        "It is clinically proven to reduce stress.",
        "Everyone can recover from trauma.",
    ],
)
def test_a_claim_that_leaves_no_room_is_an_advice(text: str) -> None:
    assert [(one.term.rule, one.term.severity) for one in said(text, FINDER)] == [("absolute-claim", "advice")]


@pytest.mark.parametrize(
    "text",
    [
        "He took fifty tablets to end his life.",
        "She hanged herself.",
        "A place where people jump to their deaths.",
        "Some use a razor blade to cope.",
        "The most lethal way is not told.",
    ],
)
def test_details_of_ways_to_die_or_to_hurt_oneself_are_found(text: str) -> None:
    assert [one.term.severity for one in said(text, FINDER) if one.term.rule == "method-detail"] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "If you have taken an overdose, call 112.",
        "Give your tablets to somebody who can keep them when you think of suicide.",
        "Jumping to conclusions is common.",
        "Hanging out with friends helps.",
        "Cutting down on coffee helps you sleep.",
        "A rope of prayer beads.",
        "Take the tablets that your doctor gave you.",
        "Barriers on bridges prevent deaths by suicide.",
        "Suicide prevention by means safety reduces access to lethal methods.",
    ],
)
def test_what_keeps_somebody_safe_is_no_detail(text: str) -> None:
    assert [rule for rule, _ in told(text) if rule == "method-detail"] == []


HEAD = "---\ntitle: Sleep\ndate: 2025-01-10\nsummary: Rest.\n"
LISTS = {
    "data/wording.yaml": "words:\n- {avoid: lubber, prefer: sailor, why: It hurts., source: S, severity: error,"
    " category: c}\n",
    "data/claims.yaml": "claims:\n- {rule: promise-made, forms: [hilft immer], not_after: [nicht], why: Nein.,"
    " instead: oft.}\n",
}


def built(folder: Path, files: dict[str, str], **settings: str) -> list[Finding]:
    """The findings of the words in a site with two short lists."""
    tiny_site.write(LISTS | files, folder / "content")
    found = tiny_site.build_folder(folder / "content", folder / "output", **settings).findings
    return [f for f in found if f.rule.startswith(("word-to", "promise", "exemption"))]


def places(findings: list[Finding]) -> list[tuple[str, str, int, int]]:
    return [(f.rule, f.source, f.line, f.column) for f in findings]


def test_every_part_of_a_page_is_read_and_named_in_its_line(tmp_path: Path) -> None:
    head = (
        "---\ntitle: A Lubber Sleeps\ndate: 2025-01-10\nsummary: >\n  Rest,\n  lubber.\n"
        "covers: On a lubber.\ncorrections:\n- date: 2025-01-11\n  text: No lubber.\n---\n"
    )
    assert places(built(tmp_path, {"a.md": f"{head}\nRest.\n\n- Two\n- a *lubber*\n"})) == [
        ("word-to-avoid", "a.md", 2, 10),
        ("word-to-avoid", "a.md", 6, 3),
        ("word-to-avoid", "a.md", 7, 14),
        ("word-to-avoid", "a.md", 10, 12),
        ("word-to-avoid", "a.md", 16, 6),
    ]


def test_what_pages_print_of_data_files_is_read_too(tmp_path: Path) -> None:
    technique = "  - id: x\n    name: X\n    definition: For a\n      lubber.\n"
    vocabulary = f"strategies:\n- id: lubber\n  name: Care\n  techniques:\n{technique}"
    assert places(built(tmp_path, {"data/strategies.yaml": vocabulary})) == [
        ("word-to-avoid", "data/strategies.yaml", 8, 7)
    ]


def test_a_line_is_exempted_with_a_reason(tmp_path: Path) -> None:
    text = (
        f"{HEAD}---\nThe lubber of a film. <!-- allow word-to-avoid: the name of a film -->\n\n"
        "<!-- allow word-to-avoid: the name of a film -->\nThe lubber again.\n\nA lubber.\n"
    )
    assert places(built(tmp_path, {"a.md": text})) == [("word-to-avoid", "a.md", 11, 3)]


def test_an_exemption_without_a_reason_a_need_or_a_rule_is_told(tmp_path: Path) -> None:
    text = (
        f"{HEAD}---\nA lubber. <!-- allow word-to-avoid -->\n\nRest. <!-- allow word-to-avoid: a film -->\n\n"
        "Ring. <!-- allow helpline-unlisted: a film -->\n"
    )
    assert places(built(tmp_path, {"a.md": text})) == [
        ("word-to-avoid", "a.md", 6, 3),
        ("exemption-without-reason", "a.md", 6, 11),
        ("exemption-unused", "a.md", 8, 7),
        ("exemption-unknown", "a.md", 10, 7),
    ]


def test_front_matter_is_exempted_by_a_comment_of_yaml(tmp_path: Path) -> None:
    text = "---\ntitle: Lubber  # allow word-to-avoid: the name of a film\ndate: 2025-01-10\n---\nRest.\n"
    assert built(tmp_path, {"a.md": text}) == []


def test_the_lists_decide_in_the_language_of_the_site(tmp_path: Path) -> None:
    text = f"{HEAD}---\nDas hilft immer. Es hilft nicht immer. Es ist nicht so, dass es hilft immer.\n"
    english = f"{HEAD}lang: en\n---\nA lubber hilft immer.\n"
    found = built(tmp_path, {"a.md": text, "b.md": english}, DEFAULT_LANG="de")
    assert places(found) == [("promise-made", "a.md", 6, 5)]
    assert found[0].severity == "error"


PART = st.sampled_from(
    [
        "addicts",
        "committed",
        " suicide",
        "The mentally ",
        "ill",
        " ",
        "**",
        "\n",
        "<",
        ">",
        "](",
        ")",
        "<b>",
        "!",
        "a",
        "&nbsp;",
    ]
)
TEXT = st.lists(PART, max_size=8).map("".join)


@given(st.lists(TEXT, max_size=4))
def test_a_look_at_all_texts_at_once_passes_over_nothing(texts: list[str]) -> None:
    assert may_say(FINDER, *texts) or not any(told(text) for text in texts)
