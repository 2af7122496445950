"""What a network can be begun from: nothing, the present network, or a preset. No Qt."""

from typing import NamedTuple

from core.model.architecture import Architecture
from core.model.model import Model
from core.model.presets import PRESETS
from desktop.network_editor.draft import Draft

NOTHING, PRESENT, FILE = "", "present", "file"


class Origin(NamedTuple):
    """Something to begin from, and a sentence on where it comes from."""

    key: str
    title: str
    sentence: str


ORIGINS = (
    Origin(NOTHING, "Nothing", "Built from nothing, layer by layer."),
    Origin(PRESENT, "Present network", "The network that you draw for, train and look into at this moment."),
    *(Origin(preset.key, preset.title, preset.summary) for preset in PRESETS.values()),
    Origin(FILE, "A file", "An architecture that was saved in a file."),
)


def begun(origin: str, present: Model | None) -> Draft:
    """The draft to begin with."""
    if origin in PRESETS:
        return Draft.of(Architecture(PRESETS[origin].title, PRESETS[origin].network), origin)
    if origin == PRESENT and present is not None:
        return Draft.of(Architecture(present.card.name, present.network), origin)
    return Draft()
