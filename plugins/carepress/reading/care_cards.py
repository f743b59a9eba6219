"""Care cards: blocks that tell a reader where to turn and how soon, as NHS digital services write them."""

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_html_identifier

LEVELS = ("emergency", "urgent", "non-urgent")


def care_card(level: str) -> type[Block]:
    """The Markdown block `/// LEVEL | Heading`, whose level is in hidden words as well as in colour."""

    class CareCard(Block):
        NAME = level
        ARGUMENT = True
        OPTIONS = {"id": ["", type_html_identifier]}
        CONFIG = {"level_words": ""}

        def on_create(self, parent: etree.Element) -> etree.Element:
            section = etree.SubElement(parent, "section", {"class": "care-card", "data-level": level})
            heading = etree.SubElement(section, "h3", {"class": "care-card-heading"})
            hidden = etree.SubElement(heading, "span", {"class": "visually-hidden"})
            hidden.text = f"{self.config['level_words']}: "
            hidden.tail = self.argument
            etree.SubElement(section, "div", {"class": "care-card-body"})
            return section

        def on_add(self, block: etree.Element) -> etree.Element:
            return block[-1]

    return CareCard


class CareCards(BlocksExtension):
    """The Markdown extension with a block for each level; `labels` holds the words of the levels."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels
        super().__init__()

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        for level in LEVELS:
            words = self.labels.get(f"care_card_{level.replace('-', '_')}", level)
            block_mgr.register(care_card(level), {"level_words": words})
