"""Where the tour stops and what is said there. No Qt."""

from dataclasses import dataclass

from desktop.language import tr


@dataclass(frozen=True)
class Stop:
    """Words about a ``place`` in the tab called ``tab`` if any.

    The place goes by its accessible name or its text, as they are translated, or by its object name.
    """

    place: str
    title: str
    words: str
    tab: str = ""


STOPS = (
    Stop(
        tr("Drawing canvas"),
        tr("Draw a digit here"),
        tr(
            "With the mouse, a finger or a pen; a picture can be dropped or pasted, too. On the keyboard, the arrow "
            "keys carry the pen and Space puts it down. Several digits side by side are read as a number."
        ),
    ),
    Stop(
        tr("Verdict"),
        tr("What the network reads"),
        tr(
            "The answer changes while you draw, with its probability and those of all ten digits. Is it wrong? Type "
            "the right digit or click its bar: it goes to the tab My digits, and the network can learn it."
        ),
    ),
    Stop(
        tr("Start"),
        tr("Teach it"),
        tr(
            "Start trains the network on this computer, and your drawing is read by it meanwhile. Stop whenever you "
            "like: nothing is lost, and every run is kept in the tab Runs."
        ),
        "train",
    ),
    Stop(
        tr("Network"),
        tr("Look inside"),
        tr(
            "Once you have drawn: what your drawing becomes on its way through the network, layer by layer. Click "
            "the name of a layer to see its numbers and how each is made. Filters, Why, Convolution and the other tabs "
            "look closer."
        ),
        "overview",
    ),
    Stop(
        "network",
        tr("Its weights are a file"),
        tr(
            "This network is open. File, Save weights writes it to a file that other programs can read, too; File, "
            "Open weights brings it back. F1 lists all keys, and this tour is in the menu Help."
        ),
    ),
)
