"""Laws of running text: what a stretch of HTML says, and where its links lead."""

from carepress.cross_links.running_text import passage_of, stretches


def test_the_address_of_a_link_is_read_once() -> None:
    html = '<p>See <a href="/x/?a=1&amp;amp;b">this</a>.</p>'
    (stretch,) = stretches(html)
    assert passage_of(html, stretch).links == [(4, 8, "/x/?a=1&amp;b")]
