"""Laws of exercises: a section taken apart loses no word, its steps come first, and its sources are counted anew."""

from bs4 import BeautifulSoup

from carepress.practice.exercise import Exercise, exercise

CITED = '<sup class="citation"><a href="#reference-{0}" id="cite-{0}-4" aria-label="Source {0}">{0}</a></sup>'
SECTION = (
    '<p class="technique-definition">What it is.</p><p>For example, at sea.</p>'
    f"<h3 id='try'>How</h3><p>At dusk:</p><ol><li>Look{CITED.format(9)}.</li><li>Wait.</li></ol><p>That is all.</p>"
    f"<h3>When not</h3><p>In fog{CITED.format(4)}, or at <a href='#night'>night</a>{CITED.format(9)}.</p>"
    '<h3>More</h3><p>See <a class="strategy-link" href="/x/#y" aria-describedby="z">the <em>lamp</em></a>.</p>'
    f'<p class="technique-evidence">Two trials{CITED.format(12)}.</p>'
)


def taken_apart(html: str) -> Exercise:
    found = exercise(html, "/strategies/sail/", "Number {number}")
    assert found
    return found


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_each_part_of_a_section_has_its_place() -> None:
    found = taken_apart(SECTION)
    assert (found.caution, found.about) == ("", "<p>For example, at sea.</p>")
    assert (found.heading, found.lead, found.follow) == ("How", "<p>At dusk:</p>", "<p>That is all.</p>")
    assert [words(step) for step in found.steps] == ["Look 1 .", "Wait."]
    assert [part.title for part in found.parts] == ["When not", "More"]
    assert words(found.evidence) == "Two trials 3 ."


def test_sources_are_numbered_in_the_order_in_which_the_page_shows_them() -> None:
    found = taken_apart(SECTION)
    assert found.cited == {9: ["cite-1-1", "cite-1-2"], 4: ["cite-2-1"], 12: ["cite-3-1"]}
    links = BeautifulSoup("".join((*found.steps, found.parts[0].html)), "html.parser").select(".citation a")
    assert [(a["href"], a["id"], a["aria-label"], a.text) for a in links] == [
        ("#reference-1", "cite-1-1", "Number 1", "1"),
        ("#reference-2", "cite-2-1", "Number 2", "2"),
        ("#reference-1", "cite-1-2", "Number 1", "1"),
    ]


def test_what_leads_on_comes_after_the_evidence_also_in_the_order_of_sources() -> None:
    onward = f'<h3>More</h3><p><a href="/x/">On</a>{CITED.format(7)}</p>'
    evidence = f'<p class="technique-evidence">Trials{CITED.format(8)}.</p>'
    assert [*taken_apart(f"<h3>How</h3><ol><li>Row.</li></ol>{onward}{evidence}").cited] == [8, 7]


def test_links_within_the_page_lead_back_to_it_and_automatic_ones_are_words_again() -> None:
    when_not, more = (part.html for part in taken_apart(SECTION).parts)
    assert '<a href="/strategies/sail/#night">night</a>' in when_not
    assert more == "<p>See the <em>lamp</em>.</p>"


def test_words_in_bold_and_care_cards_come_before_the_steps_with_a_heading_of_the_right_level() -> None:
    steps = "<h3>How</h3><ol><li>Row.</li></ol>"
    assert taken_apart("<p><strong>Stop</strong> if dizzy.</p>" + steps).caution
    card = '<p>Not alone.</p><section class="care-card"><h3>Call if:</h3><p>It sinks.</p></section>'
    found = taken_apart(card + steps)
    assert words(found.caution) == "Not alone. Call if: It sinks."
    assert "<h2>Call if:</h2>" in found.caution
    assert not found.about


def test_a_section_without_headings_is_an_exercise_too_and_one_without_steps_is_none() -> None:
    found = taken_apart("<p>So:</p><ol><li>Row<ol><li>left</li></ol></li></ol><p>Done.</p>")
    assert (found.heading, found.lead, found.follow) == ("", "<p>So:</p>", "<p>Done.</p>")
    assert found.steps == ("Row<ol><li>left</li></ol>",)
    assert exercise("<p>Feel the floor.</p><ul><li>Row.</li></ul>", "/x/", "") is None
    assert exercise("", "/x/", "") is None


def test_a_part_leads_on_if_it_is_the_last_and_each_paragraph_in_it_leads_elsewhere() -> None:
    steps, link = "<h3>How</h3><ol><li>Row.</li></ol>", '<a href="/x/">Row on</a>'
    last = {f"<p>{link}</p><ul><li>{link}</li></ul>": True, f"<p>{link}</p><p>Rest.</p>": False, "": True}
    for html, leads_on in last.items():
        found = taken_apart(f"{steps}<h3>When not</h3><p>{link}</p><h3>More</h3>{html}")
        assert [part.leads_on for part in found.parts] == [False, leads_on]
