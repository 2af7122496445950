"""Files that come with the program: default weights, MNIST, pen strokes, icons, lessons, translations."""

from importlib.resources import files
from pathlib import Path

ROOT = Path(str(files(__name__)))
MNIST = ROOT / "mnist"
STROKES = ROOT / "strokes"
WEIGHTS = ROOT / "weights"
TRANSLATIONS = ROOT / "translations"
ICONS = ROOT / "icons"
LINUX = ROOT / "linux"
LESSONS = ROOT / "lessons"
DEFAULT_WEIGHTS = WEIGHTS / "digitscope.safetensors"
