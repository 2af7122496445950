"""The style sheet of the window, filled with the colours of a theme."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

_SHEET = Template("""
QToolTip { background: $panel; color: $text; border: 1px solid $edge; padding: ${half}px; }
QMenuBar { background: $window; color: $text; border: none; padding: 2px ${half}px; }
QMenuBar::item { background: transparent; padding: ${half}px ${unit}px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $edge; padding: ${half}px; }
QMenu::item { padding: 6px ${unit3}px 6px ${unit}px; border-radius: ${half}px; }
QMenu::icon { padding-left: ${half}px; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: ${half}px; }
QStatusBar { background: $window; color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: none; }

QPushButton { background: $panel; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $window; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:focus { background: $accent_strong; }
QPushButton[role="primary"]:disabled { background: $window; color: $disabled; border-color: $border; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton[role="segment"] { padding: 5px ${unit}px; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent;
    border-radius: ${radius}px; padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $tint; border-color: $accent; }
QToolButton:checked:disabled { background: transparent; border-color: $border; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked:focus { border: 2px solid $text; padding: 4px; }
QToolButton:disabled { color: $disabled; }
QToolButton[role="help"] { color: $muted; border: 1px solid $border; border-radius: 10px; padding: 0;
    min-width: 18px; max-width: 18px; min-height: 18px; max-height: 18px; font-weight: 600; }
QToolButton[role="help"]:hover, QToolButton[role="help"]:focus { color: $accent; border-color: $accent; }
QToolButton[role="fold"] { padding: 2px ${half}px 2px 0; font-weight: 600; }
QToolButton[role="fold"]:checked { background: transparent; border-color: transparent; }
QToolButton[role="fold"]:checked:hover { background: $hover; }
QToolButton[role="fold"]:focus, QToolButton[role="fold"]:checked:focus { border: 1px solid $accent;
    padding: 2px ${half}px 2px 0; }
QToolButton[role="corner"] { padding: 2px; }
QToolButton[role="link"] { padding: 2px ${half}px; margin-left: -${half}px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit { background: $field; color: $text; border: 1px solid $edge;
    border-radius: ${radius}px; padding: 4px ${unit}px; min-height: 18px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus { border-color: $accent; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] { border-color: $bad; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $disabled; background: $window;
    border-color: $border; }
QComboBox { padding-right: ${unit}px; combobox-popup: 0; qproperty-maxVisibleItems: 16; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView::item { padding: ${half}px 5px; }
QComboBox QAbstractItemView::item:disabled { color: $disabled; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $edge; border-radius: 0;
    outline: none; padding: 2px; selection-background-color: $tint; selection-color: $text; }
QAbstractSpinBox { padding: 2px 0; min-height: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
    width: 18px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 10px; height: 10px; }

QCheckBox::indicator { width: 14px; height: 14px; background: $field; border: 1px solid $edge; border-radius: 3px; }
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/check-$name.svg"); }
QCheckBox::indicator:disabled { background: $window; border-color: $border; }
QCheckBox::indicator:checked:disabled { background: $disabled; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 7px ${tab}px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::scroller { width: 52px; }
QTabBar::tear { width: 0; border: none; }
QTabBar QToolButton { background: $window; border: 1px solid $border; border-radius: ${half}px; padding: 0;
    margin: 3px 1px; }
QTabBar QToolButton:hover { background: $hover; }
QTabBar QToolButton:disabled { border-color: $window; }
QTabBar QToolButton::left-arrow { image: url("$icons/arrow-left.svg"); width: 12px; height: 12px; }
QTabBar QToolButton::right-arrow { image: url("$icons/arrow-right.svg"); width: 12px; height: 12px; }
QTabBar QToolButton::left-arrow:disabled, QTabBar QToolButton::right-arrow:disabled { image: none; }

QProgressBar { background: $border; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
    text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListView, QTreeView, QTableView { background: $panel; color: $text; border: 1px solid $border;
    border-radius: ${radius}px; outline: none; }
QTableView { selection-background-color: $tint; selection-color: $text; }
QTableView:focus, QTreeView:focus { border-color: $accent; }
QTableView QTableCornerButton::section, QHeaderView { background: $panel; border: none; }
QHeaderView::section:vertical { border: none; }
QListView::item { padding: ${half}px ${unit}px; border-radius: ${half}px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $tint; color: $text; }
QTreeView::item { padding: 3px ${half}px; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $tint; color: $text; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: ${half}px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: top center; width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url("$icons/arrow-up.svg"); }
QHeaderView::down-arrow { image: url("$icons/arrow-down.svg"); }

QSlider::groove:horizontal { height: 4px; background: $border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: $panel; border: 1px solid $accent; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $tint; border-width: 2px;
    width: 12px; height: 12px; }
QSlider::sub-page:horizontal:disabled { background: $edge; }
QSlider::handle:horizontal:disabled { border-color: $edge; }

QSplitter::handle { background: transparent; }
QFrame[role="card"] { background: $panel; border: 1px solid $border; border-radius: ${unit}px; }
QLabel[role="muted"], QLabel[role="hint"], QLabel[role="small"], QLabel[role="empty"] { color: $muted; }
QLabel[role="error"] { color: $bad; }
QLabel:disabled { color: $disabled; }
""")


def style_sheet(colours: Mapping[str, object], unit: int, radius: int, icons: Path) -> str:
    """The sheet with ``colours`` by the names of :class:`~desktop.widgets.theme.Theme`; sizes in pixels."""
    sizes = {"unit": unit, "half": unit // 2, "tab": 3 * unit // 2, "unit3": unit * 3, "radius": radius}
    return _SHEET.substitute({**colours, **sizes, "icons": icons.as_posix()})
