"""The methods by the names they have everywhere, with what each shows and what it does not."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from core.explain import attribution
from core.explain.counterfactual import counterfactual
from core.explain.occlusion import occlusion
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, UserError

Kind: TypeAlias = Literal["signed", "positive", "change"]
"""What a map's numbers are: for the class above zero and against it below; never below zero; ink added or removed."""


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a picture is, or is not, answered with class ``wanted``: read-only.

    ``map (H, W)`` has a number for each pixel, as the method's :attr:`~Method.kind` says. Where the picture itself was
    changed, ``changed (H, W)`` is the new one, ``found`` says whether the answer is ``wanted`` there, and
    ``probability`` how probable it is, not calibrated.
    """

    method: str
    wanted: int
    map: Array
    layer: str | None = None
    changed: Array | None = None
    found: bool = True
    probability: float | None = None

    def __post_init__(self) -> None:
        for array in (self.map, self.changed):
            if array is not None:
                array.flags.writeable = False


Steps: TypeAlias = Generator[float, None, Explanation]
Work: TypeAlias = Callable[["Question"], Steps]


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked of a ``method``: why ``picture (C, H, W)``, 0 paper to 1 ink, is answered with class ``wanted``.

    ``layer`` is whose feature maps to look at, where a method looks at one; ``None`` leaves the choice to it.
    """

    method: str
    network: Network
    parameters: Array
    picture: Array
    wanted: int
    layer: str | None
    scratch: Workspace


@dataclass(frozen=True)
class Method:
    """One way to ask why. ``quick`` is what takes a few milliseconds; all else is done step by step.

    ``shows`` and ``hides`` are a sentence each for a person, ``source`` says who found it.
    """

    name: str
    title: str
    kind: Kind
    shows: str
    hides: str
    source: str
    work: Work
    quick: bool = False
    takes_layer: bool = False

    def explain(
        self,
        network: Network,
        parameters: Array,
        picture: Array,
        wanted: int,
        layer: str | None = None,
        scratch: Workspace | None = None,
    ) -> Steps:
        """Why ``picture (C, H, W)`` is, or is not, ``wanted``: yields how much is done, 0..1, returns the answer.

        Raises ``UserError`` where there is no such class or layer.
        """
        if not 0 <= wanted < network.classes:
            raise UserError(
                "There is no class {wanted}: the network's classes are 0 to {most}.",
                wanted=wanted,
                most=network.classes - 1,
            )
        asked = Question(self.name, network, parameters, picture, wanted, layer, scratch or Workspace())
        return (yield from self.work(asked))


def method(name: str) -> Method:
    """The method called ``name``; raises ``UserError`` with the names there are."""
    try:
        return METHODS[name]
    except KeyError:
        raise UserError(
            "There is no method called {name!r}; there are {methods}.", name=name, methods=", ".join(METHODS)
        ) from None


def _at_once(function: Callable[..., Array], across: Callable[[Array], Array] = lambda map_: map_.sum(axis=0)) -> Work:
    """A method that is one ``function`` of pictures ``(N, C, H, W)``; ``across`` makes one map of the channels'."""

    def work(asked: Question) -> Steps:
        pictures, classes = asked.picture[None], np.array([asked.wanted])
        maps = function(asked.network, asked.parameters, pictures, classes, scratch=asked.scratch)
        yield 1.0
        return Explanation(asked.method, asked.wanted, across(maps[0]))

    return work


def _integrated(asked: Question) -> Steps:
    maps = yield from attribution.integrated_gradients(
        asked.network, asked.parameters, asked.picture[None], np.array([asked.wanted]), scratch=asked.scratch
    )
    return Explanation(asked.method, asked.wanted, maps[0].sum(axis=0))


def _grad_cam(asked: Question) -> Steps:
    layer = attribution.chosen_layer(asked.network, asked.layer)
    maps = attribution.grad_cam(
        asked.network, asked.parameters, asked.picture[None], np.array([asked.wanted]), layer, asked.scratch
    )
    yield 1.0
    return Explanation(asked.method, asked.wanted, maps[0], layer)


def _occlusion(asked: Question) -> Steps:
    lost = yield from occlusion(asked.network, asked.parameters, asked.picture, asked.wanted, scratch=asked.scratch)
    return Explanation(asked.method, asked.wanted, lost)


def _counterfactual(asked: Question) -> Steps:
    change = yield from counterfactual(
        asked.network, asked.parameters, asked.picture, asked.wanted, scratch=asked.scratch
    )
    return Explanation(
        asked.method,
        asked.wanted,
        change.change.sum(axis=0),
        changed=change.picture.mean(axis=0),
        found=change.found,
        probability=change.probability,
    )


METHODS: dict[str, Method] = {
    one.name: one
    for one in (
        Method(
            "gradient-x-input",
            "Gradient × input",
            "signed",
            "Which of your ink speaks for the digit and which against it, if the network were a straight line here.",
            "It is silent about blank paper, and about what a larger change would do.",
            "Shrikumar et al., 2016",
            _at_once(attribution.gradient_x_input),
            quick=True,
        ),
        Method(
            "saliency",
            "Saliency",
            "positive",
            "How strongly the digit's score reacts to a small change of each pixel, be it ink or paper.",
            "It does not say whether more ink there would help or harm, nor what the ink that is there has done.",
            "Simonyan et al., 2014",
            _at_once(attribution.saliency, lambda map_: map_.max(axis=0)),
            quick=True,
        ),
        Method(
            "integrated-gradients",
            "Integrated gradients",
            "signed",
            "What each pixel's ink has added to the digit's score, or taken from it, on the way from blank paper.",
            "Pictures half-way to your drawing are pictures nobody draws, and the network's answers to them count too.",
            "Sundararajan et al., 2017",
            _integrated,
        ),
        Method(
            "guided-backpropagation",
            "Guided backpropagation",
            "signed",
            "The lines and edges that made neurons fire, traced back from the digit through all layers.",
            "It draws much the same picture whichever digit is asked about, so it says little about why this one.",
            "Springenberg et al., 2015",
            _at_once(attribution.guided_backpropagation),
            quick=True,
        ),
        Method(
            "deconvolution",
            "Deconvolution",
            "signed",
            "What a picture would have to look like, layer by layer, for the signals that speak for the digit.",
            "It hardly looks at your drawing: mostly at the weights, and at where each pooling found its maximum.",
            "Zeiler and Fergus, 2014",
            _at_once(attribution.deconvolution),
            quick=True,
        ),
        Method(
            "grad-cam",
            "Grad-CAM",
            "positive",
            "Which regions of a layer's feature maps speak for the digit.",
            "It is as coarse as the layer's maps, blank paper may stand out, and nothing speaks against the digit.",
            "Selvaraju et al., 2017",
            _grad_cam,
            quick=True,
            takes_layer=True,
        ),
        Method(
            "occlusion",
            "Occlusion",
            "signed",
            "How much the digit's score falls when a small patch of paper covers each place: tried out, not computed.",
            "Two places that stand in for each other both look unimportant, as only one is covered at a time.",
            "Zeiler and Fergus, 2014",
            _occlusion,
        ),
        Method(
            "counterfactual",
            "What would make it a …?",
            "change",
            "A small change that turns the answer into the digit: ink to add and ink to remove.",
            "There are other such changes, and a person may see no difference where the network does.",
            "Wachter et al., 2018; Dhurandhar et al., 2018",
            _counterfactual,
        ),
    )
}
"""By name."""
