"""Settings and networks in words. No Qt."""

from core.nn.layers import BatchNorm, Dropout
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.dials import Dials
from desktop.language import counted, figure, tr
from desktop.widgets.words import OPTIMIZER_NAMES

SCHEDULE_NAMES = {
    "constant": tr("Constant"),
    "step": tr("Step", "schedule"),
    "cosine": tr("Cosine"),
    "one-cycle": tr("One-cycle"),
}


def percent(share: float) -> str:
    """``12.5 %``, not to be broken."""
    return f"{figure(100 * share, 'g')}\N{NO-BREAK SPACE}%"


def epochs_in_words(count: int) -> str:
    """``1 epoch``, ``5 epochs``."""
    return counted("{count:,} epoch", "{count:,} epochs", count)


def optimizer_in_words(config: TrainingConfig) -> str:
    """The optimizer with its own numbers, the rate and the loss."""
    momentum = ""
    if config.momentum and config.nesterov:
        momentum = tr(" with Nesterov momentum {momentum:g}", momentum=config.momentum)
    elif config.momentum:
        momentum = tr(" with momentum {momentum:g}", momentum=config.momentum)
    own = {"sgd": momentum, "rmsprop": tr(" with decay {decay:g}", decay=config.rms_decay)}.get(
        config.optimizer, tr(" with betas {first:g} and {second:g}", first=config.betas[0], second=config.betas[1])
    )
    return tr(
        "{optimizer}{own}, rate {rate:g}, {loss}",
        optimizer=OPTIMIZER_NAMES[config.optimizer],
        own=own,
        rate=config.learning_rate,
        loss=tr(config.loss),
    )


def schedule_in_words(config: TrainingConfig) -> str:
    """How many epochs, and how the rate moves meanwhile."""
    step = tr(
        ", times {factor:g} every {epochs}",
        factor=config.step_factor,
        epochs=epochs_in_words(config.step_epochs),
    )
    return tr(
        "{epochs}, {schedule} rate{step}",
        epochs=epochs_in_words(config.epochs),
        schedule=tr(config.schedule),
        step=step if config.schedule == "step" else "",
    )


def regularisation_in_words(config: TrainingConfig) -> str:
    """What keeps the weights from learning by heart; "" for nothing."""
    return _listed(
        (config.weight_decay, tr("weight decay {decay:g}", decay=config.weight_decay)),
        (config.label_smoothing, tr("label smoothing {share:g}", share=config.label_smoothing)),
        (config.averaging, tr("averaging {factor:g}", factor=config.averaging)),
    )


def pictures_in_words(config: TrainingConfig) -> str:
    """What is done to the pictures; "" for nothing."""
    return _listed(
        (config.augment, tr("varied")),
        (config.drawn, tr("{share} drawn", share=percent(config.drawn))),
        (config.not_digits, tr("{share} no digits", share=percent(config.not_digits))),
        (config.settle, tr("settling\N{NO-BREAK SPACE}{share}", share=percent(config.settle))),
        (config.finish, tr("finishing\N{NO-BREAK SPACE}{share}", share=percent(config.finish))),
    )


def ending_in_words(config: TrainingConfig) -> str:
    """Which weights a run ends with, and whether it may end early."""
    kept = tr("the best epoch's weights") if config.keep_best else tr("the last epoch's weights")
    return (
        tr(
            "{kept}, stops after {epochs} without a better one",
            kept=kept,
            epochs=epochs_in_words(config.patience),
        )
        if config.patience
        else kept
    )


def run_in_words(config: TrainingConfig) -> str:
    """All of ``config`` as the rest of a sentence."""
    parts = (
        optimizer_in_words(config),
        tr("batches of {size:,}", size=config.batch_size),
        schedule_in_words(config),
        regularisation_in_words(config),
        pictures_in_words(config),
        ending_in_words(config),
    )
    return "; ".join(part for part in parts if part) + "."


def change_in_words(before: Dials, after: Dials) -> str:
    """What was turned, from where to where: ``rate 0.001 to 0``."""
    settings = ((tr("rate"), "learning_rate"), (tr("momentum"), "momentum"), (tr("decay"), "weight_decay"))
    return ", ".join(
        tr(
            "{setting} {before:g} to {after:g}",
            setting=text,
            before=getattr(before, name),
            after=getattr(after, name),
        )
        for text, name in settings
        if getattr(before, name) != getattr(after, name)
    )


def layers_in_words(network: Network) -> str:
    """What ``network`` itself does against learning by heart: that is no setting of a run."""
    rates = sorted({layer.rate for layer in network.layers if isinstance(layer, Dropout)})
    dropout = tr("Dropout of {rates}", rates=tr(" and ").join(map(percent, rates))) if rates else tr("No dropout")
    normal = any(isinstance(layer, BatchNorm) for layer in network.layers)
    if normal:
        return tr("{dropout}, batch normalisation.", dropout=dropout)
    return tr("{dropout}, no batch normalisation.", dropout=dropout)


def _listed(*settings: tuple[object, str]) -> str:
    return ", ".join(words for value, words in settings if value)
