"""Files that come with the program: default weights, MNIST, icons."""

from pathlib import Path

ROOT = Path(__file__).parent
MNIST = ROOT / "mnist"
WEIGHTS = ROOT / "weights"
ICONS = ROOT / "icons"
DEFAULT_WEIGHTS = WEIGHTS / "digitscope.safetensors"
