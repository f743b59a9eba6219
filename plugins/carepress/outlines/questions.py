"""Questions: a wish for a new page, asked for on a terminal, one thing at a time."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence

from carepress.known_site import FOLDERS, KnownSite
from carepress.outlines.wish import Wish, kind_faults, series_faults, strategy_faults, title_faults


@dataclasses.dataclass(frozen=True)
class Question:
    """What is asked, for which part of a wish, what may be chosen by its number, and what Enter alone means."""

    key: str
    words: str
    faults: Callable[[Wish], Iterable[str]]
    choices: Sequence[str] = ()
    default: str = ""


@dataclasses.dataclass(frozen=True)
class Conversation:
    """The two ways between the task and the person: to ask for a line, and to tell one."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]

    def answered(self, wish: Wish, question: Question) -> Wish:
        """The wish with an answer; the question is asked again, with the reason, until its answer fits."""
        while True:
            answer = _chosen(self.ask(question.words).strip(), question.choices) or question.default
            tried = dataclasses.replace(wish, **{question.key: answer})
            wrong = [*question.faults(tried)]
            if not wrong:
                return tried
            self.tell("\n".join(wrong))


def asked(wish: Wish, site: KnownSite, talk: Conversation) -> Wish:
    """The wish with all that a new page needs and that was not said already."""
    if not wish.kind:
        words = f"What kind of page ({', '.join(FOLDERS)})? [article] "
        wish = talk.answered(wish, Question("kind", words, lambda w: kind_faults(w.kind), [*FOLDERS], "article"))
    wish = talk.answered(wish, Question("title", "Its title? ", lambda w: title_faults(w, site)))
    known = site.vocabulary.by_id
    if known and not wish.strategies:
        talk.tell("Strategies:\n" + _numbered(f"{name}: {strategy.name}" for name, strategy in known.items()))
        words = "The names or numbers of those that it teaches, with commas between, or Enter for none? "
        wish = talk.answered(wish, Question("strategies", words, _of_strategies(site), [*known]))
    if wish.kind == "article" and not wish.series:
        names = [*site.series]
        talk.tell("Series:\n" + _numbered(names) if names else "There is no series yet.")
        words = "The name or number of the series that it belongs to, or Enter for none? "
        wish = talk.answered(wish, Question("series", words, series_faults, names))
    return wish


def _of_strategies(site: KnownSite) -> Callable[[Wish], Iterable[str]]:
    """A strategy's page has its address from the strategy, so that is asked together."""
    return lambda wish: (*strategy_faults(wish, site), *title_faults(wish, site))


def _chosen(answer: str, choices: Sequence[str]) -> str:
    """An answer with the number of a choice, wherever there is one, replaced by that choice."""
    numbers = {str(number): choice for number, choice in enumerate(choices, 1)}
    return ",".join(numbers.get(part.strip(), part.strip()) for part in answer.split(",")) if choices else answer


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"  {number}. {line}" for number, line in enumerate(lines, 1))
