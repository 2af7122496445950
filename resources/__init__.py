"""Files that come with the program: default weights, MNIST, pen strokes, icons, lessons."""

from pathlib import Path

ROOT = Path(__file__).parent
MNIST = ROOT / "mnist"
STROKES = ROOT / "strokes"
WEIGHTS = ROOT / "weights"
ICONS = ROOT / "icons"
LESSONS = ROOT / "lessons"
DEFAULT_WEIGHTS = WEIGHTS / "digitscope.safetensors"
