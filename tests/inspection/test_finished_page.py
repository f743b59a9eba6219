"""Laws of a finished page: what is wrong in its HTML is named, and what only looks close is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.inspection.finished_page import FinishedPage, finished_page
from carepress.inspection.requests import css_addresses, script_faults, style_faults

HEAD = '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Sleep</title>'
BODY = '<header>H</header><nav aria-label="N"></nav><main><h1>Sleep</h1>{}</main><footer>F</footer>'


def read(body: str = "", head: str = HEAD, lang: str = "en", frame: str = BODY) -> FinishedPage:
    html = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{frame.replace("{}", body)}</body></html>'
    return finished_page("sleep/index.html", html.encode(), "harbour.example")


def rules(page: FinishedPage) -> list[str]:
    return [fault.rule for fault in page.faults]


def test_a_sound_page_has_no_faults() -> None:
    page = read("<p>Words.</p>")
    assert not page.faults


BROKEN = {
    "<h1>Again</h1>": "heading-one",
    "<h3>Deep</h3>": "heading-skipped",
    "<h2>A</h2><h4>B</h4>": "heading-skipped",
    '<img src="/a.png">': "image-without-words",
    '<a href="/a/"></a>': "link-without-words",
    '<a href="/a/"><img src="/a.png" alt=""></a>': "link-without-words",
    '<a href="/a/"><svg aria-hidden="true"><title>T</title></svg></a>': "link-without-words",
    "<button> </button>": "link-without-words",
    "<table><tr><td>1</td></tr></table>": "table-without-headers",
    '<p id="a"></p><p id="a"></p>': "id-repeated",
    "<main>Two</main>": "landmark-missing",
    "<nav></nav>": "landmark-missing",
    '<nav aria-label="N"></nav>': "landmark-missing",
    '<img src="https://other.example/a.png" alt="A">': "third-party-request",
    '<img src="//other.example/a.png" alt="A">': "third-party-request",
    '<img src="\\\\other.example/a.png" alt="A">': "third-party-request",
    '<img srcset="/a.png 1x, https://other.example/b.png 2x" alt="A">': "third-party-request",
    '<video poster="https://other.example/a.png"></video>': "third-party-request",
    '<video><source src="https://other.example/a.mp4"></video>': "third-party-request",
    '<iframe src="https://other.example/" title="T"></iframe>': "third-party-request",
    '<object data="https://other.example/a.pdf">A</object>': "third-party-request",
    '<embed src="https://other.example/a.pdf">': "third-party-request",
    '<form action="https://other.example/"></form>': "third-party-request",
    '<form><button formaction="https://other.example/">Go</button></form>': "third-party-request",
    '<a href="/a/" ping="https://other.example/">A</a>': "third-party-request",
    '<svg><image href="https://other.example/a.png"/></svg>': "third-party-request",
    '<svg><use xlink:href="https://other.example/a.svg#a"/></svg>': "third-party-request",
    '<script src="https://other.example/a.js"></script>': "third-party-request",
    '<link rel="preconnect" href="https://other.example">': "third-party-request",
    '<link rel="dns-prefetch" href="//other.example">': "third-party-request",
    '<link rel="alternate stylesheet" href="https://other.example/a.css">': "third-party-request",
    "<script>let a = 1</script>": "inline-script",
    '<p onclick="go()">A</p>': "inline-script",
    '<a href="javascript:go()">A</a>': "inline-script",
    '<a href=" java\tscript:go()">A</a>': "inline-script",
    '<p style="color:red">A</p>': "inline-style",
    "<style>p{}</style>": "inline-style",
    '<meta http-equiv="Set-Cookie" content="a=b">': "cookie-set",
    '<meta http-equiv="refresh" content="0; url=https://other.example/">': "third-party-request",
}


@pytest.mark.parametrize(("body", "rule"), BROKEN.items(), ids=BROKEN)
def test_a_fault_in_a_page_is_named(body: str, rule: str) -> None:
    assert rules(read(body)) == [rule]


CLOSE = (
    "<h2>A</h2><h3>B</h3><h2>C</h2>",
    '<h2>A</h2><section><h3 class="care-card-heading">Call</h3></section>',
    '<section><h3 class="care-card-heading">Call</h3></section><h2>A</h2>',
    '<img src="/a.png" alt=""><img src="data:image/png;base64,AAAA" alt="A">',
    '<img src="https://harbour.example/a.png" alt="A">',
    '<a href="https://other.example/">Another site</a>',
    '<a href="/a/" aria-label="A"></a><a href="/a/"><img src="/a.png" alt="A"></a><a id="a"></a>',
    '<a href="/a/"><svg role="img" aria-label="A"></svg></a>',
    "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>",
    '<nav aria-label="Other"></nav>',
    '<link rel="canonical" href="https://other.example/a/"><link rel="license" href="https://other.example/">',
    '<script type="application/ld+json">{"url": "https://other.example/"}</script><script src="/a.js"></script>',
    '<p title="onclick=go() javascript:go() style=">javascript:</p><pre>&lt;script&gt;</pre>',
    '<a href="tel:112">112</a><a href="sms:741741">Text</a><a href="mailto:a@b.example">Write</a>',
    '<meta http-equiv="refresh" content="0; url=/a/">',
    '<blockquote cite="https://other.example/">A</blockquote>',
)


@pytest.mark.parametrize("body", CLOSE)
def test_what_looks_close_is_no_fault(body: str) -> None:
    assert rules(read(body)) == []


@pytest.mark.parametrize("lang", ["", "eg", "english", "en_GB", "zz-ZZ"])
def test_a_page_must_say_its_language(lang: str) -> None:
    assert rules(read(lang=lang)) == ["language-missing"]


@pytest.mark.parametrize("lang", ["en", "en-GB", "hi", "zh-Hans-CN", "ta", "PT-br", "yue"])
def test_every_language_is_one(lang: str) -> None:
    assert rules(read(lang=lang)) == []


VIEWPORTS = {
    "width=device-width, initial-scale=1": [],
    "width=device-width,initial-scale=1,maximum-scale=5": [],
    "width=device-width, maximum-scale=1": ["viewport-missing"],
    "width=device-width, user-scalable=no": ["viewport-missing"],
    "width=980": ["viewport-missing"],
    "": ["viewport-missing"],
}


@pytest.mark.parametrize(("content", "told"), VIEWPORTS.items())
def test_a_page_must_fit_a_phone(content: str, told: list[str]) -> None:
    assert rules(read(head=f'<title>T</title><meta name="viewport" content="{content}">')) == told


@pytest.mark.parametrize("part", ["<header>H</header>", '<nav aria-label="N"></nav>', "<footer>F</footer>"])
def test_a_part_that_is_not_there_is_an_advice(part: str) -> None:
    (fault,) = read(frame=BODY.replace(part, "")).faults
    assert (fault.rule, fault.said[-1]) == ("landmark-missing", "advice")


def test_a_page_without_title_or_main_heading_is_named() -> None:
    assert rules(read(head=HEAD.replace("<title>Sleep</title>", ""))) == ["title-missing"]
    assert rules(read(frame=BODY.replace("<h1>Sleep</h1>", "<p>S</p>"))) == ["heading-one"]


def test_where_a_page_leads_is_read() -> None:
    page = read(
        '<a href="/a/#b" id="c">A</a><img src="/a.png" srcset="/b.png 2x" alt="A"><script src="/m.js"></script>'
    )
    assert (page.links, set(page.assets), set(page.images)) == (
        ("/a/#b",),
        {"/a.png", "/b.png", "/m.js"},
        {"/a.png", "/b.png"},
    )
    assert page.ids == {"c"}


@pytest.mark.parametrize("html", [b"", b" ", b"<!---->"])
def test_what_cannot_be_read_is_told(html: bytes) -> None:
    assert "page-unreadable" in rules(finished_page("a.html", html, ""))


@given(
    st.one_of(st.binary(max_size=300), st.text(alphabet="<>/=\"' abh1&;#\x00\ufffe-!", max_size=300).map(str.encode))
)
def test_no_page_ends_the_inspection(html: bytes) -> None:
    assert finished_page("a.html", html, "").faults


@pytest.mark.parametrize(
    "html", ["<div>" * 50_000, "<p>" + "word " * 500_000, "<b" * 10_000, "<i>" * 5_000 + "<h1>A</h1>"]
)
def test_deep_and_long_pages_are_read_or_told(html: str) -> None:
    assert finished_page("a.html", html.encode(), "").faults


def test_requests_of_stylesheets_are_found() -> None:
    css = (
        '@import "https://other.example/a.css"; p { background: url(//other.example/a.png) } b { src: url("a.woff2") }'
    )
    assert [fault.rule for fault in style_faults(css, "")] == ["third-party-request"] * 2
    assert "a.woff2" in css_addresses(css)


SCRIPTS = {
    'fetch("https://other.example/")': ["third-party-request"],
    'import x from "https://other.example/a.js"': ["third-party-request"],
    'navigator.sendBeacon("//other.example")': ["third-party-request"],
    'new Image().src = "https://other.example/a.gif"': ["third-party-request"],
    "document.cookie = 'a=b'": ["cookie-set"],
    'fetch("/a.json"); import("./a.js")': [],
    'const name = "http://www.w3.org/2000/svg"; // https://other.example': [],
    'localStorage.setItem("country", "IN")': [],
}


@pytest.mark.parametrize(("script", "told"), SCRIPTS.items())
def test_requests_and_cookies_of_scripts_are_found(script: str, told: list[str]) -> None:
    assert [fault.rule for fault in script_faults(script, "")] == told
