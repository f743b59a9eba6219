"""The search as readers have it: their own words lead to what helps, with help first, and nothing leaves the device."""

import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from browser.real_site import RealSite
from carepress.search.folding import folded, words

pytestmark = pytest.mark.browser

RUMINATION = "emotional-intelligence/#reducing-rumination"
STANDARDS = "positive-mindset/#good-enough-standards"
REACHING = "social-connections/#reaching-out"
LISTENING = "social-connections/#active-listening"
SLEEP = "self-care/#sleep-routine"
BREATH = "self-care/#slow-breathing"
FIT = "professional-support/#therapist-fit"
CHATBOTS = "professional-support/#apps-and-chatbots-with-care"
BOUNDARIES = "self-care/#work-boundaries"
ACTIVATION = "self-care/#behavioural-activation"
COMPASSION = "positive-mindset/#self-compassion"
GROUNDING = "emotional-intelligence/#grounding-54321"

KEPT = "[history.length, location.href, localStorage.length, sessionStorage.length, document.cookie]"

QUERIES = {
    # in the words of readers
    "can't switch off": RUMINATION,
    "cant switch off": RUMINATION,
    "my mind won’t stop": RUMINATION,
    "racing thoughts at night": RUMINATION,
    "i overthink everything": RUMINATION,
    "stop overthinking": RUMINATION,
    "rumination": RUMINATION,
    "ruminates": RUMINATION,
    "chatbot": "ai-therapist/",
    "ai therapist": "ai-therapist/",
    "is chatgpt a therapist": "ai-therapist/",
    "can't sleep": SLEEP,
    "insomnia": SLEEP,
    "awake at night": SLEEP,
    "panic attack": BREATH,
    "how to calm down fast": BREATH,
    "breathing exercise": BREATH,
    "no friends": REACHING,
    "nobody to talk to": REACHING,
    "i feel lonely": REACHING,
    "burned out": BOUNDARIES,
    "burnout": BOUNDARIES,
    "no motivation": ACTIVATION,
    "can't get out of bed": ACTIVATION,
    "i hate myself": COMPASSION,
    "low self esteem": COMPASSION,
    "flashbacks": GROUNDING,
    "5 4 3 2 1": GROUNDING,
    "how do i find a therapist": FIT,
    "wrong therapist": FIT,
    "how to help a friend": LISTENING,
    "should i tell my boss": "social-connections/#disclosure-decision",
    "my child is anxious": "mindful-parenting/",
    "help from my employer": "employee-assistance-programs/",
    "talk to my doctor": "professional-support/#help-seeking-conversation",
    "can't afford therapy": "professional-support/#guided-self-help",
    "pros and cons": "problem-solving/#weighing-options",
    "cravings": "emotional-intelligence/#riding-out-feelings",
    "what am i feeling": "emotional-intelligence/#naming-emotions",
    "angry all the time": "emotional-intelligence/#mindful-pause",
    "write a diary": "emotional-intelligence/#expressive-writing",
    "forest": "ecotherapy/",
    "church": "social-connections/#faith-community",
    # by name, and in part
    "music therapy": "music-therapy/",
    "perfectionism": "overcoming-perfectionism/",
    "stigma": "mental-health-stigma/",
    "spirituality": "mental-health-and-spirituality/",
    "online therapy": "online-therapy/",
    "self care": "strategies/self-care/",
    "self-care": "strategies/self-care/",
    "selfcare": "strategies/self-care/",
    "positive mindset": "strategies/positive-mindset/",
    "mindf": "self-care/#mindfulness",
    "perfec": "overcoming-perfectionism/",
    "GRATITUDE": "positive-mindset/#gratitude-practice",
    "privacy": "privacy/",
    "dark mode": "settings/",
    "report a mistake": "report-a-mistake/",
    "helpline": "get-help/",
    # misspelt
    "anxeity parenting": "mindful-parenting/",
    "percfectionism": "overcoming-perfectionism/",
    "perfektionism": "overcoming-perfectionism/",
    "mindfullness": "self-care/#mindfulness",
    "theripist": FIT,
    "lonelyness": REACHING,
    "gratitute": "positive-mindset/#gratitude-practice",
    "spirtuality": "mental-health-and-spirituality/",
    "overthinkng": RUMINATION,
    "ecotherepy": "ecotherapy/",
    "burnuot": BOUNDARIES,
    "insomina": SLEEP,
    "chatbto": "ai-therapist/",
    "how to help a freind": LISTENING,
    "slow breahting": BREATH,
}
"""Part of the address of a page that must be among the first three."""


@pytest.fixture(scope="module")
def asking(look: Visit) -> Page:
    """A page on which `window.ask(query)` gives the addresses of the first results."""
    page = look("/search/")
    page.evaluate(
        """async () => {
          const main = document.querySelector("script[type=module]").src;
          const module = (name) => import(new URL(`${name}.js`, main));
          const names = ["search-index", "search-ranking", "folding"];
          const [{ opened }, { ranked }, folding] = await Promise.all(names.map(module));
          const box = document.querySelector(".search-box");
          const index = await opened(box.dataset.index);
          window.folding = folding;
          window.ask = async (query) => {
            const { numbers, said } = await ranked(index, query, box.dataset.lang);
            const found = await Promise.all(numbers.slice(0, 3).map((number) => index.document(number)));
            return [said, ...found.map((one) => one.url)];
          };
        }"""
    )
    return page


def test_each_query_leads_to_what_helps_among_the_first_three(asking: Page) -> None:
    queries = [*QUERIES]
    assert len(queries) >= 60
    found = asking.evaluate("(queries) => Promise.all(queries.map(window.ask))", queries)
    answers = dict(zip(queries, found, strict=True))
    assert not {
        query: answers[query] for query in queries if not any(QUERIES[query] in url for url in answers[query][1:])
    }


def test_a_phrase_of_the_vocabulary_leads_to_its_section_first_of_all(asking: Page) -> None:
    for query, wanted in (("can't switch off", RUMINATION), ("chatbot", CHATBOTS), ("percfectionism", STANDARDS)):
        assert wanted in asking.evaluate("window.ask", query)[1]


@pytest.mark.parametrize(
    ("typed", "said"), [("anxeity", "anxiety"), ("percfectionism", "perfectionism"), ("anxiety", "")]
)
def test_a_word_that_was_taken_for_another_is_told(asking: Page, typed: str, said: str) -> None:
    assert asking.evaluate("window.ask", typed)[0] == said


def test_the_browser_folds_words_as_the_index_does(asking: Page) -> None:
    texts = [
        "Can’t STRASSE straße İI ıi ΟΔΟΣ",
        "焦虑症 CBT认知 ภาษาไทย",
        "चिंता قَلَق שָׁלוֹם Ǆ ﬁ Å Å",
        "5-4-3 a_b x² ½ Ⅷ 🙂 d'œuvre",
    ]
    everything = "".join(map(chr, [*range(32, 0x3100), *range(0xAC00, 0xAC20), *range(0xFB00, 0xFB50)]))
    texts += [" ".join(everything[at : at + 3]) for at in range(0, len(everything), 997)]
    found = asking.evaluate(
        "(texts) => texts.map((text) => [window.folding.folded(text), window.folding.words(text)])", texts
    )
    assert found == [[folded(text), words(text)] for text in texts]


def test_nothing_is_fetched_before_the_field_is_used_and_nothing_tells_what_was_typed(visit: Visit) -> None:
    page = visit("/search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate(
        "[history.length, location.href, localStorage.length, sessionStorage.length, document.cookie]"
    )
    page.wait_for_timeout(300)
    assert not asked
    field = page.get_by_role("searchbox")
    field.press_sequentially("percfectionism")
    expect(page.locator(".search-result").first).to_be_visible()
    field.press("Enter")
    assert page.evaluate(KEPT) == before
    assert asked
    assert not [url for url in asked if re.search(r"perc?fec|\?|%", url)]
    assert all(
        re.search(r"/(search/\w+/(start|lexicon|words-\d+|texts-\d+)|crisis-[\w-]+)\.json$|\.js$", url) for url in asked
    )
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_the_first_result_comes_with_few_bytes(site: RealSite) -> None:
    (folder,) = [path.parent for path in site.folder.glob("search/*/start.json")]
    sent = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in folder.iterdir()}
    most = {kind: max(size for name, size in sent.items() if name.startswith(kind)) for kind in ("words", "texts")}
    assert sent["start.json"] + most["words"] + most["texts"] <= 30_000
    assert most["words"] <= 20_000


def test_results_show_sections_with_the_phrase_marked_and_filters_count(visit: Visit) -> None:
    page = visit("/search/")
    page.get_by_role("searchbox").fill("self-compassion")
    count = page.locator(".search-box-count")
    expect(count).to_have_text(re.compile(r"Results: \d+"))
    expect(page.locator(".search-results mark").first).to_have_text(re.compile("self-compassion", re.IGNORECASE))
    expect(page.locator(".search-result-section a[href*='#']").first).to_be_attached()
    all_found = int(re.findall(r"\d+", count.inner_text())[0])
    page.locator(".search-filters-summary").click()
    page.get_by_label("Articles").check()
    expect(count).not_to_have_text(f"Results: {all_found}")
    kinds = page.locator(".search-result-kind").all_inner_texts()
    assert {*kinds} == {"Article"}
    label = page.locator("label:has([type=checkbox])").first
    of_strategy = int(re.findall(r"\d+", label.inner_text())[0])
    label.click()
    expect(count).to_have_text(f"Results: {of_strategy}")
    status = page.locator(".search-box > [role=status]")
    expect(status).to_have_text(f"Results: {of_strategy}")


def test_keys_lead_through_the_results_and_out_again(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("/")
    page.wait_for_url("**/search/#site--search")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.press_sequentially("stress / work")
    expect(field).to_have_value("stress / work")
    links = page.locator(".search-result-link")
    expect(links.first).to_be_visible()
    expect(page.locator(".search-box-count")).to_have_text(re.compile("Results"))
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(links).to_have_count(0)
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_the_shortcut_can_be_turned_off(visit: Visit) -> None:
    page = visit("/settings/")
    page.locator("label:has([name=keys][value=off])").click()
    page.keyboard.press("Escape")
    page.locator("main").focus()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert page.url.endswith("/settings/")
    page.locator("label:has([name=keys][value=''])").click()
    page.locator("main").focus()
    page.keyboard.press("/")
    page.wait_for_url("**/search/#site--search")


def test_where_nothing_is_found_there_is_always_a_way_on(visit: Visit) -> None:
    page = visit("/search/")
    page.get_by_role("searchbox").fill("xqzzv wqkk")
    ways = page.locator(".search-nothing")
    expect(ways).to_be_visible()
    assert "0" not in ways.inner_text()
    hrefs = [str(link.get_attribute("href")) for link in ways.locator("a").all()]
    assert {"/get-help/", "/map/", "/strategies/self-care/"} <= {*hrefs}
    expect(page.locator(".search-results > *")).to_have_count(0)


def test_without_the_index_one_sentence_says_so_and_the_next_try_may_succeed(visit: Visit) -> None:
    page = visit("/search/")
    page.route("**/search/*/*.json", lambda route: route.abort())
    field = page.get_by_role("searchbox")
    field.fill("stress")
    expect(page.locator(".search-nothing-words")).to_have_text(re.compile("did not load"))
    expect(page.locator(".search-nothing a").first).to_have_attribute("href", "/get-help/")
    page.unroute("**/search/*/*.json")
    field.fill("stress at work")
    expect(page.locator(".search-result").first).to_be_visible()
    expect(page.locator(".search-nothing")).to_be_hidden()


def test_help_stands_first_before_any_index_is_there_and_in_the_readers_country(visit: Visit) -> None:
    page = visit("/search/")
    page.locator(".help-inset-select").select_option("US")
    page.route("**/search/*/*.json", lambda _: None)  # never answered
    field = page.get_by_role("searchbox")
    field.press_sequentially("i want to die")
    urgent, quiet = page.locator(".search-help[data-level=urgent]"), page.locator(".search-help[data-level=quiet]")
    expect(urgent).to_be_visible()
    expect(urgent).to_contain_text("988")
    expect(page.locator(".search-box > [role=alert]")).to_contain_text("988")
    field.fill("suicide prevention research")
    expect(quiet).to_be_visible()
    expect(urgent).to_be_hidden()
    field.fill("")
    expect(quiet).to_be_hidden()


def test_help_stands_above_the_results_of_a_crisis_query(visit: Visit) -> None:
    page = visit("/search/")
    page.get_by_role("searchbox").fill("thoughts of suicide")
    expect(page.locator(".search-result").first).to_be_visible()
    above = page.locator(".search-help[data-level=urgent]").bounding_box()
    below = page.locator(".search-result").first.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


def test_on_a_phone_help_stands_where_the_keyboard_leaves_it_to_be_seen(visit: Visit) -> None:
    page = visit("/search/", viewport={"width": 360, "height": 420})
    page.get_by_role("searchbox").press_sequentially("i want to die")
    expect(page.locator(".search-help[data-level=urgent] .help-number").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("searchbox")).to_be_in_viewport(ratio=1)


def test_clinical_reading_keeps_its_results(visit: Visit) -> None:
    page = visit("/search/")
    page.get_by_role("searchbox").fill("suicide prevention research")
    expect(page.locator(".search-help[data-level=quiet] a")).to_be_visible()
    expect(page.locator(".search-result").first).to_be_visible()
