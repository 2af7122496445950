"""The overview in words: what its columns are called, and what is said of a column or a unit that is pointed at."""

from dataclasses import dataclass

from core.explain.flow import Stage
from core.types import Shape
from desktop.language import tr
from desktop.overview.layout import HEAD, Spot
from desktop.overview.question import Seen, Unit
from desktop.widgets.tile_layout import short_number
from desktop.widgets.words import percent


@dataclass(frozen=True)
class Words:
    """Of the ``stages`` of a network whose layers have ``names``, and which is given a ``picture`` of this shape."""

    names: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    picture: Shape = ()

    def title(self, number: int) -> str:
        """What a stage is called: by the layer that mixes."""
        return tr("drawing") if number == 0 else self.names[self.stages[number].first - 1]

    def size(self, number: int) -> str:
        """How large a stage is where it is opened: a drawing as it was drawn."""
        return "×".join(str(side) for side in (self.stages[number].shape if number else self.picture))

    def of_spot(self, spot: Spot, unit: Unit | None, seen: Seen, opened: int | None) -> str:
        """Of what is at ``spot``: a ``unit``, a head, or what stands for more channels; column ``opened`` is open."""
        if unit is not None:
            return self._of_followed_unit(unit, seen) if unit == seen.wish.followed else self._of_unit(spot, unit, seen)
        if spot.column == opened:
            return tr("{name} is open: click to close it", name=self.title(opened))
        return self._of_column(spot.column, seen) if spot.row == HEAD else self._of_more(spot.column)

    def label(self, number: int, row: int, seen: Seen) -> str:
        """What stands under the small picture of a channel."""
        column = seen.columns[number]
        if number == 0 and len(column.channels) == 1:
            return tr("your drawing")
        name = f"{column.channels[row]}"
        return name if column.strengths is None else f"{name}  {_signed(float(column.strengths[row]))}"

    def _of_column(self, number: int, seen: Seen) -> str:
        """Of the head of a column."""
        name, column = self.title(number), seen.columns[number]
        if number == 0:
            return tr("{name}: open it to see every pixel", name=name)
        span = tr("{low} (dark) to {high} (bright)", low=short_number(column.low), high=short_number(column.high))
        return tr("{name}, from {span}: open it to see all of it, step by step", name=name, span=span)

    def _of_more(self, number: int) -> str:
        """Of what stands where a column has more channels than can be shown."""
        name, count = self.title(number), self.stages[number].shape[0]
        return tr("{name}: open it to see all {count} channels", name=name, count=count)

    def _of_followed_unit(self, unit: Unit, seen: Seen) -> str:
        """Of the ``unit`` that was chosen to be followed."""
        stage, channel = unit
        if stage == len(self.stages) - 1:
            return tr(
                "The answer {answer} has a probability of {share} and is followed: click to follow the network's "
                "answer again",
                answer=channel,
                share=percent(float(seen.probabilities[channel])),
            )
        return tr("{what} is followed: click to follow the network's answer again", what=self._name(unit))

    def _of_unit(self, spot: Spot, unit: Unit, seen: Seen) -> str:
        """Of a ``unit``, which stands at ``spot``: what it does to what is followed."""
        number, channel = unit
        column = seen.columns[number]
        if number == len(self.stages) - 1:
            return tr(
                "The answer {answer} has a probability of {share}: click to see where it comes from",
                answer=channel,
                share=percent(float(seen.probabilities[channel])),
            )
        what = self._name(unit)
        if column.strengths is None:
            return tr("{what}: click to see what it is made from", what=what)
        if number == 0:
            what = tr("your drawing, ink and paper,")  # a network that standardises hears the paper too
        strength = float(column.strengths[spot.row])
        followed, by = self._of_followed(seen.followed), short_number(abs(strength))
        if strength > 0:
            return tr("{what} raises {followed} by {strength}", what=what, followed=followed, strength=by)
        if strength < 0:
            return tr("{what} lowers {followed} by {strength}", what=what, followed=followed, strength=by)
        return tr("{what} does nothing to {followed}", what=what, followed=followed)

    def _of_followed(self, followed: Unit) -> str:
        stage, channel = followed
        if stage == len(self.stages) - 1:
            return tr("the score of the answer {channel}", channel=channel)
        name, shape = self._name(followed), self.stages[stage].shape
        return tr("the sum of {channel}", channel=name) if len(shape) == 3 else name

    def _name(self, unit: Unit) -> str:
        stage, channel = unit
        if stage == 0:
            return tr("your drawing")
        return tr("{name}, channel {channel}", name=self.title(stage), channel=channel)


def _signed(value: float) -> str:
    text = short_number(value)
    return f"+{text}" if value > 0 else text
