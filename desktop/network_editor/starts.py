"""What a network can be begun from: nothing, the present network, or a preset. No Qt."""

from typing import NamedTuple

from core.model.architecture import Architecture
from core.model.model import Model
from core.model.presets import PRESETS
from desktop.language import tr
from desktop.network_editor.draft import Draft

NOTHING, PRESENT, FILE = "", "present", "file"


class Origin(NamedTuple):
    """Something to begin from, and a sentence on where it comes from."""

    key: str
    title: str
    sentence: str


ORIGINS = (
    Origin(NOTHING, tr("Nothing"), tr("Built from nothing, layer by layer.")),
    Origin(PRESENT, tr("Present network"), tr("A copy of the network that is in use when you start from it.")),
    *(Origin(preset.key, tr(preset.title), tr(preset.summary)) for preset in PRESETS.values()),
    Origin(FILE, tr("A file"), tr("An architecture that was saved in a file.")),
)


def begun(origin: str, present: Model | None) -> Draft:
    """The draft to begin with."""
    if origin in PRESETS:
        return Draft.of(Architecture(PRESETS[origin].title, PRESETS[origin].network), origin)
    if origin == PRESENT and present is not None:
        return Draft.of(Architecture(present.card.name, present.network), origin)
    return Draft()
