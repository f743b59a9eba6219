"""What a person did where YAML cannot be read: the place of it, in everyday words, and how to mend it."""

import yaml

_SPACES = "Indent with spaces, as the lines around it."
_QUOTE = "Put the whole text in double quotes."
_CLOSE_LIST = ("This list begins with “[” and has no “]”.", "Put “]” at its end.")
_CLOSE_GROUP = ("What begins here with “{” has no “}”.", "Put “}” at its end, or the whole text in double quotes.")
_ITS_LINE = "Write “key: value”, or put it into the line of the text that it belongs to."
_INDENT = "Give it the indent of the lines beside it, and put a text with quotation marks within into double quotes."
_UNLIKE_ITS_NEIGHBOURS = ("This does not go on from what stands before it.", _INDENT)
_SECOND_COLON = (
    "A second “: ” stands here, where only a text can stand.",
    "Put a text with a colon in double quotes; a new “key: value” begins below the keys before it.",
)

_AT_ITS_BEGINNING = {
    "did not find expected ',' or ']'": _CLOSE_LIST,
    "did not find expected ',' or '}'": _CLOSE_GROUP,
    "could not find expected ':'": ("This is no “key: value”: no colon follows it.", _ITS_LINE),
    "found unexpected end of stream": (
        "A quotation mark begins a text here, and none ends it.",
        "Put the same quotation mark at its end.",
    ),
}
_AT_ITS_PLACE = {
    "mapping values are not allowed in this context": _SECOND_COLON,
    "did not find expected key": _UNLIKE_ITS_NEIGHBOURS,
    "did not find expected '-' indicator": _UNLIKE_ITS_NEIGHBOURS,
    "found a tab character that violates indentation": ("A tab stands here.", _SPACES),
    "found unknown escape character": (
        "In double quotes, a “\\” has a meaning of its own.",
        "Write “\\\\” for it, or put the text in single quotes.",
    ),
    "block sequence entries are not allowed in this context": (
        "A text cannot begin with “- ”.",
        "Put it in double quotes; the “- ” of a list begins a line of its own.",
    ),
    "but found another document": ("“---” begins something new here.", "Take the line away."),
}
_SIGNS = set("@`%*&!|>?,[]{}")


def mistake(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """Line, column, what is wrong and how to mend it."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    if problem in _AT_ITS_BEGINNING:
        return (*_place(begun), *_AT_ITS_BEGINNING[problem])
    if problem in _AT_ITS_PLACE:
        return (*_place(mark), *_AT_ITS_PLACE[problem])
    place = _place(begun)
    sign = _character(text, *place)
    if sign == "\t":
        return (*place, "A tab stands here.", _SPACES)
    if sign in _SIGNS:
        return (*place, f"A text cannot begin with “{sign}” here.", _QUOTE)
    message = f"The YAML cannot be read here: {problem or error.context}."
    return (*_place(mark), message, f"{_QUOTE} {_SPACES}")


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _character(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""
