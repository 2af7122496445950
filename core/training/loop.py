"""Training as a generator: between two batches its caller may look, predict, pause, save or stop."""

from array import array
from collections.abc import Generator
from time import perf_counter
from typing import TypeAlias

import numpy as np

from core.data.datasets import DataSplits
from core.evaluation.calibration import calibrate
from core.evaluation.evaluation import NotFiniteError, evaluate_steps
from core.nn.losses import check_labels
from core.nn.network import Network
from core.nn.parallel import Pool
from core.optim.averaging import ExponentialMovingAverage
from core.optim.optimizers import SGD, Adam, Optimizer, RMSprop
from core.steps import mapped
from core.training.config import TrainingConfig
from core.training.dials import Dials, dials_of
from core.training.events import Adjusted, BatchDone, BestKept, EpochDone, Evaluating, TrainingEvent, Working
from core.training.gradients import Batches, batches_of, check_batch_size, loss_of
from core.training.state import Past, RunState
from core.types import Array, UserError, said

Events: TypeAlias = Generator[TrainingEvent | Working | Adjusted | BestKept, None, None]

HOPELESS = 1e4
"""A loss from which no run comes back: a network that knows nothing has 2.3."""


class DivergedError(UserError):
    """The loss went beyond all bounds: the parameters are worthless from here on."""


def make_optimizer(config: TrainingConfig, parameters: Array) -> Optimizer:
    """The optimizer that ``config`` names, for ``parameters (P,)``; what it remembers is zero."""
    if config.optimizer == "sgd":
        return SGD(parameters, config.momentum, config.nesterov)
    if config.optimizer == "rmsprop":
        return RMSprop(parameters, config.rms_decay)
    return Adam(parameters, config.betas)


def fit(
    network: Network, parameters: Array, data: DataSplits, config: TrainingConfig, processes: int | None = None
) -> Events:
    """A whole :class:`Run`: what is handed in, what happens and what is raised is as there."""
    yield from Run(network, parameters, data, config, processes).events()


class Run:
    """Trains ``parameters (P,)`` in place on ``data.train``, looking at ``data.validation`` after every epoch.

    ``last_gradient (P,)`` is written to, where it is given: from a ``BatchDone`` to the next it holds the gradient of
    the batch's mean loss, at the weights from before its step. ``state`` is that of a run with the same network, data
    and ``config``, to go on with: ``parameters`` become what they were then.

    :attr:`dials` may be turned at any time, and hold from the next batch on. :meth:`state` may be taken whenever
    :meth:`events` waits.

    Raises ``UserError`` where there are labels that are no class, or batches too small: before anything has changed. Of
    training pictures the label ``L`` means none of the classes, with the cross-entropy. An epoch's last batch has what
    is left; a single picture that batch normalisation could make nothing of goes with the batch before it.
    """

    def __init__(
        self,
        network: Network,
        parameters: Array,
        data: DataSplits,
        config: TrainingConfig,
        processes: int | None = None,
        last_gradient: Array | None = None,
        state: RunState | None = None,
    ) -> None:
        check_labels(data.train.labels, network.classes, said("train with"), none=config.loss == "cross-entropy")
        check_labels(data.validation.labels, network.classes, said("validate with"))
        check_batch_size(network, min(config.batch_size, len(data.train)))
        self.network, self.parameters, self.data, self.config = network, parameters, data, config
        self.dials = self._in_force = dials_of(config)
        self.batches = batches_of(network, len(data.train), config.batch_size)
        """Of an epoch."""
        self._processes, self._last_gradient = processes, last_gradient
        self._optimizer = make_optimizer(config, parameters)
        self._average = ExponentialMovingAverage(parameters, config.averaging) if config.averaging else None
        self._moving: Array | None = None  # the parameters of the steps, while others are shown in their place
        self._best: Array | None = None
        self._epoch, self._batch = 1, 0
        self._seconds = self._loss_sum = 0.0
        self._right_sum = 0
        self._stepped_at = 0.0  # the rate that was set at the last step, 0 before the first
        self._rng = np.random.default_rng((config.seed, 1))
        self._order_state = self._rng.bit_generator.state
        self._losses, self._accuracies = array("f"), array("f")
        self._epochs: list[EpochDone] = []
        self._adjusted: list[Adjusted] = []
        if state is not None:
            self._go_on_from(state)

    # States ---------------------------------------------------------------------------------------------------

    @property
    def steps(self) -> int:
        """The batches that are done."""
        return len(self._losses)

    def state(self) -> RunState:
        """All that the run is now, copied."""
        average = self._average
        return RunState(
            config=self.config,
            dials=self.dials,
            epoch=self._epoch,
            batch=self._batch,
            seconds=self._seconds,
            loss_sum=self._loss_sum,
            right_sum=self._right_sum,
            order=dict(self._order_state),
            parameters=(self.parameters if self._moving is None else self._moving).copy(),
            optimizer={name: value.copy() for name, value in self._optimizer.state.items()},
            average=None if average is None else average.value.copy(),
            average_steps=0 if average is None else average.steps,
            best=None if self._best is None else self._best.copy(),
            past=Past(
                np.array(self._losses, np.float32),
                np.array(self._accuracies, np.float32),
                tuple(self._epochs),
                tuple(self._adjusted),
            ),
        )

    def _go_on_from(self, state: RunState) -> None:
        self.parameters[...] = state.parameters
        self._optimizer.state = {name: value.copy() for name, value in state.optimizer.items()}
        if self._average is not None and state.average is not None:
            self._average.value[...] = state.average
            self._average.steps = state.average_steps
        self._best = None if state.best is None else state.best.copy()
        self._epoch, self._batch = state.epoch, state.batch
        self._seconds, self._loss_sum, self._right_sum = state.seconds, state.loss_sum, state.right_sum
        self._rng.bit_generator.state = self._order_state = state.order
        past = state.past
        self._losses, self._accuracies = array("f", past.losses), array("f", past.accuracies)
        self._epochs, self._adjusted = list(past.epochs), list(past.adjusted)
        if self._adjusted:
            self._obey(self._adjusted[-1].dials)
        self.dials = state.dials

    # The run --------------------------------------------------------------------------------------------------

    def events(self) -> Events:
        """Train. Closing the generator sets its processes free for the next run.

        At each ``EpochDone`` the parameters are the weights that the event speaks of, with averaging the averaged ones:
        who wants to keep them copies them then. When asked for more, the run goes on from where its steps had come to.
        Raises ``DivergedError`` when the loss goes beyond all bounds.
        """
        with Pool(self._processes) as pool:
            steps = self.config.epochs * self.batches
            batches = Batches(self.network, self.parameters, self.data.train, self.config, steps, pool)
            while not self._over:
                yield from self._train(batches)
                yield from self._end_epoch(pool)
            best = self._best_epoch
            self._show(self._settled if best is None or self._best is None else self._best)
            if best is not None and best is not self._epochs[-1]:
                yield BestKept(best)

    @property
    def _over(self) -> bool:
        patience, epochs = self.config.patience, self._epochs
        if self._epoch > self.config.epochs:
            return True
        if not patience or len(epochs) <= patience:
            return False
        loss = min(epoch.validation_loss for epoch in epochs[:-patience])
        accuracy = max(epoch.validation_accuracy for epoch in epochs[:-patience])
        late = epochs[-patience:]
        return not any(epoch.validation_loss < loss or epoch.validation_accuracy > accuracy for epoch in late)

    @property
    def _best_epoch(self) -> EpochDone | None:
        """That whose weights the run is to end with, where that is not just its last."""
        if not self.config.keep_best:
            return None
        return max(self._epochs, key=lambda epoch: epoch.validation_accuracy)  # of several the earliest

    @property
    def _settled(self) -> Array:
        """What the run would end with now."""
        if self._average is not None:
            return self._average.value
        return self.parameters if self._moving is None else self._moving

    @property
    def is_settled(self) -> bool:
        """Whether the parameters are what the run would end with, as at an ``EpochDone``, not those of its steps."""
        return self._moving is not None

    def _show(self, other: Array) -> None:
        """The parameters are ``other`` until :meth:`_go_back`."""
        if self._moving is None:
            self._moving = self.parameters.copy()
        self.parameters[...] = other

    def _go_back(self) -> None:
        if self._moving is not None:
            self.parameters[...] = self._moving
            self._moving = None

    def _train(self, batches: Batches) -> Events:
        """What is left of one pass over the training pictures."""
        self._order_state = self._rng.bit_generator.state
        order, size = self._rng.permutation(len(self.data.train.labels)), self.config.batch_size
        while self._batch < self.batches:
            if self.dials != self._in_force:
                yield self._turn()
            last = self._batch == self.batches - 1
            chosen = order[self._batch * size : None if last else (self._batch + 1) * size]
            rate = self._in_force.learning_rate * self.config.rate_factor(self.steps, self.batches)
            work, taken = batches.steps(chosen, self.steps, observe=rate != 0), 0.0
            while True:
                start = perf_counter()
                try:
                    done = next(work)
                except StopIteration as end:
                    loss, right, gradient = end.value
                    break
                taken += perf_counter() - start
                yield Working(self._epoch, self._batch + 1, done, len(chosen))
            mean, accuracy = loss / len(chosen), right / len(chosen)
            if not mean < HOPELESS:  # not a number is not less either
                raise self._diverged(said("the loss went beyond all bounds"))
            if self._last_gradient is not None:
                self._last_gradient[...] = gradient  # the optimizer may write over its own
            if rate:
                self._step(batches, gradient, rate)
            taken += perf_counter() - start
            self._seconds, self._batch = self._seconds + taken, self._batch + 1
            self._loss_sum, self._right_sum = self._loss_sum + float(loss), self._right_sum + int(right)
            self._losses.append(mean)
            self._accuracies.append(accuracy)
            yield BatchDone(
                self._epoch, self.config.epochs, self._batch, self.batches, mean, accuracy, len(chosen), taken
            )
        if not np.isfinite(self.parameters).all():
            raise self._diverged(said("some weights are no longer numbers"))

    def _turn(self) -> Adjusted:
        """The dials take effect."""
        before = self._in_force
        self._obey(self.dials)
        event = Adjusted(self._epoch, self._batch + 1, self.steps, self._in_force, before)
        self._adjusted.append(event)
        return event

    def _obey(self, dials: Dials) -> None:
        self._in_force = dials
        if isinstance(self._optimizer, SGD):
            self._optimizer.momentum = dials.momentum

    def _step(self, batches: Batches, gradient: Array, rate: float) -> None:
        self._stepped_at = self._in_force.learning_rate
        batches.decay(gradient, rate, self._in_force.weight_decay)
        self._optimizer.step(self.parameters, gradient, rate)
        if self._average is not None:
            self._average.add(self.parameters)

    def _diverged(self, what: str) -> DivergedError:
        return DivergedError(
            said(
                "Training diverged in epoch {epoch}: {what}. {advice}",
                epoch=self._epoch,
                what=what,
                advice=self._advice(),
            )
        )

    def _advice(self) -> str:
        """What to change, as a sentence."""
        config, rate = self.config, self._stepped_at
        if not rate:
            return said("No step was made yet: begin with new weights.")
        if config.loss != "cross-entropy":
            return said("Try a learning rate below {rate:g}, or the cross-entropy as the loss.", rate=rate)
        if not self.network.buffers:
            return said("Try a learning rate below {rate:g}, or a network with batch normalisation.", rate=rate)
        return said("Try a learning rate below {rate:g}.", rate=rate)

    def _end_epoch(self, pool: Pool) -> Events:
        """Accuracy and the run's own loss on the validation split, and the calibration that fits it."""
        data, count = self.data.validation, len(self.data.validation.labels)
        if self._epoch == self.config.epochs:
            self._show(self._settled)
        steps = evaluate_steps(self.network, self._settled, data.images, data.labels, pool)
        try:
            found = yield from mapped(lambda done: Evaluating(self._epoch, done, count), steps)
        except NotFiniteError:
            raise self._diverged(said("some answers are no longer numbers")) from None
        pens = None if data.line is None else data.line >= 0
        trained = len(self.data.train.labels)
        logits = found.logits.T  # (N, L) -> (L, N)
        with np.errstate(all="ignore"):
            loss, _ = loss_of(self.config)(logits, data.labels, count, np.empty_like(logits))
        event = EpochDone(
            self._epoch,
            self.config.epochs,
            self._seconds,
            trained / max(self._seconds, 1e-9),
            self._loss_sum / trained,
            self._right_sum / trained,
            loss / count,
            found.accuracy,
            calibrate(found.logits, data.labels, pens),
        )
        self._epochs.append(event)
        self._show(self._settled)
        if self._best_epoch is event:
            self._best = self.parameters.copy()
        self._epoch, self._batch = self._epoch + 1, 0
        self._seconds = self._loss_sum = 0.0
        self._right_sum = 0
        self._order_state = self._rng.bit_generator.state
        yield event
        self._go_back()
