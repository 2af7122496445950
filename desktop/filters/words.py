"""What the Filters tab says: the numbers that can be looked at, why there may be nothing to see, and its help."""

from desktop.language import tr

EMPTY = tr("The network is being read.")
WEIGHTS, GRADIENT, CHANGE = tr("Weights"), tr("Gradient"), tr("Change")
IN_FILES = {WEIGHTS: "weights", GRADIENT: "gradient", CHANGE: "change"}
NO_WEIGHTS = tr(
    "This network has no layer with weights, so there is nothing to see.\n"
    "Choose another preset in the Network menu, or open other weights."
)
NO_GRADIENT = tr(
    "There is no gradient here: the batches of a run bring one, and other weights take it away.\n"
    "During a run in the Train tab every batch shows here which way it wants the weights."
)
NO_CHANGE = tr("Nothing has changed {since}.\nOnce the weights are others, this shows how far they have come.")
SIGNS = tr("  ·  | / – \\ are the strokes they look for")
HELP = tr(
    "<p>A convolution slides small <b>filters</b> over the picture. Where the ink lies under the red numbers and the "
    "paper under the blue ones, the filter answers strongly: the tile is a picture of what it looks for.</p>"
    "<p>The marks | / – \\ say for which strokes a filter of the first layer looks; the order <i>By stroke</i> puts "
    "those for vertical strokes first. Deeper filters look at the answers of the layer before. A dense layer weighs "
    "every place of what it sees.</p>"
    "<p><b>Gradient</b> says how much more wrong the network would have been about the last batch of pictures had a "
    "number been greater: training goes the other way. <b>Change</b> is how far it has come.</p>"
    "<p>A filter is <b>dead</b> if it gives the same answer to all pictures, behind its activation if it has one: "
    "nothing depends on it.</p>"
)
