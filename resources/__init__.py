"""Files that come with the program: default weights, MNIST, pen strokes, icons, translations."""

from pathlib import Path

ROOT = Path(__file__).parent
MNIST = ROOT / "mnist"
STROKES = ROOT / "strokes"
WEIGHTS = ROOT / "weights"
TRANSLATIONS = ROOT / "translations"
ICONS = ROOT / "icons"
DEFAULT_WEIGHTS = WEIGHTS / "digitscope.safetensors"
