"""Settings and networks in words. No Qt."""

from core.nn.layers import BatchNorm, Dropout
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.dials import Dials

OPTIMIZER_NAMES = {"sgd": "SGD", "rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW"}
SCHEDULE_NAMES = {"constant": "Constant", "step": "Step", "cosine": "Cosine", "one-cycle": "One-cycle"}


def percent(share: float) -> str:
    """``12.5 %``, not to be broken."""
    return f"{100 * share:g}\N{NO-BREAK SPACE}%"


def epochs_in_words(count: int) -> str:
    """``1 epoch``, ``5 epochs``."""
    return f"{count:,} epoch{'s' if count != 1 else ''}"


def optimizer_in_words(config: TrainingConfig) -> str:
    """The optimizer with its own numbers, the rate and the loss."""
    momentum = f" with {'Nesterov ' if config.nesterov else ''}momentum {config.momentum:g}" if config.momentum else ""
    own = {"sgd": momentum, "rmsprop": f" with decay {config.rms_decay:g}"}.get(
        config.optimizer, f" with betas {config.betas[0]:g} and {config.betas[1]:g}"
    )
    return f"{OPTIMIZER_NAMES[config.optimizer]}{own}, rate {config.learning_rate:g}, {config.loss}"


def schedule_in_words(config: TrainingConfig) -> str:
    """How many epochs, and how the rate moves meanwhile."""
    step = f", times {config.step_factor:g} every {epochs_in_words(config.step_epochs)}"
    return f"{epochs_in_words(config.epochs)}, {config.schedule} rate{step if config.schedule == 'step' else ''}"


def regularisation_in_words(config: TrainingConfig) -> str:
    """What keeps the weights from learning by heart; "" for nothing."""
    return _listed(
        (config.weight_decay, f"weight decay {config.weight_decay:g}"),
        (config.label_smoothing, f"label smoothing {config.label_smoothing:g}"),
        (config.averaging, f"averaging {config.averaging:g}"),
    )


def pictures_in_words(config: TrainingConfig) -> str:
    """What is done to the pictures; "" for nothing."""
    return _listed(
        (config.augment, "varied"),
        (config.drawn, f"{percent(config.drawn)} drawn"),
        (config.not_digits, f"{percent(config.not_digits)} no digits"),
        (config.settle, f"settling\N{NO-BREAK SPACE}{percent(config.settle)}"),
        (config.finish, f"finishing\N{NO-BREAK SPACE}{percent(config.finish)}"),
    )


def ending_in_words(config: TrainingConfig) -> str:
    """Which weights a run ends with, and whether it may end early."""
    kept = "the best epoch's weights" if config.keep_best else "the last epoch's weights"
    return f"{kept}, stops after {epochs_in_words(config.patience)} without a better one" if config.patience else kept


def run_in_words(config: TrainingConfig) -> str:
    """All of ``config`` as the rest of a sentence."""
    parts = (
        optimizer_in_words(config),
        f"batches of {config.batch_size:,}",
        schedule_in_words(config),
        regularisation_in_words(config),
        pictures_in_words(config),
        ending_in_words(config),
    )
    return "; ".join(part for part in parts if part) + "."


def change_in_words(before: Dials, after: Dials) -> str:
    """What was turned, from where to where: ``rate 0.001 to 0``."""
    settings = (("rate", "learning_rate"), ("momentum", "momentum"), ("decay", "weight_decay"))
    return ", ".join(
        f"{text} {getattr(before, name):g} to {getattr(after, name):g}"
        for text, name in settings
        if getattr(before, name) != getattr(after, name)
    )


def layers_in_words(network: Network) -> str:
    """What ``network`` itself does against learning by heart: that is no setting of a run."""
    rates = sorted({layer.rate for layer in network.layers if isinstance(layer, Dropout)})
    dropout = f"Dropout of {' and '.join(map(percent, rates))}" if rates else "No dropout"
    normal = any(isinstance(layer, BatchNorm) for layer in network.layers)
    return f"{dropout}, {'' if normal else 'no '}batch normalisation."


def _listed(*settings: tuple[object, str]) -> str:
    return ", ".join(words for value, words in settings if value)
