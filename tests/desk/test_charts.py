"""Laws of charts: lengths and heights are in proportion, and each picture says in words what it shows."""

import itertools

from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from carepress.desk.charts import HEIGHT, WIDTH, bar, columns, course

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=20)


def svg(text: str) -> Tag:
    found = BeautifulSoup(text, "xml").svg
    assert found
    return found


@given(COUNTS)
def test_columns_are_as_high_as_their_share_of_the_highest_and_do_not_overlap(values: list[int]) -> None:
    drawn = svg(columns("ages", "Ages", "Told.", values, 3)).find_all("rect")
    assert len(drawn) == sum(value > 0 for value in values)
    heights = [float(rect["height"]) for rect in drawn]
    assert all(abs(h - HEIGHT * v / max(values)) < 0.01 for h, v in zip(heights, filter(None, values), strict=True))
    edges = [(float(rect["x"]), float(rect["x"]) + float(rect["width"])) for rect in drawn]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(edges))
    assert all(start >= 0 and end <= WIDTH for start, end in edges)


def test_columns_beyond_a_line_differ_in_more_than_colour_and_the_line_is_drawn() -> None:
    drawn = svg(columns("ages", "Ages", "Told.", [1, 2, 3], 2))
    assert ["desk-beyond" in rect["class"] for rect in drawn.find_all("rect")] == [False, False, True]
    assert drawn.find("path", class_="desk-aim")["d"].startswith("M66.67")  # type: ignore[index]  # what is not there fails the test
    assert not svg(columns("ages", "Ages", "Told.", [1, 2, 3], 1000)).find("path")


def test_a_picture_is_named_and_described_and_its_words_are_text() -> None:
    drawn = svg(columns("ages", "<b> & c", "Told.", [1], 9))
    names = [drawn.find(id=name) for name in str(drawn["aria-labelledby"]).split()]
    assert [one.get_text() if one else "" for one in names] == ["<b> & c", "Told."]
    assert drawn["role"] == "img"


@given(st.floats(0, 100), st.floats(0.1, 100))
def test_a_bar_is_as_long_as_its_share(value: float, most: float) -> None:
    rect = svg(bar(min(value, most), most)).rect
    assert rect
    assert abs(float(rect["width"]) - WIDTH * min(value, most) / most) < 0.01


def test_a_bar_beyond_an_aim_is_outlined_and_shows_where_the_aim_is() -> None:
    assert "desk-beyond" in str(bar(14, 15, 13))
    assert "desk-beyond" not in str(bar(13, 15, 13))
    assert "M86.67 0" in str(bar(13, 15, 13))


def test_nothing_to_show_is_drawn_without_an_error() -> None:
    assert svg(bar(0, 0)).rect
    assert not svg(columns("a", "A", "T", [], 0)).find("rect")
    assert not svg(columns("a", "A", "T", [0, 0], 9)).find("rect")


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1e6)), min_size=1, max_size=13))
def test_every_point_of_a_course_is_in_sight(line: list[tuple[float, float]]) -> None:
    drawn = svg(course("c", "Course", "Told.", [line, line]))
    dots = [path["d"] for path in drawn.find_all("path", class_="desk-dots")]
    assert len(dots) == 2
    places = [part.removesuffix("h0").split() for part in str(dots[0]).split("M")[1:]]
    assert len(places) == len(line)
    assert all(0 < float(x) < WIDTH and 0 < float(y) < HEIGHT for x, y in places)
